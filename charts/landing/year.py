"""Where does a year add up to, month after month, and where is it going? A line, last year's, and a fan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate

import altair as alt

from charts.axes import amounts_axis, round_span, steps_axis
from charts.chart import Cell, Chart, Column, Key, Spec, Twin, kept, rows_of, source
from charts.empty import empty
from charts.end_names import end_name
from charts.french import axis_format, short_month
from charts.placing import Name, apart
from charts.theme import BLUE, BLUE_DEEP, PAPER, PAST, QUIET, SEQUENCE
from metrics.landing.words import bounds_in_words
from metrics.landing.year_end import YearEnd
from metrics.period import shift_months, year
from metrics.units import NO_BREAK, month_name

_HEIGHT = 288
_BAND = SEQUENCE[1]
_COLUMNS = {
    "step": "text",
    "long": "text",
    "reached": "number",
    "before": "number",
    "expected": "number",
    "low": "number",
    "high": "number",
    "bottom": "number",
    "top": "number",
    "text": "text",
    "before_text": "text",
    "projected": "text",
    "now_name": "text",
    "now_y": "number",
    "past_name": "text",
    "past_y": "number",
}
_Amounts = dict[date, float]


def course(year_end: YearEnd | None, *, finding: str, subtitle: str) -> Chart:
    """The running total of the year, that of the year before in grey, and the projection as a fan.

    The fan opens at today, or at the end of June when the year is over.
    """
    if year_end is None or not (year_end.reached or year_end.ahead):
        return empty(finding)
    reached, before = _cumulated(year_end.reached), _cumulated(_whole_year(year_end))
    rows = [_row(month, year_end, reached, before) for month in year(year_end.history.year).months]
    names = _names(year_end, before)
    highest = max([*reached.values(), *before.values(), *(one.landing.high or 0.0 for one in year_end.ahead)])
    span = round_span(0.0, highest, whole=True)
    places = apart(names, span, _HEIGHT)
    for name in names:
        rows[-1] |= {f"{name.key}_name": name.words, f"{name.key}_y": places[name.key]}
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(axis_format(year_end.metric.unit)),
        rows=rows_of(_COLUMNS, [row | {"bottom": span[0], "top": span[1]} for row in rows]),
        twin=_twin(year_end, reached, before),
        height=_HEIGHT,
        alt=f"{finding}.",
        keys=_keys(year_end, before),
    )


def _whole_year(year_end: YearEnd) -> Sequence[tuple[date, float]]:
    """The year before, only when it is known from its January: a total that starts later is another one."""
    before = year_end.before
    return before if before and before[0][0].month == 1 else ()


def _cumulated(months: Sequence[tuple[date, float]]) -> _Amounts:
    return dict(zip((month for month, _ in months), accumulate(amount for _, amount in months), strict=True))


def _row(month: date, year_end: YearEnd, reached: _Amounts, before: _Amounts) -> dict[str, object]:
    unit = year_end.metric.unit
    now, past = reached.get(month), before.get(shift_months(month, -12))
    expected, low, high = _fan(month, year_end, reached)
    landing = next((one.landing for one in year_end.ahead if one.month == month), None)
    return {
        "step": short_month(month),
        "long": f"fin {month_name(month)}",
        "reached": now,
        "before": past,
        "expected": expected,
        "low": low,
        "high": high,
        "text": "" if now is None else unit.write(now),
        "before_text": "" if past is None else unit.write(past),
        "projected": ""
        if landing is None or expected is None
        else f"{unit.write(expected)}, {bounds_in_words(landing, unit)}",
    }


def _fan(
    month: date, year_end: YearEnd, reached: _Amounts
) -> tuple[float | None, float | None, float | None]:
    """Expected, low and high at a month; the three meet where the fan opens."""
    if not year_end.ahead:
        return None, None, None
    for one in year_end.ahead:
        if one.month == month:
            return one.landing.expected, one.landing.low, one.landing.high
    opening = shift_months(year_end.ahead[0].month, -1)
    at = reached.get(month) if month == opening else None
    return at, at, at


def _names(year_end: YearEnd, before: _Amounts) -> list[Name]:
    unit, number, names = year_end.metric.unit, year_end.history.year, []
    landing = year_end.landing
    if landing.expected is not None:
        names.append(Name("now", f"{number}\n{unit.number(landing.expected)}", landing.expected))
    december = year(number - 1).last
    if december in before:
        names.append(Name("past", f"{number - 1}\n{unit.number(before[december])}", before[december]))
    return names


def _keys(year_end: YearEnd, before: _Amounts) -> tuple[Key, ...]:
    number = year_end.history.year
    keys = [Key(str(number), BLUE, "line")] if year_end.reached else []
    keys += [Key(str(number - 1), PAST, "line")] if before else []
    if year_end.ahead:
        when = "projection de fin juin" if year_end.history.remaining == 0 else "projection"
        keys.append(Key(f"{when}, intervalle à 80{NO_BREAK}%", _BAND))
    return tuple(keys)


def _twin(year_end: YearEnd, reached: _Amounts, before: _Amounts) -> Twin:
    unit, number = year_end.metric.unit, year_end.history.year
    heads = (
        Column("Cumul à la fin de"),
        Column(str(number), unit, bare=True),
        Column(str(number - 1), unit, bare=True),
        Column("Projeté", unit, bare=True),
        Column("Borne basse", unit, bare=True),
        Column("Borne haute", unit, bare=True),
    )
    ahead = {one.month: one.landing for one in year_end.ahead}
    rows: list[tuple[Cell, ...]] = []
    for month in year(number).months:
        landing = ahead.get(month)
        projected = (landing.expected, landing.low, landing.high) if landing else (None, None, None)
        rows.append((month_name(month), reached.get(month), before.get(shift_months(month, -12)), *projected))
    return Twin(heads, tuple(rows), note=_note(year_end))


def _note(year_end: YearEnd) -> str:
    history = year_end.history
    if history.running is None:
        return ""
    return (
        f"{month_name(history.running).capitalize()} n'est pas clos{NO_BREAK}: ses jours connus comptent "
        "dans la projection, pas dans le cumul."
    )


@lru_cache(maxsize=8)
def _spec(number_format: str) -> Spec:
    told = [
        ("long", "Mois"),
        ("text", "Cumul"),
        ("before_text", "Un an plus tôt"),
        ("projected", "Projection"),
    ]
    x = steps_axis()
    tooltip = [alt.Tooltip(field, type="nominal", title=title) for field, title in told]
    span = alt.Chart().mark_rule(opacity=0, tooltip=False)
    base = alt.Chart().encode(x=x, tooltip=tooltip)
    fan = base.transform_filter("isValid(datum.low)")
    layers = [
        span.encode(x=x, y=amounts_axis("top", number_format), y2=alt.Y2("bottom")),
        fan.mark_area(fill=_BAND, opacity=0.75).encode(y=_y("low"), y2="high"),
        _known(base, "before").mark_line(stroke=PAST, strokeWidth=2).encode(y=_y("before")),
        fan.mark_line(stroke=BLUE_DEEP, strokeDash=[4, 4], strokeWidth=1.6).encode(y=_y("expected")),
        _known(base, "reached").mark_line(stroke=BLUE).encode(y=_y("reached")),
        _known(base, "reached")
        .mark_point(filled=True, fill=BLUE, stroke=PAPER, size=36, opacity=1)
        .encode(y=_y("reached")),
        end_name("now", BLUE_DEEP, strong=True),
        end_name("past", QUIET),
    ]
    return kept(alt.layer(*layers, data=source()))


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative")


def _known(base: alt.Chart, field: str) -> alt.Chart:
    known: alt.Chart = base.transform_filter(f"isValid(datum.{field})")
    return known
