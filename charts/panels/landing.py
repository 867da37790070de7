"""Where does a count land at the end of the year, and did the same projection hold before?"""

from __future__ import annotations

from charts.chart import Chart
from charts.labels import measured
from charts.landing.trials import Dated, trials
from charts.landing.year import course
from metrics.figures import Figures
from metrics.landing.outcome import Standing
from metrics.landing.words import ASSUMED, SEASON_UNKNOWN, landing_in_words, trials_in_words
from metrics.landing.year_end import YearEnd, year_end
from metrics.model import Metric
from metrics.once import once
from metrics.sentences import period_in_words
from metrics.units import NO_BREAK, long_date

TESTED = f"Intervalle à 80{NO_BREAK}% que chaque début de mois aurait donné, et nombre constaté, en {{unit}}"


@once
def landing_of(figures: Figures, metric: Metric) -> Chart:
    """The running total of the year, last year's, and the projection to 31 December."""
    ended = year_end(figures, metric)
    if ended is None:
        return course(None, finding=_nothing(figures, metric), subtitle="")
    return course(ended, finding=landing_in_words(ended), subtitle=_measured(ended))


@once
def past_projections(figures: Figures, metric: Metric) -> Chart:
    """What the same projection would have said at the end of each past month."""
    ended = year_end(figures, metric)
    if ended is None:
        return trials((), metric.unit, finding=_nothing(figures, metric), subtitle="")
    dated = [Dated(ended.month(one.known), ended.month(one.until), one) for one in ended.trials]
    return trials(
        dated,
        metric.unit,
        finding=trials_in_words(ended.trials),
        subtitle=TESTED.format(unit=metric.unit.plural),
        note=f"{ASSUMED} {SEASON_UNKNOWN}",
    )


def _measured(ended: YearEnd) -> str:
    """What is drawn, and until which day it is known."""
    head = f"{measured(ended.metric)}, cumul depuis le 1er janvier"
    if ended.landing.standing is Standing.CLOSED:
        return head
    return f"{head}, au {long_date(ended.history.until)}{NO_BREAK}; intervalle à 80{NO_BREAK}%"


def _nothing(figures: Figures, metric: Metric) -> str:
    return f"{metric.label}{NO_BREAK}: aucune donnée {period_in_words(figures.period)}"
