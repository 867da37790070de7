"""How does a figure move over time? Columns for counts and amounts, a line for shares and means.

This year in blue, last year in grey, provisional steps hollow, the last step carrying its value. Behind, the
band within which chance alone keeps it; what leaves it or drifts is marked by a shape, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from charts.axes import Few, round_span
from charts.chart import Chart, Key, rows_of
from charts.empty import empty
from charts.french import axis_format, shown
from charts.labels import measured
from charts.placing import Name, apart
from charts.theme import BAND, BLUE_DEEP, INK, ORANGE
from charts.trend.around import ALONE, Around
from charts.trend.drawing import COLUMNS, Drawn, trend_spec
from charts.trend.rows import Row, rows_of_trend, trend_twin
from charts.trend.steps import Step, highest, steps_of, window
from charts.twin import figure, is_masked, is_provisional, number, short, text
from metrics.model import Formula, Sum, Value
from metrics.nature import is_stock
from metrics.period import Granularity
from metrics.units import NO_BREAK

_ALL_LABELLED = 6


def trend(
    values: Sequence[Value],
    last_year: Sequence[Value] = (),
    *,
    granularity: Granularity,
    finding: str,
    around: Around = ALONE,
    height: int = 264,
) -> Chart:
    """One metric step by step; `last_year` holds the same steps one year earlier."""
    steps = steps_of(values, last_year, granularity)
    if not any(number(step.now) is not None or is_masked(step.now) for step in steps):
        return empty(finding)
    drawn = _drawn(steps, around)
    span = _span(steps, around, columns=drawn.columns)
    ends = _placed(_names(steps, around.target), span, height)
    labelled = len(steps) <= _ALL_LABELLED
    rows = rows_of_trend(steps, around, span, ends, labelled=labelled, above=drawn.columns)
    return Chart(
        finding=finding,
        subtitle=_subtitle(steps, drawn),
        spec=trend_spec(drawn, axis_format(steps[0].unit), Few.of(steps)),
        rows=rows_of(COLUMNS, rows),
        twin=trend_twin(steps, around, before=drawn.before),
        height=height,
        alt=_alt(finding, steps),
        keys=_keys(drawn, rows),
        verdicts=around.verdicts,
    )


def is_counted(formula: Formula) -> bool:
    """Is the metric a count or an amount, drawn from zero as columns?"""
    return isinstance(formula, Sum)


def _drawn(steps: Sequence[Step], around: Around) -> Drawn:
    """What there is to draw."""
    judged = any(around.limits(step.start, step.granularity) for step in steps)
    return Drawn(
        columns=is_counted(steps[0].metric.formula),
        before=any(number(step.before) is not None for step in steps),
        target=around.target is not None,
        limits=judged and not is_stock(steps[0].metric),
        marks=judged,
        events=around.met(steps),
    )


def _span(steps: Sequence[Step], around: Around, *, columns: bool) -> tuple[float, float]:
    """The round span of the axis, in the numbers that are drawn."""
    unit = steps[0].unit
    points = [around.limits(step.start, step.granularity) for step in steps]
    held = [end for point in points if point for end in (point.lower, point.upper) if end is not None]
    held += [] if around.target is None else [around.target]
    low, high = (shown(unit, end) for end in window(steps, held, from_zero=columns))
    return round_span(low, high, whole=unit.decimals == 0 and unit.factor == 1.0)


def _names(steps: Sequence[Step], target: float | None) -> tuple[Name, ...]:
    """What is said at the right end: the last value, last year, the target."""
    drawn = [amount for step in steps if (amount := number(step.now)) is not None]
    past = next((amount for step in reversed(steps) if (amount := number(step.before)) is not None), None)
    names = []
    if drawn and len(steps) > _ALL_LABELLED:
        last = next(step for step in reversed(steps) if number(step.now) is not None)
        names.append(Name("now", figure(last.now), shown(last.unit, drawn[-1])))
    if past is not None:
        names.append(Name("past", str(steps[-1].start.year - 1), shown(steps[0].unit, past)))
    if target is not None:
        names.append(Name("target", f"Cible\n{short(steps[0].unit, target)}", shown(steps[0].unit, target)))
    return tuple(names)


def _placed(names: Sequence[Name], span: tuple[float, float], height: int) -> Row:
    places = apart(names, span, height)
    said: Row = {f"{one.key}_name": one.words for one in names}
    return said | {f"{one.key}_y": places[one.key] for one in names}


def _keys(drawn: Drawn, rows: Sequence[Row]) -> tuple[Key, ...]:
    """The band and the marks that are there to be read."""
    met = {row.get("tone") for row in rows}
    marks = (
        ("concern", Key("mois à regarder", ORANGE, "diamond")),
        ("improvement", Key("amélioration", BLUE_DEEP, "dot")),
        ("change", Key("changement", INK, "square")),
    )
    band = [Key("entre les limites, variation ordinaire", BAND)] if drawn.limits else []
    return (*band, *(key for tone, key in marks if tone in met))


def _subtitle(steps: Sequence[Step], drawn: Drawn) -> str:
    said = [f"{measured(steps[0].metric)}, par {steps[0].granularity.value}"]
    if drawn.before:
        said.append(f"en gris{NO_BREAK}: un an plus tôt")
    if any(is_provisional(step.now) for step in steps):
        said.append(f"{'colonne vide' if drawn.columns else 'point vide'}{NO_BREAK}: provisoire")
    if marks := _masked_marks(steps, drawn):
        said.append(f"{marks}{NO_BREAK}: secret statistique")
    return " · ".join(said)


def _masked_marks(steps: Sequence[Step], drawn: Drawn) -> str:
    """How what is masked is drawn: a foot that is hatched, or a grey line that stops."""
    earlier = any(is_masked(step.before) for step in steps)
    hatched = any(is_masked(step.now) for step in steps) or (earlier and drawn.columns)
    cut = earlier and drawn.before and not drawn.columns
    return " et ".join([*(["hachures"] if hatched else []), *(["gris interrompu"] if cut else [])])


def _alt(finding: str, steps: Sequence[Step]) -> str:
    drawn = [step for step in steps if number(step.now) is not None]
    if not drawn:
        return finding
    top = highest(drawn)
    return (
        f"{finding} Dernière valeur{NO_BREAK}: {text(drawn[-1].now)} ({drawn[-1].long})"
        f"{NO_BREAK}; la plus haute{NO_BREAK}: {text(top.now)} ({top.long})."
    )
