"""Which rows does a trend draw, and which cells does its table hold?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Column, Twin
from charts.french import shown
from charts.labels import parts
from charts.trend.around import Around, event_names, tone_name
from charts.trend.steps import Step
from charts.twin import Cell, cell, figure, is_masked, is_provisional, number, text
from metrics.variation import Point
from metrics.variation.words import STEP_WORDS

Row = dict[str, object]


def rows_of_trend(
    steps: Sequence[Step],
    around: Around,
    span: tuple[float, float],
    ends: Row,
    *,
    labelled: bool,
    above: bool,
) -> list[Row]:
    """One row a step; `ends` are the names at the right end, carried by the last one.

    `labelled`: each step carries its value; `above`: over the column of last year too, if it is higher.
    """
    rows = []
    for rank, step in enumerate(steps):
        row = (
            _values(step, labelled=labelled, above=above)
            | {"before_alone": _stands_alone(steps, rank)}
            | _limits(step, around)
            | event_row(step, around, rank, len(steps))
        )
        row |= {"low": span[0], "high": span[1], "target": _scaled(step, around.target)}
        rows.append(row | (ends if rank == len(steps) - 1 else {}))
    return rows


def _stands_alone(steps: Sequence[Step], rank: int) -> bool:
    """Is last year known at this step and at neither of its neighbours? A line needs two points."""
    around = [number(step.before) for step in steps[max(0, rank - 1) : rank + 2]]
    return number(steps[rank].before) is not None and sum(one is not None for one in around) == 1


def _values(step: Step, *, labelled: bool, above: bool) -> Row:
    amount, past = number(step.now), number(step.before)
    return {
        "step": step.label,
        "long": step.long,
        "value": _scaled(step, amount),
        "text": text(step.now),
        "label": figure(step.now) if labelled and amount is not None else "",
        "label_y": None
        if amount is None
        else _scaled(step, max(amount, past or amount) if above else amount),
        "hollow": is_provisional(step.now),
        "masked": is_masked(step.now),
        "before": _scaled(step, past),
        "before_masked": is_masked(step.before),
        "before_text": text(step.before),
        "parts": parts(step.now),
        "state": "provisoire" if is_provisional(step.now) else "",
    }


def _limits(step: Step, around: Around) -> Row:
    point = around.limits(step.start, step.granularity)
    if point is None:
        return {}
    return {
        "mean": _scaled(step, point.mean),
        "lower": _scaled(step, point.lower),
        "upper": _scaled(step, point.upper),
        "tone": tone_name(step.metric, point),
        "special": _told(point),
    }


def event_row(step: Step, around: Around, rank: int, count: int) -> Row:
    """The events of the step of this rank: names on the side where there is room, and all their words."""
    met = around.events_in(step.start, step.granularity)
    side = "event_left" if rank < count / 2 else "event_right"
    return {side: event_names(met), "event": " ; ".join(one.in_words for one in met)} if met else {}


def _told(point: Point) -> str:
    return "ordinaire" if point.special is None else STEP_WORDS[point.special]


def _scaled(step: Step, amount: float | None) -> float | None:
    return None if amount is None else shown(step.unit, amount)


def trend_twin(steps: Sequence[Step], around: Around, *, before: bool) -> Twin:
    """The same figures as a table: value, last year, parts, limits, verdict of the step, events, status."""
    columns = [column for column in _columns(steps, around, before=before) if column]
    heads = tuple(head for head, _ in columns)
    return Twin(heads, tuple(tuple(cells[rank] for _, cells in columns) for rank in range(len(steps))))


def _columns(
    steps: Sequence[Step], around: Around, *, before: bool
) -> list[tuple[Column, Sequence[Cell]] | None]:
    metric, unit = steps[0].metric, steps[0].unit
    ratio = any(step.now is not None and step.now.denominator for step in steps)
    return [
        (Column("Période"), [step.long for step in steps]),
        (Column(metric.label, unit), [cell(step.now) for step in steps]),
        (Column("Un an plus tôt", unit), [cell(step.before) for step in steps]) if before else None,
        (Column("Calcul"), [parts(step.now) for step in steps]) if ratio else None,
        *_limit_columns(steps, around),
        event_column(steps, around),
        (Column("Statut"), ["provisoire" if is_provisional(step.now) else "" for step in steps]),
    ]


def _limit_columns(steps: Sequence[Step], around: Around) -> list[tuple[Column, Sequence[Cell]]]:
    points = [around.limits(step.start, step.granularity) for step in steps]
    if not any(points):
        return []
    unit = steps[0].unit
    return [
        (Column("Limite basse", unit), [point.lower if point else None for point in points]),
        (Column("Limite haute", unit), [point.upper if point else None for point in points]),
        (Column("Variation"), [_told(point) if point else "" for point in points]),
    ]


def event_column(steps: Sequence[Step], around: Around) -> tuple[Column, Sequence[Cell]] | None:
    """The events in words, step by step; None without any."""
    met = [around.events_in(step.start, step.granularity) for step in steps]
    if not any(met):
        return None
    return Column("Événement"), [" ; ".join(one.in_words for one in events) for events in met]
