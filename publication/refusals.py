"""What may not be published, and what should be done instead?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from access.perimeter import Perimeter
from data_access.diffusion.cells import publications
from data_access.query import rows
from metrics.period import month_start


class Unpublishable(ValueError):  # noqa: N818 (what happened, not a mistake of the program)
    """What is asked may not be published; the message, in French, says why and what to do."""


class Embargo(Unpublishable):
    """Its committee has not examined it yet, or there is nothing to examine."""


def refuse_too_soon(committee_on: date, covers_until: date, today: date) -> None:
    """Refuse what its committee cannot have examined."""
    if committee_on > today:
        raise Embargo(
            f"Le comité du {committee_on:%d/%m/%Y} n'a pas eu lieu : rien n'est publié avant lui. "
            "Relancer la commande ce jour-là ; « --essai » montre le rapport sans rien écrire."
        )
    if month_start(committee_on) <= covers_until:
        raise Embargo(
            f"Le comité du {committee_on:%d/%m/%Y} n'a pas pu examiner tout le mois {covers_until:%m/%Y} : "
            "donner avec « --jusqu-au » un mois fini avant le comité."
        )


def refuse_nothing(department: str, covers_until: date, years: Sequence[int]) -> None:
    """Refuse a publication without a month."""
    if not years:
        raise Embargo(
            f"Aucun mois n'est chargé pour le département {department} jusqu'à {covers_until:%m/%Y} : "
            "charger d'abord les fichiers de cette période (« vigie etat » dit ce qui l'est)."
        )


def refuse_unregistered(diffusion_url: str, department: str, number: int) -> None:
    """Refuse a number that partners read already: the ledger, restored or changed, has forgotten it.

    What the ledger does not know, the masking cannot take into account.
    """
    told = rows(diffusion_url, publications(Perimeter(department), date.max))
    if told and told[0][0] >= number:
        raise Unpublishable(
            f"La base de diffusion tient déjà la publication n° {told[0][0]} du département {department}, "
            "que le registre de la base de la caisse ne connaît pas : une publication de plus pourrait dire "
            "ce qu'elle masque. Restaurer ce registre d'une sauvegarde plus récente, puis recommencer."
        )
