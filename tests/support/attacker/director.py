"""What would the director read where a partner reads, and which of it must the partner not read?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import SimpleNamespace
from typing import cast

from access.perimeter import Perimeter
from charts.chart import Chart
from charts.empty import empty
from charts.panels import partners as panels
from components.trend import trend_of
from components.view import View
from data_access.measures import NOW
from metrics.breakdown import by
from metrics.diffusion.offer import OFFERED, is_broken_down_over
from metrics.figures import Figures
from metrics.model import Median, Metric, Value
from metrics.nature import months_of
from metrics.period import Granularity, Period, year
from metrics.reading import BaseReading
from metrics.sentences import change_in_words
from publication.embargo import EmbargoedReading
from tests.support.attacker.received import plain
from tests.support.attacker.stolen import Count, Loot, speaks_of_persons

AXES = {"intercommunalites": "epci", "communes": "commune"}
"""Tables that are not named as their axis."""


@dataclass(frozen=True)
class Panel:
    """A table of the director, and the names of its rows that a partner may not read."""

    chart: Chart
    hidden: frozenset[str]


@dataclass(frozen=True)
class Director:
    """The figures of a department and a year, up to the last published month."""

    reporting_url: str
    department: str
    year: int
    until: date
    loot: Loot

    @cached_property
    def figures(self) -> Figures:
        """Read from the reporting base, as if nothing later were loaded."""
        reading = EmbargoedReading(BaseReading(self.reporting_url), self.until)
        return Figures(reading, Perimeter(self.department), year(self.year), OFFERED)

    def panel(self, name: str, label: str, step: str) -> Panel | None:
        """The table of this name; `label` is the chosen indicator. None when it speaks of no indicator."""
        for metric in OFFERED:
            if metric.key.replace(".", "-") == name:
                return self._course(metric, Granularity(step))
        axis = AXES.get(name, name)
        named = [one for one in OFFERED if one.label == label and axis in one.axes]
        return self._along(named[0], axis) if named else None

    def value(self, metric: Metric) -> tuple[Value, str, bool]:
        """The figure of a card, its change in words, and whether a partner may not read it."""
        months = self.figures.months(metric, self.figures.period)
        hidden = self._is_hidden(metric, months, "", "")
        return self.figures.value(metric), change_in_words(metric, self.figures.change(metric)), hidden

    def _course(self, metric: Metric, step: Granularity) -> Panel:
        view = cast(View, SimpleNamespace(figures=self.figures, choice=SimpleNamespace(granularity=step)))
        chart = trend_of(view, metric).chart
        told = self.figures.series(metric, step)
        named = zip(chart.twin.rows, told, strict=False)
        hidden = {plain(str(row[0])) for row, one in named if self._hides_step(metric, one.period)}
        return Panel(chart, frozenset(hidden))

    def _hides_step(self, metric: Metric, span: Period) -> bool:
        return self._is_hidden(metric, self.figures.months(metric, span), "", "")

    def _along(self, metric: Metric, axis: str) -> Panel:
        months = self.figures.months(metric, self.figures.period)
        if not is_broken_down_over(metric, months):
            return Panel(empty(metric.label), frozenset())
        draw: Callable[..., Chart] = panels.by_commune if axis == "commune" else panels.along
        chart = draw(self.figures, metric, *(() if axis == "commune" else (axis,)))
        hidden = {
            plain(name)
            for value in by(self.figures, metric, axis)
            if self._is_hidden(metric, months, axis, value.member)
            for name in (value.member_label, value.member)
        }
        return Panel(chart, frozenset(hidden))

    def _is_hidden(self, metric: Metric, months: Sequence[date], axis: str, member: str) -> bool:
        """Is one of the counts of which the figure is made masked in what was published?"""
        return any(self._is_secret(count) for count in self._counts(metric, months, axis, member))

    def _is_secret(self, count: Count) -> bool:
        """Is it masked, or told neither as it is nor as the sum of months that are all told?"""
        if not count.is_of_persons and speaks_of_persons(count.measure):
            return self.loot.sums.get(count) is None
        if count in self.loot.counts:
            return self.loot.counts[count] is None
        if count.axis or not speaks_of_persons(count.measure):
            return False
        span = Period(date.fromisoformat(count.first), date.fromisoformat(count.last)).months
        return any(
            self.loot.counts.get(count.over(month.isoformat(), month.isoformat())) is None for month in span
        )

    def _counts(self, metric: Metric, months: Sequence[date], axis: str, member: str) -> Iterator[Count]:
        for term in metric.terms:
            if kept := months_of(term, months):
                median = isinstance(metric.formula, Median)
                name = f"{term.measure}[{term.axis}<=inf]" if median else term.name
                first, last = kept[0].isoformat(), kept[-1].isoformat()
                yield Count(name, axis, member, first, last, NOW)
