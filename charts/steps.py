"""How many remain at each step of a path? Bars that shorten, from the first step to the last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt

from charts.chart import Chart, Column, Spec, Twin, kept, rows_of, source
from charts.empty import empty
from charts.labels import measured, name, percent, provisional_note, provisional_words
from charts.theme import BLUE, INK, PAPER, QUIET
from charts.twin import Cell, cell, figure, is_provisional, number, some_provisional, text
from metrics.model import Value
from metrics.units import NO_BREAK, SHARE

_STEP = 66
_COLUMNS = {
    "step": "text",
    "value": "number",
    "at": "number",
    "end": "text",
    "text": "text",
    "said": "text",
    "hollow": "flag",
    "of_first": "text",
    "of_previous": "text",
}


def steps(values: Sequence[Value], *, finding: str) -> Chart:
    """The steps in order, each a count of the same things; shares of the first and of the previous step."""
    if not values:
        return empty(finding)
    shares = [_shares(values, rank) for rank in range(len(values))]
    return Chart(
        finding=finding,
        subtitle=" · ".join(filter(None, (measured(values[0].metric), provisional_words(values)))),
        spec=_spec(),
        rows=rows_of(
            _COLUMNS, [_row(value, share, values) for value, share in zip(values, shares, strict=True)]
        ),
        twin=_twin(values, shares),
        height=len(values) * _STEP + 8,
        alt=_alt(finding, values),
    )


def _shares(values: Sequence[Value], rank: int) -> tuple[float | None, float | None]:
    """The share of the first step and of the step before; none where a number is not known."""
    if rank == 0:
        return None, None
    return _over(values[rank], values[0]), _over(values[rank], values[rank - 1])


def _over(part: Value, whole: Value) -> float | None:
    above, below = number(part), number(whole)
    return None if above is None or not below else above / below


def _row(
    value: Value, shares: tuple[float | None, float | None], values: Sequence[Value]
) -> dict[str, object]:
    of_first, of_previous = ("" if share is None else percent(share) for share in shares)
    said = []
    if of_first:
        said.append(
            f"{of_first} de « {name(values[0])} »".replace("« ", f"«{NO_BREAK}").replace(" »", f"{NO_BREAK}»")
        )
    if of_previous and value is not values[1]:
        said.append(f"{of_previous} de l’étape précédente")
    return {
        "step": name(value),
        "value": number(value),
        "at": number(value) or 0.0,
        "end": figure(value),
        "text": text(value),
        "said": " · ".join(said),
        "hollow": some_provisional(values) and is_provisional(value),
        "of_first": of_first,
        "of_previous": of_previous,
    }


def _twin(values: Sequence[Value], shares: Sequence[tuple[float | None, float | None]]) -> Twin:
    metric = values[0].metric
    heads = (
        Column("Étape"),
        Column(metric.label, metric.unit),
        Column("Part de la première étape", SHARE),
        Column("Part de l’étape précédente", SHARE),
    )
    rows: list[tuple[Cell, ...]] = [
        (name(value), cell(value), *pair) for value, pair in zip(values, shares, strict=True)
    ]
    return Twin(heads, tuple(rows), note=provisional_note(values))


def _alt(finding: str, values: Sequence[Value]) -> str:
    said = " ; ".join(f"{name(value)}{NO_BREAK}: {text(value)}" for value in values)
    return f"{finding} {said}."


@lru_cache(maxsize=1)
def _spec() -> Spec:
    y = alt.Y("step", type="nominal", sort=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    scale = alt.Scale(zero=True, nice=False)
    x = alt.X("value", type="quantitative", axis=None, scale=scale)
    told = [("step", "Étape"), ("text", "Valeur"), ("of_first", "Part de la première étape")]
    told.append(("of_previous", "Part de l’étape précédente"))
    base = alt.Chart().encode(
        y=y, tooltip=[alt.Tooltip(field, type="nominal", title=title) for field, title in told]
    )
    bars = base.mark_bar(stroke=BLUE, strokeWidth=1.5, size=18, yOffset=2).encode(
        x=x, fill=alt.when("datum.hollow").then(alt.value(PAPER)).otherwise(alt.value(BLUE))
    )
    known = alt.when("isValid(datum.value)").then(alt.value(INK)).otherwise(alt.value(QUIET))
    end = base.mark_text(align="left", dx=8, dy=2, fontSize=14, fontWeight="bold").encode(
        x=alt.X("at", type="quantitative"), text=_text("end"), color=known
    )
    title = base.mark_text(align="left", x=0, dy=-18, fontSize=13, fontWeight=600, color=INK)
    said = base.mark_text(align="left", x=0, dy=21, fontSize=12, color=QUIET)
    words = [title.encode(text=_text("step")), said.encode(text=_text("said"))]
    return kept(alt.layer(*words, bars, end, data=source()))


def _text(field: str) -> alt.Text:
    return alt.Text(field, type="nominal")
