"""How is the journal of accesses read without a screen, or purged?"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta

import click

from command_line.options import Day
from command_line.terminal import printable, say
from data_access.accesses.visits import Visit, visits
from exports.safe import csv_text
from metrics.sentences import count_in_words
from metrics.units import short_date
from metrics.visits.journal import today
from metrics.visits.keeping import kept_from, purge_old
from metrics.visits.words import HEADS, cells
from settings import current

_FORMS = click.Choice(["texte", "csv"])
_DAYS = 30


@click.command(
    "acces",
    help="Lire le journal des accès : qui a ouvert quelle page, emporté quel fichier, essuyé quel refus.",
    short_help="Lire le journal des accès, ou l'élaguer.",
)
@click.option(
    "--depuis", "since", type=Day(), metavar="JJ/MM/AAAA", help=f"Premier jour (sinon, {_DAYS} jours)."
)
@click.option("--format", "form", type=_FORMS, default="texte", show_default=True, help="Forme de la sortie.")
@click.option(
    "--purger",
    "purging",
    is_flag=True,
    help="Effacer ce qui dépasse la durée de conservation (VIGIE_ACCESS_KEPT_DAYS).",
)
def journal(since: date | None, form: str, *, purging: bool) -> None:
    """Print the visits, the newest first; or forget the old ones."""
    if purging:
        say(_purged())
        return
    first = since or today() - timedelta(days=_DAYS - 1)
    found = visits(current().access_url, first, today())
    if form == "csv":
        click.echo(_csv(found), nl=False)
        return
    for one in found:
        click.echo(printable(" · ".join(cells(one))))
    count = count_in_words(len(found), "visite", "visites", none="Aucune visite")
    say(f"{count} depuis le {short_date(first)}.")


def _purged() -> str:
    count = count_in_words(purge_old(), "visite effacée", "visites effacées", none="aucune visite à effacer")
    return f"{count[:1].upper()}{count[1:]}, avant le {short_date(kept_from())}."


def _csv(found: Sequence[Visit]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows([csv_text(cell) for cell in cells(one)] for one in found)
    return text.getvalue()
