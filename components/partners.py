"""What does the page of a partner work with: what was published, of the programmes open to its reader?"""

from __future__ import annotations

from access.user import Refused, User
from components.view import View, opened_for_partners, stop_without_data
from metrics.catalogue import TOPICS
from metrics.diffusion.offer import offered_of


def partner_view(user: User, topic: str) -> View:
    """Open the page of a programme as it was published; refuses a programme that is not the reader's."""
    if not user.opens(topic):
        raise Refused(
            f"Le programme « {TOPICS[topic]} » n'est pas l'un des vôtres. Demander ce droit à la caisse, ou "
            "choisir une autre page dans le menu.",
            title="Ce programme ne vous est pas ouvert",
        )
    view = opened_for_partners(user, TOPICS[topic], offered_of(topic))
    stop_without_data(view)
    return view
