"""What partners read: which charts and tables say it, with what is masked drawn as masked?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart
from charts.choropleth import choropleth
from charts.empty import NOTHING, empty
from charts.panels.quality import listed
from charts.ranking import ranking
from charts.twin import Cell, Column, Twin
from metrics.axes import ORDERED_AXES
from metrics.breakdown import by
from metrics.catalogue import TOPICS
from metrics.diffusion.report import STEPS
from metrics.diffusion.words import (
    ONE_MONTH,
    MaskedTable,
    absent_in_words,
    masking_in_words,
    shown_in_words,
    waiting_in_words,
    waits,
)
from metrics.figures import Figures
from metrics.model import Metric
from metrics.once import once
from metrics.units import SHARE, Unit, french_number

MOST_MEMBERS = 40
NO_ONE = "Le total du département est nul."
YEAR_OVER = "Choisir une année finie."
_FIGURES = Unit("figures", "chiffre", "chiffres")
_COLUMNS = (
    Column("Tableau"),
    *(Column("Masqués", _FIGURES, bare=True), Column("Chiffres", _FIGURES, bare=True)),
    *(Column("Part masquée", SHARE), Column("Seuil")),
)
_NO_THRESHOLD = "Seuil « aucun » : le tableau ne compte pas de personnes."


@once
def along(figures: Figures, metric: Metric, axis: str) -> Chart:
    """A metric along an axis; the whole department beside it for a rate."""
    values = by(figures, metric, axis)
    if not values:
        return untold(figures, metric, (axis,))
    whole = figures.value(metric) if metric.denominator else None
    finding = shown_in_words(values, axis)
    return ranking(
        values,
        finding=finding,
        whole=whole,
        at_most=MOST_MEMBERS,
        whole_name="Département",
        as_given=axis in ORDERED_AXES,
    )


@once
def by_commune(figures: Figures, metric: Metric, axis: str = "commune") -> Chart:
    """A metric commune by commune."""
    values = by(figures, metric, axis)
    if not values:
        return untold(figures, metric, (axis,))
    department = figures.perimeter.department
    return choropleth(values, department=department, finding=shown_in_words(values, axis))


def told(figures: Figures, metric: Metric, axes: Sequence[str]) -> tuple[str, ...]:
    """Those of the axes along which there is something to show, masked or not."""
    return tuple(axis for axis in axes if by(figures, metric, axis))


def untold(figures: Figures, metric: Metric, axes: Sequence[str]) -> Chart:
    """Axes along which there is nothing: to be told once the year is over, and why not before; or absent."""
    if waits(figures, metric):
        return empty(waiting_in_words(metric, axes), why=ONE_MONTH, advice=YEAR_OVER)
    nothing = figures.value(metric).value == 0
    return empty(absent_in_words(figures, metric, axes), why=NO_ONE if nothing else NOTHING)


def masked(tables: Sequence[MaskedTable]) -> Chart:
    """How many figures of each table of a programme are masked, in all the periods of the publication."""
    rows = tuple(map(_row, sorted(tables, key=lambda one: (-_share(one), one.along))))
    twin = Twin(_COLUMNS, rows, note=_NO_THRESHOLD if any(not one.threshold for one in tables) else "")
    told = masking_in_words(tables)
    finding = f"{TOPICS[tables[0].topic]} : {told[0].lower()}{told[1:]}" if tables else told
    return listed(finding, "Toutes périodes, les tableaux les plus masqués d'abord", twin)


def _row(one: MaskedTable) -> tuple[Cell, ...]:
    threshold = french_number(one.threshold) if one.threshold else "aucun"
    return f"{one.along}, {STEPS[one.step]}", float(one.masked), float(one.cells), _share(one), threshold


def _share(one: MaskedTable) -> float:
    return one.masked / one.cells if one.cells else 0.0
