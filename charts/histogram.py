"""How is a duration spread? Columns along an integer axis, the median and the limit as rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt

from charts.chart import Chart, Column, Spec, Twin, haloed, kept, rows_of, source
from charts.empty import empty
from charts.labels import measured
from charts.theme import BLUE, BLUE_DEEP, GRID, ORANGE, PAPER, QUIET, SEQUENCE
from charts.twin import number
from metrics.model import Value
from metrics.units import NO_BREAK, Unit, french_number

_STEPS = (1, 2, 5, 7, 10, 15, 30, 60, 90, 180, 365)
_MOST_COLUMNS = 40
_HEIGHT = 248
_UPPER, _LOWER = -28, -11
"""The heights of the two texts above the plot: the rule on the left is told above the other."""
_COLUMNS = {
    "from": "number",
    "to": "number",
    "value": "number",
    "long": "text",
    "text": "text",
    "late": "flag",
    "median": "number",
    "median_text": "text",
    "limit": "number",
    "limit_text": "text",
    "median_at": "number",
    "median_side": "text",
    "limit_at": "number",
    "limit_side": "text",
}


def histogram(
    values: Sequence[Value],
    *,
    axis_unit: Unit,
    finding: str,
    median: float | None = None,
    limit: float | None = None,
    limit_words: str = "Limite",
) -> Chart:
    """Counts by whole number (the member of each value), gathered so that at most 40 columns are drawn.

    `median` and `limit` are on the axis; what stands beyond the limit is drawn lighter.
    """
    counted = _counted(values)
    if not counted:
        return empty(finding)
    classes = _classes(counted)
    step = classes[0][1] - classes[0][0]
    return Chart(
        finding=finding,
        subtitle=_subtitle(values, axis_unit, step),
        spec=_spec(axis_unit.plural),
        rows=rows_of(_COLUMNS, _rows(values, classes, axis_unit, median, limit, limit_words)),
        twin=_twin(values, classes, axis_unit),
        height=_HEIGHT,
        alt=_alt(finding, median, limit, axis_unit, limit_words),
    )


def _counted(values: Sequence[Value]) -> dict[int, float]:
    return {int(value.member): amount for value in values if (amount := number(value)) is not None}


def _classes(counted: dict[int, float]) -> tuple[tuple[int, int, float], ...]:
    """From (included), to (excluded), count."""
    last = max(counted) + 1
    step = next((step for step in _STEPS if last / step <= _MOST_COLUMNS), _STEPS[-1])
    totals: dict[int, float] = {}
    for place, amount in counted.items():
        totals[place // step] = totals.get(place // step, 0.0) + amount
    return tuple((rank * step, (rank + 1) * step, totals.get(rank, 0.0)) for rank in range(max(totals) + 1))


def _class_words(start: int, end: int, unit: Unit) -> str:
    if end - start == 1:
        return unit.write(start / unit.factor)
    return f"de {french_number(start)} à {french_number(end - 1)}{NO_BREAK}{unit.plural}"


def _rows(
    values: Sequence[Value],
    classes: Sequence[tuple[int, int, float]],
    unit: Unit,
    median: float | None,
    limit: float | None,
    limit_words: str,
) -> list[dict[str, object]]:
    counted, last = values[0].metric.unit, classes[-1][1]
    median_first = median is None or limit is None or median <= limit
    return [
        {
            "from": start,
            "to": end,
            "value": amount,
            "long": _class_words(start, end, unit),
            "text": counted.write(amount),
            "late": limit is not None and start > limit,
            "median": median,
            "median_text": "" if median is None else f"Médiane{NO_BREAK}: {unit.write(median / unit.factor)}",
            "limit": limit,
            "limit_text": ""
            if limit is None
            else f"{limit_words}{NO_BREAK}: {unit.write(limit / unit.factor)}",
            "median_at": _UPPER if median_first else _LOWER,
            "median_side": "right" if median is not None and median > 0.6 * last else "left",
            "limit_at": _LOWER if median_first else _UPPER,
            "limit_side": "right" if limit is not None and limit > 0.6 * last else "left",
        }
        for start, end, amount in classes
    ]


def _subtitle(values: Sequence[Value], unit: Unit, step: int) -> str:
    every = "par" if step == 1 else f"par tranche de {step}"
    said = f"{measured(values[0].metric)}, {every} {unit.singular if step == 1 else unit.plural}"
    left_out = sum(number(value) is None for value in values)
    return f"{said} · {left_out} sans nombre à montrer" if left_out else said


def _twin(values: Sequence[Value], classes: Sequence[tuple[int, int, float]], unit: Unit) -> Twin:
    metric = values[0].metric
    rows = tuple((_class_words(start, end, unit), amount) for start, end, amount in classes)
    total = sum(amount for _, _, amount in classes)
    return Twin((Column("Tranche"), Column(metric.label, metric.unit)), (*rows, ("Total", total)), totals=1)


def _alt(finding: str, median: float | None, limit: float | None, unit: Unit, limit_words: str) -> str:
    said = [] if median is None else [f"Médiane{NO_BREAK}: {unit.write(median / unit.factor)}."]
    said += [] if limit is None else [f"{limit_words}{NO_BREAK}: {unit.write(limit / unit.factor)}."]
    return " ".join([finding, *said])


@lru_cache(maxsize=8)
def _spec(axis_title: str) -> Spec:
    bottom = alt.Axis(
        format=",.0f", tickCount=8, domain=True, title=axis_title, titleColor=QUIET, titleFontWeight="normal",
        titleAnchor="end", titlePadding=4,
    )  # fmt: skip
    x = alt.X("from", type="quantitative", bin="binned", axis=bottom, scale=alt.Scale(nice=False, zero=True))
    side = alt.Axis(format=",.0f", tickCount=4, tickMinStep=1, grid=True, gridColor=GRID, labelPadding=8)
    y = alt.Y("value", type="quantitative", axis=side, scale=alt.Scale(zero=True, nice=4))
    told = [
        alt.Tooltip("long", type="nominal", title="Tranche"),
        alt.Tooltip("text", type="nominal", title="Valeur"),
    ]
    late = alt.when("datum.late").then(alt.value(SEQUENCE[1])).otherwise(alt.value(BLUE))
    bars = (
        alt.Chart()
        .mark_bar(stroke=PAPER, strokeWidth=1)
        .encode(x=x, x2=alt.X2("to"), y=y, fill=late, tooltip=told)
    )
    return kept(alt.layer(bars, *_rule("median", BLUE_DEEP), *_rule("limit", ORANGE), data=source()))


def _rule(field: str, colour: str) -> list[alt.Chart]:
    one = (
        alt.Chart()
        .transform_window(rank="row_number()")
        .transform_filter(f"datum.rank == 1 && isValid(datum.{field})")
    )
    x = alt.X(field, type="quantitative")
    rule = one.mark_rule(
        color=colour, strokeWidth=1.5, y=alt.expr(f"datum.{field}_at - 7"), y2=alt.expr("height")
    )
    words = one.encode(x=x, text=alt.Text(f"{field}_text", type="nominal"))
    said = [
        text
        for side, dx in (("left", 6), ("right", -6))
        for text in haloed(
            words.transform_filter(f"datum.{field}_side == '{side}'"),
            align=side,
            dx=dx,
            y=alt.expr(f"datum.{field}_at"),
            color=colour,
            fontWeight=600,
        )
    ]
    return [rule.encode(x=x), *said]
