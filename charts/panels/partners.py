"""What partners read: which charts and tables say it, with what is masked drawn as masked?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart
from charts.choropleth import choropleth
from charts.empty import empty
from charts.panels.quality import listed
from charts.ranking import ranking
from charts.twin import Column, Twin
from metrics.breakdown import by
from metrics.diffusion.report import STEPS
from metrics.diffusion.words import MaskedTable, masking_in_words, shown_in_words
from metrics.figures import Figures
from metrics.model import Metric
from metrics.once import once
from metrics.units import SHARE, french_number

MOST_MEMBERS = 40


@once
def along(figures: Figures, metric: Metric, axis: str) -> Chart:
    """A metric along an axis; the whole department beside it for a rate."""
    values = by(figures, metric, axis)
    if not values:
        return empty(metric.label)
    whole = figures.value(metric) if metric.denominator else None
    finding = shown_in_words(values, axis)
    return ranking(values, finding=finding, whole=whole, at_most=MOST_MEMBERS, whole_name="Département")


@once
def by_commune(figures: Figures, metric: Metric) -> Chart:
    """A metric commune by commune."""
    values = by(figures, metric, "commune")
    if not values:
        return empty(metric.label)
    department = figures.perimeter.department
    return choropleth(values, department=department, finding=shown_in_words(values, "commune"))


def masked(tables: Sequence[MaskedTable]) -> Chart:
    """How many cells of each table are masked."""
    columns = ("Tableau", "Pas", "Seuil", "Cellules", "Masquées", "Part masquée")
    rows = tuple(map(_row, tables))
    return listed(masking_in_words(tables), "Par tableau publié", Twin(tuple(map(Column, columns)), rows))


def _row(one: MaskedTable) -> tuple[str, ...]:
    if not one.threshold:
        return (one.along, STEPS[one.step], "aucun", french_number(one.cells), "0", SHARE.write(0.0))
    share = SHARE.write(one.masked / one.cells)
    return (
        *(one.along, STEPS[one.step], french_number(one.threshold)),
        *(french_number(one.cells), french_number(one.masked), share),
    )
