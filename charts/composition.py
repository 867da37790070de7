"""What is a whole made of? Stacked bars with the parts written beside them; never a pie.

One bar: the bar, then one line a part (swatch, name, value, share). Several bars: one line a bar,
the parts told by a key above.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from charts.axes import LINE_PX
from charts.chart import Chart, Column, Key, Twin, rows_of
from charts.composition_drawing import COLUMNS, LINE, many_bars, one_bar
from charts.empty import empty
from charts.labels import line_count, measured, name, percent, provisional_note, wrapped
from charts.theme import NO_DATA, PARTS, legible_on
from charts.twin import Cell, cell, figure, number, text
from metrics.model import Value
from metrics.units import NO_BREAK, SHARE

Bar = tuple[str, Sequence[Value]]


def composition(bars: Sequence[Bar], *, finding: str, absolute: bool = False) -> Chart:
    """Each bar is its name and its parts, in the order to draw; the same parts in every bar.

    `absolute` keeps the sizes of several bars comparable; otherwise each bar is a whole of 100 %.
    Parts without a number are said in the table and take no room.
    """
    if not any(values for _, values in bars):
        return empty(finding)
    widest = max(sum(number(value) or 0.0 for value in values) for _, values in bars)
    drawn = [row for bar in bars for row in _parts_of(bar, widest if absolute else None)]
    single = len(bars) == 1
    depth = max((line_count(wrapped(title, 24)) for title, _ in bars), default=1)
    parts = bars[0][1]
    return Chart(
        finding=finding,
        subtitle=_subtitle(bars, absolute=absolute, single=single),
        spec=one_bar() if single else many_bars(),
        rows=rows_of(COLUMNS, drawn),
        twin=_twin(bars),
        height=60 + LINE * len(parts) if single else 12 + len(bars) * (26 + LINE_PX * depth),
        alt=f"{finding} {_told(bars)}",
        keys=() if single else tuple(Key(name(part), colour(rank)) for rank, part in enumerate(parts)),
    )


def colour(rank: int) -> str:
    """The fill of the part of this rank: deep to light blues, then greys; the rest is the lightest."""
    return PARTS[rank] if rank < len(PARTS) else NO_DATA


def _parts_of(bar: Bar, widest: float | None) -> list[dict[str, object]]:
    title, values = bar
    amounts = [number(value) or 0.0 for value in values]
    total = sum(amounts)
    ends = list(accumulate(amounts))
    whole = (total if widest is None else widest) or 1.0
    rows = []
    for rank, (value, amount, end) in enumerate(zip(values, amounts, ends, strict=True)):
        share = percent(amount / total) if total and number(value) is not None else ""
        rows.append(
            {
                "bar": wrapped(title, 24),
                "part": name(value),
                "from": (end - amount) / whole,
                "to": end / whole,
                "middle": (end - amount / 2) / whole,
                "text": text(value),
                "share": share,
                "inside": share if widest is None else figure(value),
                "width": amount / whole,
                "told": figure(value),
                "fill": colour(rank),
                "ink": legible_on(colour(rank)),
                "line": 60 + LINE * rank,
            }
        )
    return rows


def _subtitle(bars: Sequence[Bar], *, absolute: bool, single: bool) -> str:
    values = bars[0][1]
    what = measured(values[0].metric)
    return what if absolute or single else f"{values[0].metric.label}, part de chaque ensemble en %"


def _twin(bars: Sequence[Bar]) -> Twin:
    metric, several = bars[0][1][0].metric, len(bars) > 1
    heads = (*((Column("Ensemble"),) if several else ()), Column("Part"), Column(metric.label, metric.unit))
    rows: list[tuple[Cell, ...]] = []
    for title, values in bars:
        total = sum(number(value) or 0.0 for value in values)
        for value in values:
            amount = number(value)
            share: Cell = None if amount is None or not total else amount / total
            rows.append((*((title,) if several else ()), name(value), cell(value), share))
    note = provisional_note([value for _, values in bars for value in values])
    return Twin((*heads, Column("Part du total", SHARE)), tuple(rows), note=note)


def _told(bars: Sequence[Bar]) -> str:
    said = [
        f"{f'{title}, ' if title else ''}{row['part']}{NO_BREAK}: {row['text']}"
        for title, values in bars
        for row in _parts_of((title, values), None)
    ]
    return " ; ".join(said[:8]) + "."
