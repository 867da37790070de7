"""What partners read: which charts and tables say it, with what is masked drawn as masked?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart
from charts.choropleth import choropleth
from charts.empty import empty
from charts.panels.quality import listed
from charts.ranking import ranking
from charts.twin import Cell, Column, Twin
from metrics.breakdown import by
from metrics.diffusion.report import STEPS
from metrics.diffusion.words import MaskedTable, masking_in_words, shown_in_words, waiting_in_words
from metrics.figures import Figures
from metrics.model import Metric
from metrics.once import once
from metrics.units import SHARE, Unit, french_number

MOST_MEMBERS = 40
_CELLS = Unit("cells", "cellule", "cellules")
_COLUMNS = (
    *map(Column, ("Tableau", "Pas", "Seuil")),
    *(Column("Cellules", _CELLS, bare=True), Column("Masquées", _CELLS, bare=True)),
    Column("Part masquée", SHARE),
)


@once
def along(figures: Figures, metric: Metric, axis: str) -> Chart:
    """A metric along an axis; the whole department beside it for a rate."""
    values = by(figures, metric, axis)
    if not values:
        return empty(waiting_in_words(metric, axis))
    whole = figures.value(metric) if metric.denominator else None
    finding = shown_in_words(values, axis)
    return ranking(values, finding=finding, whole=whole, at_most=MOST_MEMBERS, whole_name="Département")


@once
def by_commune(figures: Figures, metric: Metric) -> Chart:
    """A metric commune by commune."""
    values = by(figures, metric, "commune")
    if not values:
        return empty(waiting_in_words(metric, "commune"))
    department = figures.perimeter.department
    return choropleth(values, department=department, finding=shown_in_words(values, "commune"))


def masked(tables: Sequence[MaskedTable]) -> Chart:
    """How many cells of each table are masked."""
    rows = tuple(map(_row, sorted(tables, key=lambda one: -_share(one))))
    return listed(masking_in_words(tables), "Les tableaux les plus masqués d'abord", Twin(_COLUMNS, rows))


def _row(one: MaskedTable) -> tuple[Cell, ...]:
    threshold = french_number(one.threshold) if one.threshold else "aucun"
    return one.along, STEPS[one.step], threshold, float(one.cells), float(one.masked), _share(one)


def _share(one: MaskedTable) -> float:
    return one.masked / one.cells if one.cells else 0.0
