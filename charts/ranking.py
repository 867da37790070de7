"""Which members of a dimension come first? Horizontal bars, sorted, each carrying its value."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt

from charts.axes import LINE_PX, members_axis
from charts.chart import Chart, Column, Key, Spec, Twin, haloed, kept, rows_of, source
from charts.empty import empty
from charts.french import shown
from charts.labels import distinct, line_count, measured, name, parts, provisional_note, provisional_words
from charts.theme import BLUE, HATCHING_SMALL, INK, PAPER, PAST, PAST_SOFT, QUIET
from charts.twin import cell, figure, is_masked, is_provisional, number, some_provisional, text
from metrics.certainty import is_rankable
from metrics.model import Value
from metrics.units import NO_BREAK, french_number

_COLUMNS = {
    "label": "text",
    "value": "number",
    "text": "text",
    "end": "text",
    "parts": "text",
    "state": "text",
    "hollow": "flag",
    "few": "flag",
    "masked": "flag",
    "whole": "number",
    "whole_text": "text",
}
_FIRST_LINE, _NEXT_LINE = 30, LINE_PX
_MASKED_PX = 18
_MOST_TOLD = 3
"""Of more masked members, only the first says it: the hatching and its key say it of the others."""


def ranking(
    values: Sequence[Value],
    *,
    finding: str,
    whole: Value | None = None,
    at_most: int = 15,
    whole_name: str = "Ensemble",
    as_given: bool = False,
) -> Chart:
    """Members sorted by value, the highest first; members without a number come last, in words.

    A rate of too few cases is drawn pale, below the others and in the order of names: it has no rank.

    `whole` is the same metric over the whole perimeter, drawn as a rule (for shares and means).
    `as_given`: members follow one another, as ages do, and keep their order.
    """
    if not values:
        return empty(finding)
    ordered = tuple(values) if as_given else ranked(values)
    kept_values = ordered[:at_most]
    labels = distinct(kept_values)
    depth = max((line_count(label) for label in labels), default=1)
    mark = number(whole)
    return Chart(
        finding=finding,
        subtitle=_subtitle(ordered, at_most),
        spec=_spec(mark is not None),
        rows=rows_of(_COLUMNS, _rows(kept_values, labels, whole, whole_name)),
        twin=_twin(ordered, whole, whole_name),
        height=len(kept_values) * (_FIRST_LINE + (depth - 1) * _NEXT_LINE)
        + 12
        + (22 if mark is not None else 0),
        alt=_alt(finding, kept_values),
        keys=_keys(kept_values),
    )


def ranked(values: Sequence[Value]) -> tuple[Value, ...]:
    """The highest number first; equal numbers by name; then rates of too few cases; values without last."""
    return tuple(sorted(values, key=_rank))


def _rank(value: Value) -> tuple[bool, bool, float, str]:
    amount, few = number(value), not is_rankable(value)
    return amount is None, few, 0.0 if few else -(amount or 0.0), name(value)


def _rows(
    values: Sequence[Value], labels: Sequence[str], whole: Value | None, whole_name: str
) -> list[dict[str, object]]:
    mark, mixed = number(whole), some_provisional(values)
    hushed = _hushed(values)
    return [
        {
            "label": label,
            "value": None if (amount := number(value)) is None else shown(value.metric.unit, amount),
            "text": text(value),
            "end": "" if rank in hushed else figure(value),
            "parts": parts(value),
            "state": "provisoire" if is_provisional(value) else "",
            "hollow": mixed and is_provisional(value),
            "few": not is_rankable(value),
            "masked": is_masked(value),
            "whole": None if mark is None else shown(value.metric.unit, mark),
            "whole_text": "" if mark is None else f"{whole_name}{NO_BREAK}: {text(whole)}",
        }
        for rank, (value, label) in enumerate(zip(values, labels, strict=True))
    ]


def _hushed(values: Sequence[Value]) -> frozenset[int]:
    """The masked members that are drawn without words, by rank."""
    masked = [rank for rank, value in enumerate(values) if is_masked(value)]
    return frozenset(masked[1:] if len(masked) > _MOST_TOLD else ())


def _subtitle(ordered: Sequence[Value], at_most: int) -> str:
    metric = ordered[0].metric
    said = [measured(metric)]
    left = len(ordered) - at_most
    if left > 0:
        others = "1 autre" if left == 1 else f"{french_number(left)} autres"
        said.append(f"{at_most} lignes, et {others.replace(' ', NO_BREAK)} dans le tableau")
    if state := provisional_words(ordered[:at_most]):
        said.append(state)
    if few := sum(number(value) is not None and not is_rankable(value) for value in ordered[:at_most]):
        said.append(f"en pâle, sans rang{NO_BREAK}: {few} qui {'a' if few == 1 else 'ont'} trop peu de cas")
    return " · ".join(said)


def _keys(values: Sequence[Value]) -> tuple[Key, ...]:
    """A masked member is drawn hatched, with the same length whatever is masked."""
    return (Key("secret statistique", "", "hatch"),) if any(map(is_masked, values)) else ()


def _twin(ordered: Sequence[Value], whole: Value | None, whole_name: str) -> Twin:
    metric = ordered[0].metric
    ratio = any(value.denominator for value in ordered)
    heads = (Column("Libellé"), Column(metric.label, metric.unit), *((Column("Calcul"),) if ratio else ()))
    told = [(name(value), value) for value in ordered] + ([(whole_name, whole)] if whole else [])
    rows = tuple((label, cell(value), *((parts(value),) if ratio else ())) for label, value in told)
    return Twin(heads, rows, totals=1 if whole else 0, note=provisional_note(ordered))


def _alt(finding: str, values: Sequence[Value]) -> str:
    said = " ; ".join(f"{name(value)}{NO_BREAK}: {text(value)}" for value in values[:5])
    return f"{finding} {said}."


@lru_cache(maxsize=2)
def _spec(whole: bool) -> Spec:
    y = members_axis("label", inner=0.34, outer=0.12)
    scale = alt.Scale(zero=True, nice=False)
    x = alt.X("value", type="quantitative", axis=None, scale=scale)
    told = [("label", "Libellé"), ("text", "Valeur"), ("parts", "Calcul"), ("state", "Statut")]
    base = alt.Chart().encode(
        y=y, tooltip=[alt.Tooltip(field, type="nominal", title=title) for field, title in told]
    )
    bars = base.mark_bar(strokeWidth=1.5).encode(
        x=x,
        stroke=alt.when("datum.few").then(alt.value(PAST)).otherwise(alt.value(BLUE)),
        fill=alt.when("datum.hollow")
        .then(alt.value(PAPER))
        .when("datum.few")
        .then(alt.value(PAST_SOFT))
        .otherwise(alt.value(BLUE)),
    )
    masked = base.transform_filter("datum.masked").mark_bar(
        fill=HATCHING_SMALL, stroke=QUIET, strokeWidth=1, x=0, x2=_MASKED_PX
    )
    layers = [_order(base), *(_whole_rule() if whole else []), bars, masked, *_ends(base)]
    return kept(alt.layer(*layers, data=source()))


def _ends(base: alt.Chart) -> list[alt.Chart]:
    """The number at the end of its bar; where there is none, why, at the foot of the bars."""
    told = base.encode(text=alt.Text("end", type="nominal"))
    written = {"align": "left", "fontSize": 13, "fontWeight": 600}
    known = told.transform_filter("isValid(datum.value)").encode(x=alt.X("value", type="quantitative"))
    without = told.transform_filter("!isValid(datum.value)")
    dx = alt.expr(f"datum.masked ? {_MASKED_PX + 6} : 6")
    return [
        *haloed(known, dx=6, color=INK, **written),
        *haloed(without, x=0, dx=dx, color=QUIET, **written),
    ]


def _order(base: alt.Chart) -> alt.Chart:
    """An invisible layer that holds every row, in order."""
    held: alt.Chart = base.mark_rule(opacity=0)
    return held


def _whole_rule() -> list[alt.Chart]:
    x = alt.X("whole", type="quantitative")
    one = alt.Chart().transform_window(rank="row_number()").transform_filter("datum.rank == 1")
    rule = one.mark_rule(color=INK, strokeWidth=1.2, strokeDash=[4, 3], y=-4, y2=alt.expr("height")).encode(
        x=x
    )
    text = one.mark_text(align="center", y=-12, color=INK).encode(
        x=x, text=alt.Text("whole_text", type="nominal")
    )
    return [rule, text]
