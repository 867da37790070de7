"""In which months may two quantities be set against each other: those known to the same day?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data_access.topics import BY_KEY
from metrics.coverage import Coverage
from metrics.period import Period


def comparable_months(coverage: Coverage, measures: Iterable[str], period: Period) -> tuple[date, ...]:
    """The months that all the sources of the measures cover to the same day.

    None at all when outcomes ripen and the sources do not stop on the same day: they are known to different
    dates.
    """
    read = [BY_KEY[measure] for measure in measures]
    sources = tuple(dict.fromkeys(source for measure in read for source in measure.sources))
    if any(measure.ripens for measure in read) and len({coverage.latest(one) for one in sources}) > 1:
        return ()
    return tuple(
        month
        for month in coverage.common_months(sources, period)
        if len({coverage.sources[source][month].until for source in sources}) == 1
    )
