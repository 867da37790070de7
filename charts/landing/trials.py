"""Did the projections of past months hold? One interval for each, and the truth across it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import altair as alt

from charts.axes import Few, amounts_axis, round_span, steps_axis
from charts.chart import Cell, Chart, Column, Key, Spec, Twin, kept, rows_of, source
from charts.empty import empty
from charts.french import axis_format, short_month
from charts.theme import BLUE_DEEP, INK, PAPER, PAST, SEQUENCE
from metrics.landing.back_test import Trial
from metrics.period import month_end
from metrics.units import NO_BREAK, Unit, month_name, short_date

_HEIGHT = 288
_BAND = SEQUENCE[1]
_COLUMNS = {
    "step": "text",
    "long": "text",
    "low": "number",
    "high": "number",
    "expected": "number",
    "actual": "number",
    "holds": "flag",
    "bottom": "number",
    "top": "number",
    "projected": "text",
    "truth": "text",
    "said": "text",
}


@dataclass(frozen=True)
class Dated:
    """A trial with the month at whose beginning it is made, and the last month that it projected."""

    made_in: date
    until: date
    trial: Trial


def trials(dated: Sequence[Dated], unit: Unit, *, finding: str, subtitle: str, note: str = "") -> Chart:
    """Past projections in the order of the months at which they would have been made."""
    told = [one for one in dated if one.trial.landing.bounds]
    if not told:
        return empty(finding)
    rows = [_row(one, unit) for one in told]
    met = [one.trial.actual for one in told]
    met += [bound for one in told if one.trial.landing.bounds for bound in one.trial.landing.bounds]
    bottom, top = round_span(min(met), max(met), whole=True)
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(axis_format(unit), Few.of(rows)),
        rows=rows_of(_COLUMNS, [row | {"bottom": bottom, "top": top} for row in rows]),
        twin=_twin(told, unit, note),
        height=_HEIGHT,
        alt=f"{finding}.",
        keys=(
            Key("intervalle tenu", _BAND),
            Key("intervalle manqué", PAPER, "outline"),
            Key("projeté", BLUE_DEEP, "dot"),
            Key("réel", INK, "line"),
        ),
    )


def _row(one: Dated, unit: Unit) -> dict[str, object]:
    landing = one.trial.landing
    low, high = landing.bounds or (0.0, 0.0)
    expected = landing.expected or 0.0
    return {
        "step": short_month(one.made_in),
        "long": f"début {month_name(one.made_in)}, pour le {short_date(month_end(one.until))}",
        "low": low,
        "high": high,
        "expected": expected,
        "actual": one.trial.actual,
        "holds": one.trial.holds,
        "projected": f"{unit.write(expected)} (entre {unit.number(low)} et {unit.number(high)})",
        "truth": unit.write(one.trial.actual),
        "said": _held(one.trial),
    }


def _held(trial: Trial) -> str:
    return "tenu" if trial.holds else "manqué"


def _twin(told: Sequence[Dated], unit: Unit, note: str) -> Twin:
    heads = (
        Column("Projection faite début"),
        Column("Pour le"),
        Column("Projeté", unit, bare=True),
        Column("Borne basse", unit, bare=True),
        Column("Borne haute", unit, bare=True),
        Column("Réel", unit, bare=True),
        Column("Intervalle"),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in told:
        landing, until = one.trial.landing, short_date(month_end(one.until))
        amounts = (landing.expected, landing.low, landing.high, one.trial.actual)
        rows.append((month_name(one.made_in), until, *amounts, _held(one.trial)))
    return Twin(heads, tuple(rows), note=note)


@lru_cache(maxsize=8)
def _spec(number_format: str, few: Few) -> Spec:
    x = steps_axis(few=few, domain=False)
    told = [
        ("long", "Projection faite"),
        ("projected", "Projeté"),
        ("truth", "Réel"),
        ("said", f"Intervalle à 80{NO_BREAK}%"),
    ]
    span = alt.Chart().mark_rule(opacity=0, tooltip=False)
    base = alt.Chart().encode(
        x=x, tooltip=[alt.Tooltip(field, type="nominal", title=title) for field, title in told]
    )
    held = alt.when("datum.holds")
    bars = base.mark_bar(strokeWidth=1.2, width=alt.RelativeBandSize(0.8)).encode(
        y=_y("low"),
        y2="high",
        fill=held.then(alt.value(_BAND)).otherwise(alt.value(PAPER)),
        stroke=held.then(alt.value(_BAND)).otherwise(alt.value(PAST)),
    )
    dots = base.mark_point(filled=True, fill=BLUE_DEEP, stroke=PAPER, size=34, opacity=1)
    truth = base.mark_tick(color=INK, thickness=2.4, width=alt.RelativeBandSize(1.0))
    layers = [
        span.encode(x=x, y=amounts_axis("top", number_format), y2=alt.Y2("bottom")),
        bars,
        dots.encode(y=_y("expected")),
        truth.encode(y=_y("actual")),
    ]
    return kept(alt.layer(*layers, data=source()))


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative")
