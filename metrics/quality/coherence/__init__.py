"""Do the quantities of a department hold together over a period?

Each rule is pure: it is given quantities, coverage or journal, and says how many cases it verified and which
do not hold.
"""

from __future__ import annotations

from data_access.quality import loads_behind_months, totals_by_axis
from metrics.catalogue import METRICS, SOURCES
from metrics.figures import Figures
from metrics.once import once
from metrics.period import Period, shift_months
from metrics.quality.coherence.check import Check
from metrics.quality.coherence.flows import BALANCES, stocks_follow_flows
from metrics.quality.coherence.lines import lines_are_accounted_for
from metrics.quality.coherence.members import Total, members_add_up, none_is_negative
from metrics.quality.coherence.outcomes import Behind, months_behind, outcomes_are_known
from metrics.quality.coherence.parts import (
    exact_parts,
    inner_parts,
    measures_read,
    parts_make_up,
    parts_stay_within,
)
from metrics.quality.coherence.shares import Share, agree_with_counts, between_bounds, shares_among
from metrics.quality.journal import journal
from metrics.quantities import Quantities

AXES = ("", "epci")
"""Where a part is set against its whole: the department, and each intercommunality."""


@once
def checks(figures: Figures) -> tuple[Check, ...]:
    """Every rule over the department and the period of the figures, which read every indicator."""
    return (*_totals(figures), *_parts(figures), _flows(figures), *_shares(figures), *_files(figures))


@once
def behind(figures: Figures) -> tuple[int, tuple[Behind, ...]]:
    """The months whose outcomes may ripen, and those left as an older file told them."""
    rows = figures.reading.detail(loads_behind_months(figures.perimeter))
    return months_behind(rows, SOURCES, figures.period)


def _totals(figures: Figures) -> tuple[Check, ...]:
    query = totals_by_axis(figures.perimeter, figures.period.first, figures.period.last)
    totals = tuple(Total(*row) for row in figures.reading.detail(query))
    return members_add_up(totals), none_is_negative(totals)


def _parts(figures: Figures) -> tuple[Check, ...]:
    exact, inner = exact_parts(), inner_parts(METRICS)
    period, coverage = figures.period, figures.coverage
    whole = _monthly(figures, measures_read(exact), "", period)
    within = {axis: _monthly(figures, measures_read(inner), axis, period) for axis in AXES}
    names = figures.reading.names(figures.perimeter, "epci")
    return (
        parts_make_up(exact, whole, coverage, period),
        parts_stay_within(inner, within, coverage, period, names),
    )


def _flows(figures: Figures) -> Check:
    measures = tuple(sorted({one for balance in BALANCES for one in balance.measures}))
    since = Period(shift_months(figures.period.first, -1), figures.period.last)
    return stocks_follow_flows(_monthly(figures, measures, "", since), figures.coverage, figures.period)


def _shares(figures: Figures) -> tuple[Check, ...]:
    shares = [
        Share(
            figures.value(metric),
            tuple(
                figures.value(metric, Period(month, month))
                for month in figures.months(metric, figures.period)
            ),
        )
        for metric in shares_among(figures.metrics)
    ]
    return between_bounds(shares), agree_with_counts(shares)


def _files(figures: Figures) -> tuple[Check, ...]:
    return outcomes_are_known(*behind(figures)), lines_are_accounted_for(journal(figures))


def _monthly(figures: Figures, measures: tuple[str, ...], axis: str, period: Period) -> Quantities:
    return figures.reading.monthly(figures.perimeter, measures, axis, period.first, period.last)
