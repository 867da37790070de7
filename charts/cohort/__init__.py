"""What becomes of those who entered in each step of time? Lines with their intervals, one a horizon.

A step that may not be read yet is not drawn; one with too few cases is its interval and nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.axes import Few, round_span
from charts.chart import Chart, Column, Key, Twin, rows_of
from charts.cohort.drawing import cohort_spec
from charts.empty import empty
from charts.french import short_month
from charts.placing import Name, apart
from charts.theme import BLUE, BLUE_DEEP, PAPER, PAST, QUIET
from charts.twin import Cell
from metrics.period import Granularity, bucket_period
from metrics.units import CASES, NO_BREAK, SHARE, month_name

_STROKES = ((PAST, QUIET), (BLUE, BLUE_DEEP))
"""The line and the name of each series, the one to read first coming last."""
_HEIGHT = 288
_COLUMNS = {
    "step": "text",
    "long": "text",
    "series": "text",
    "value": "number",
    "low": "number",
    "high": "number",
    "text": "text",
    "interval": "text",
    "cases": "text",
    "stroke": "text",
    "fill": "text",
    "ink": "text",
    "recent": "flag",
    "name": "text",
    "name_y": "number",
    "bottom": "number",
    "top": "number",
}


@dataclass(frozen=True)
class Estimate:
    """A share of those who entered in a step, or only the words that stand for it."""

    start: date
    cases: int
    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    interval: str = ""
    provisional: bool = False
    too_recent: bool = False


@dataclass(frozen=True)
class Horizon:
    """A series: its name and its estimates, one a step, all horizons over the same steps."""

    name: str
    estimates: Sequence[Estimate]


def cohort(
    horizons: Sequence[Horizon], *, granularity: Granularity, finding: str, subtitle: str, note: str = ""
) -> Chart:
    """At most two horizons, the one to read first coming last."""
    shown = [one for each in horizons for one in each.estimates if one.high is not None]
    if not shown:
        return empty(finding)
    top = max(one.high for one in shown if one.high is not None)
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=cohort_spec(Few.of(horizons[-1].estimates)),
        rows=rows_of(_COLUMNS, _rows(horizons, granularity, round_span(0.0, min(top, 1.0)))),
        twin=_twin(horizons, granularity, note),
        height=_HEIGHT,
        alt=f"{finding} {_ends(horizons, granularity)}",
        keys=_keys(horizons),
    )


def _keys(horizons: Sequence[Horizon]) -> tuple[Key, ...]:
    keys = [Key(f"bande{NO_BREAK}: intervalle à 95{NO_BREAK}%", "#D3E1F1")]
    if any(one.provisional for each in horizons for one in each.estimates):
        keys.append(Key(f"point vide{NO_BREAK}: provisoire", PAPER, "outline"))
    return tuple(keys)


def _label(start: date, granularity: Granularity) -> str:
    return short_month(start) if granularity is Granularity.MONTH else bucket_period(start, granularity).label


def _long(start: date, granularity: Granularity) -> str:
    return month_name(start) if granularity is Granularity.MONTH else _label(start, granularity)


def _last(estimates: Sequence[Estimate]) -> Estimate | None:
    return next((one for one in reversed(estimates) if one.value is not None), None)


def _names(horizons: Sequence[Horizon], span: tuple[float, float]) -> dict[str, tuple[date, str, float]]:
    """The name of each series, beside its last value: when, which words, at which height."""
    ends = {each.name: last for each in horizons if (last := _last(each.estimates))}
    names = [Name(name, f"{name}\n{last.text}", last.value or 0.0) for name, last in ends.items()]
    places = apart(names, span, _HEIGHT)
    return {one.key: (ends[one.key].start, one.words, places[one.key]) for one in names}


def _rows(
    horizons: Sequence[Horizon], granularity: Granularity, span: tuple[float, float]
) -> list[dict[str, object]]:
    names = _names(horizons, span)
    rows: list[tuple[date, dict[str, object]]] = []
    for each, (stroke, ink) in zip(horizons, _STROKES[-len(horizons) :], strict=True):
        start, words, place = names.get(each.name, (None, "", None))
        for one in each.estimates:
            row = _row(one, granularity, stroke, span) | {"series": each.name, "ink": ink}
            row["recent"] = one.too_recent and each is horizons[-1]
            if one.start == start:
                row |= {"name": words, "name_y": place}
            rows.append((one.start, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _row(
    one: Estimate, granularity: Granularity, stroke: str, span: tuple[float, float]
) -> dict[str, object]:
    return {
        "step": _label(one.start, granularity),
        "long": _long(one.start, granularity),
        "value": one.value,
        "low": one.low,
        "high": None if one.high is None else min(one.high, span[1]),
        "text": one.text,
        "interval": one.interval,
        "cases": CASES.write(one.cases),
        "stroke": stroke,
        "fill": PAPER if one.provisional else stroke,
        "bottom": span[0],
        "top": span[1],
    }


def _twin(horizons: Sequence[Horizon], granularity: Granularity, note: str) -> Twin:
    heads = [Column("Entrée"), Column("Saisines", CASES)]
    heads += [
        column
        for each in reversed(horizons)
        for column in (Column(each.name, SHARE), Column(f"{each.name}, intervalle"))
    ]
    rows: list[tuple[Cell, ...]] = []
    for together in zip(*(each.estimates for each in reversed(horizons)), strict=True):
        told = [cell for one in together for cell in (_cell(one), one.interval)]
        rows.append((_long(together[0].start, granularity), float(together[0].cases), *told))
    return Twin((*heads,), tuple(rows), note=note)


def _cell(one: Estimate) -> Cell:
    return one.text if one.value is None else one.value


def _ends(horizons: Sequence[Horizon], granularity: Granularity) -> str:
    said = [
        f"{each.name}{NO_BREAK}: {last.text} ({_long(last.start, granularity)})"
        for each in reversed(horizons)
        if (last := _last(each.estimates))
    ]
    return f"{' ; '.join(said)}." if said else ""
