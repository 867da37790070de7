"""How does a figure move over time? Columns for counts and amounts, a line for shares and means.

This year in blue, last year in grey, provisional steps hollow, the last step carrying its value.
"""

from __future__ import annotations

from collections.abc import Sequence

from charts.axes import Few, round_span
from charts.chart import Chart, Column, Twin, rows_of
from charts.empty import empty
from charts.french import axis_format, shown
from charts.labels import measured, parts
from charts.placing import Name, apart
from charts.trend_drawing import COLUMNS, trend_spec
from charts.trend_steps import Step, highest, steps_of, window
from charts.twin import Cell, cell, figure, is_masked, is_provisional, number, short, text
from metrics.model import Formula, Sum, Value
from metrics.period import Granularity
from metrics.units import NO_BREAK

_ALL_LABELLED = 6


def trend(
    values: Sequence[Value],
    last_year: Sequence[Value] = (),
    *,
    granularity: Granularity,
    finding: str,
    target: float | None = None,
    height: int = 264,
) -> Chart:
    """One metric step by step; `last_year` holds the same steps one year earlier.

    `target` is in the stored scale of the metric (a share is 0 to 1).
    """
    steps = steps_of(values, last_year, granularity)
    if not any(number(step.now) is not None or is_masked(step.now) for step in steps):
        return empty(finding)
    metric, columns = steps[0].metric, is_counted(steps[0].metric.formula)
    before = any(number(step.before) is not None for step in steps)
    names = _names(steps, target)
    spec = trend_spec(columns, before, target is not None, axis_format(metric.unit), Few.of(steps))
    span = _span(steps, target, columns=columns)
    return Chart(
        finding=finding,
        subtitle=_subtitle(steps, granularity, columns=columns, before=before),
        spec=spec,
        rows=rows_of(COLUMNS, _rows(steps, target, span, _placed(names, span, height))),
        twin=_twin(steps, before=before),
        height=height,
        alt=_alt(finding, steps),
    )


def is_counted(formula: Formula) -> bool:
    """Is the metric a count or an amount, drawn from zero as columns?"""
    return isinstance(formula, Sum)


def _span(steps: Sequence[Step], target: float | None, *, columns: bool) -> tuple[float, float]:
    """The round span of the axis, in the numbers that are drawn."""
    unit = steps[0].unit
    low, high = (shown(unit, end) for end in window(steps, target, from_zero=columns))
    return round_span(low, high, whole=unit.decimals == 0 and unit.factor == 1.0)


def _names(steps: Sequence[Step], target: float | None) -> tuple[Name, ...]:
    """What is said at the right end: the last value, last year, the target."""
    drawn = [amount for step in steps if (amount := number(step.now)) is not None]
    past = number(steps[-1].before)
    names = []
    if drawn and len(steps) > _ALL_LABELLED:
        last = next(step for step in reversed(steps) if number(step.now) is not None)
        names.append(Name("now", figure(last.now), shown(last.unit, drawn[-1])))
    if past is not None:
        names.append(Name("past", str(steps[-1].start.year - 1), shown(steps[0].unit, past)))
    if target is not None:
        names.append(Name("target", f"Cible\n{short(steps[0].unit, target)}", shown(steps[0].unit, target)))
    return tuple(names)


def _placed(names: Sequence[Name], span: tuple[float, float], height: int) -> dict[str, object]:
    places = apart(names, span, height)
    said: dict[str, object] = {f"{one.key}_name": one.words for one in names}
    return said | {f"{one.key}_y": places[one.key] for one in names}


def _rows(
    steps: Sequence[Step], target: float | None, span: tuple[float, float], ends: dict[str, object]
) -> list[dict[str, object]]:
    unit, every = steps[0].unit, len(steps) <= _ALL_LABELLED
    factor = shown(unit, 1.0)
    rows = []
    for rank, step in enumerate(steps):
        amount, past = number(step.now), number(step.before)
        row: dict[str, object] = {
            "step": step.label,
            "long": step.long,
            "value": None if amount is None else amount * factor,
            "text": text(step.now),
            "label": figure(step.now) if every and amount is not None else "",
            "label_y": None if amount is None else max(amount, past or amount) * factor,
            "hollow": is_provisional(step.now),
            "masked": is_masked(step.now),
            "before": None if past is None else past * factor,
            "before_text": text(step.before),
            "parts": parts(step.now),
            "state": "provisoire" if is_provisional(step.now) else "",
            "low": span[0],
            "high": span[1],
            "target": None if target is None else target * factor,
        }
        rows.append(row | (ends if rank == len(steps) - 1 else {}))
    return rows


def _subtitle(steps: Sequence[Step], granularity: Granularity, *, columns: bool, before: bool) -> str:
    said = [f"{measured(steps[0].metric)}, par {granularity.value}"]
    if before:
        said.append(f"en gris{NO_BREAK}: un an plus tôt")
    if any(is_provisional(step.now) for step in steps):
        said.append(f"{'colonne vide' if columns else 'point vide'}{NO_BREAK}: provisoire")
    if any(is_masked(step.now) for step in steps):
        said.append(f"hachures{NO_BREAK}: secret statistique")
    return " · ".join(said)


def _twin(steps: Sequence[Step], *, before: bool) -> Twin:
    metric = steps[0].metric
    ratio = any(step.now is not None and step.now.denominator for step in steps)
    heads = [Column("Période"), Column(metric.label, metric.unit)]
    heads += [Column("Un an plus tôt", metric.unit)] if before else []
    heads += [Column("Calcul")] if ratio else []
    rows: list[tuple[Cell, ...]] = []
    for step in steps:
        past = (cell(step.before),) if before else ()
        told = (parts(step.now),) if ratio else ()
        rows.append(
            (step.long, cell(step.now), *past, *told, "provisoire" if is_provisional(step.now) else "")
        )
    return Twin((*heads, Column("Statut")), tuple(rows))


def _alt(finding: str, steps: Sequence[Step]) -> str:
    drawn = [step for step in steps if number(step.now) is not None]
    if not drawn:
        return finding
    top = highest(drawn)
    return (
        f"{finding} Dernière valeur{NO_BREAK}: {text(drawn[-1].now)} ({drawn[-1].long})"
        f"{NO_BREAK}; la plus haute{NO_BREAK}: {text(top.now)} ({top.long})."
    )
