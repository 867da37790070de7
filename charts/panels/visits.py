"""Journal of accesses: which table tells who opened what, took what, was refused what?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart
from charts.panels.quality import listed
from charts.twin import Column, Twin
from metrics.sentences import count_in_words
from metrics.spacing import spaced
from metrics.units import french_number
from metrics.visits.journal import Kind, Visit
from metrics.visits.words import HEADS, SHORT_HEADS, cells, clock, short_cells

_COLUMNS, _SHORT_COLUMNS = (tuple(map(Column, heads)) for heads in (HEADS, SHORT_HEADS))


def visits_table(visits: Sequence[Visit], count: int, place: tuple[int, int] = (1, 1)) -> Chart:
    """Some of `count` visits, the newest first, for a screen; `place`: the page, out of how many.

    Refusals are to be seen first.
    """
    page, pages = place
    finding = f"Journal : {count_in_words(count, 'visite', 'visites', none='aucune visite')}"
    subtitle = "La plus récente d'abord"
    if pages > 1:
        subtitle = f"{subtitle}, page {french_number(page)} sur {french_number(pages)}"
    refused = frozenset(rank for rank, one in enumerate(visits) if one.kind == Kind.REFUSED)
    rows = tuple(map(short_cells, visits))
    return listed(finding, subtitle, Twin(_SHORT_COLUMNS, rows, note=_note(visits), concerns=refused))


def visits_twin(visits: Sequence[Visit], count: int) -> Twin:
    """The rows of a file, column by column; one that holds fewer than `count` says where the others are."""
    note = _note(visits)
    if count > len(visits):
        kept = french_number(len(visits))
        note += f" Les {kept} visites les plus récentes ; « vigie acces --format csv » les donne toutes."
    return Twin(_COLUMNS, tuple(map(cells, visits)), note=spaced(note))


def _note(visits: Sequence[Visit]) -> str:
    return f"{clock(visits[0].at)}." if visits else ""
