"""How is the course of a metric shown, this year over last year?"""

from __future__ import annotations

from charts.chart import Chart
from charts.trend import trend
from charts.trend.around import Around
from components.figure import Panel
from components.view import View
from metrics.events import events_of
from metrics.figures import Figures
from metrics.model import Metric
from metrics.once import once
from metrics.period import Granularity
from metrics.sentences import trend_in_words
from metrics.targets import holds_each_step
from metrics.variation import course


def trend_of(view: View, metric: Metric) -> Panel:
    """The steps of the year of the period, last year in grey; limits, verdict, target and events around."""
    return Panel(_drawn(view.figures, metric, view.choice.granularity), metric, metric.key.replace(".", "-"))


@once
def _drawn(figures: Figures, metric: Metric, granularity: Granularity) -> Chart:
    return trend(
        figures.series(metric, granularity),
        figures.series_a_year_earlier(metric, granularity),
        granularity=granularity,
        finding=trend_in_words(metric, figures.value(metric), figures.change(metric)),
        around=_around(figures, metric, granularity),
    )


def _around(figures: Figures, metric: Metric, granularity: Granularity) -> Around:
    """The target of an activity is drawn beside years only."""
    target = figures.target(metric)
    told = target is not None and (granularity is Granularity.YEAR or holds_each_step(metric))
    goal = target.value if target is not None and told else None
    return Around(goal, course(figures, metric), events_of(figures, metric))
