"""Which cells will partners see, and what do they hold?

They are asked of `metrics.figures`, over the same months as the screens do: what is published is what a
screen will look for. A quantity is told month by month for the whole department, with its year and the spans
that a change compares; along an axis, once a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from access.perimeter import Perimeter
from data_access.measures import NOW, YEAR_AGO
from data_access.topics import BY_KEY
from metrics.catalogue import TOPICS, sources_of_topic
from metrics.diffusion.means import is_mean
from metrics.diffusion.offer import (
    OFFERED,
    axes_offered,
    is_broken_down_over,
    is_civil_year,
    is_told_by_month,
)
from metrics.diffusion.spans import counted, span_of
from metrics.figures import Figures
from metrics.model import Median, Metric, Term
from metrics.nature import months_of
from metrics.period import Period, shift_months, year
from metrics.quantities import Monthly
from publication.beside import add_median, add_sum
from publication.cells import of_member, whole
from publication.embargo import EmbargoedReading
from publication.tables import Tables

Months = tuple[date, ...]
Plan = Mapping[str, Tables]
"""The tables of each programme. A cell stands once, with the facts that it counts, whoever shows it."""


def planned(reading: EmbargoedReading, perimeter: Perimeter, years: Sequence[int]) -> Plan:
    """Every cell that partners will see in a department."""
    monthly = _monthly(reading, perimeter, years)
    plan = {topic: Tables(topic, monthly) for topic in TOPICS}
    for number in years:
        figures = Figures(reading, perimeter, year(number), OFFERED)
        for metric in OFFERED:
            _add(plan, figures, metric)
    return plan


def counted_in(measure: str) -> str:
    """The programme whose sources a measure is counted from: what shares its facts is protected with it."""
    return _TOPIC_OF[BY_KEY[measure].source]


_TOPIC_OF = {source.key: topic for topic in TOPICS for source in sources_of_topic(topic)}


def _monthly(reading: EmbargoedReading, perimeter: Perimeter, years: Sequence[int]) -> Mapping[str, Monthly]:
    """The monthly quantities along each axis, from two years before (windows of twelve months) on."""
    read: dict[str, set[str]] = {}
    for metric in OFFERED:
        for term in metric.terms:
            for axis in ("", term.axis, *axes_offered(metric)):
                read.setdefault(axis, set()).add(term.measure)
    span = Period(date(min(years) - 2, 1, 1), date(max(years), 12, 1))
    return {
        axis: reading.monthly(perimeter, tuple(sorted(measures)), axis, span.first, span.last)
        for axis, measures in read.items()
    }


def _add(plan: Plan, figures: Figures, metric: Metric) -> None:
    months = figures.months(metric, figures.period)
    if not months:
        return
    if is_mean(metric):
        _add_mean(plan, figures, metric)
        return
    steps = _steps(figures, metric) if is_told_by_month(metric) else ()
    for told in dict.fromkeys([months, *steps, figures.comparable_months(metric)]):
        _add_whole(plan, metric, told, NOW)
    _add_whole(plan, metric, _a_year_before(figures.comparable_months(metric)), YEAR_AGO)
    if is_broken_down_over(metric, months):
        for axis in axes_offered(metric):
            _add_members(plan, metric, axis, months)


def _steps(figures: Figures, metric: Metric) -> Iterator[Months]:
    for month in figures.period.months:
        yield figures.months(metric, Period(month, month))


def _a_year_before(months: Months) -> Months:
    return tuple(shift_months(month, -12) for month in months)


def _add_whole(plan: Plan, metric: Metric, months: Months, known: str) -> None:
    for term in _counted(metric):
        kept = months_of(term, months)
        if span := span_of(kept):
            cell, tables = whole(term, span, known), plan[counted_in(term.measure)]
            tables.terms[term.name] = term
            tables.cells[cell] = tables.monthly[term.axis].total(term, known, kept)
            if isinstance(metric.formula, Median) and tables.cells[cell]:
                add_median(tables, metric.formula, kept, cell)


def _counted(metric: Metric) -> tuple[Term, ...]:
    """The quantities of which an indicator is made; a median is told beside its count."""
    return (counted(metric.formula.of),) if isinstance(metric.formula, Median) else metric.terms


def _add_mean(plan: Plan, figures: Figures, metric: Metric) -> None:
    """The sum behind a mean, beside the count that partners read too; whole years only."""
    before = _a_year_before(figures.comparable_months(metric))
    for months, known in ((figures.months(metric, figures.period), NOW), (before, YEAR_AGO)):
        if is_civil_year(months):
            add_sum(plan[counted_in(metric.terms[0].measure)], figures, metric, months, known)


def _add_members(plan: Plan, metric: Metric, axis: str, months: Months) -> None:
    """One cell a member that has anything in the year: what another quantity does not count there is zero."""
    read = next(iter(plan.values())).monthly[axis]
    spans = {term.measure: months_of(term, months) for term in metric.terms}
    for member in sorted(_members(read, spans)):
        for measure, kept in spans.items():
            if span := span_of(kept):
                told = read.values.get((measure, NOW), {}).get(member, {})
                cell = of_member(measure, axis, member, span)
                plan[counted_in(measure)].cells[cell] = sum(told.get(one, 0.0) for one in kept)


def _members(read: Monthly, spans: Mapping[str, Sequence[date]]) -> set[str]:
    return {
        member
        for measure, months in spans.items()
        for member, told in read.values.get((measure, NOW), {}).items()
        if any(told.get(month) for month in months)
    }
