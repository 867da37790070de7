"""What runs at each visit: who is there, the menu, the filters, then the chosen page?"""

from access.user import local_director
from components.choice import choose, show_notices
from components.look import dress
from door.menu import menu
from metrics.kept import kept_reading
from settings import current


def main() -> None:
    """Build the screen."""
    dress()
    settings = current()
    user = local_director(settings)
    page = menu(user)
    reading = kept_reading(settings.reporting_url)
    choose(user, reading)
    show_notices()
    page.run()


main()
