"""What runs at each visit: who is there, the menu, the filters, then the chosen page?"""

from functools import partial

from streamlit.navigation.page import StreamlitPage

from access.user import Refused, User
from components.choice import choose, show_notices
from components.look import dress
from components.refusal import refused
from components.seen_as import band as seen_band
from components.visit import visited
from door.failure import will_tell
from door.menu import closed, menu
from door.seen_as import seen_as
from door.sign_in.band import band
from door.sign_in.reader import who_is_there
from door.sign_in.reception import Closed
from door.sign_in.screens import show
from metrics.shelf import shelf_of
from settings import Settings, current


def main() -> None:
    """Build the screen."""
    dress()
    will_tell(None)
    settings = current()
    user = who_is_there(settings)
    if isinstance(user, Closed):
        closed(partial(show, user, settings)).run()
        return
    reader = seen_as(user, settings)
    will_tell(reader)
    page = menu(reader)
    band(user, settings)
    if reader.seen_by_director:
        seen_band(reader)
    try:
        _show(page, reader, settings)
    except Refused as refusal:
        refused(refusal)


def _show(page: StreamlitPage, reader: User, settings: Settings) -> None:
    """The filters and the page, noted in the journal of accesses."""
    with visited(reader, page.title) as visiting:
        visiting.chose(choose(reader, shelf_of(reader, settings)))
        show_notices()
        page.run()


main()
