"""Which measures does each programme count?"""

from __future__ import annotations

from data_access import ass, c2s, charter, france_services, mas, planir
from data_access.counting import Measure

MEASURES: tuple[Measure, ...] = (
    *planir.MEASURES,
    *mas.MEASURES,
    *ass.MEASURES,
    *c2s.MEASURES,
    *france_services.MEASURES,
    *charter.MEASURES,
)

BY_KEY = {measure.key: measure for measure in MEASURES}
AXES = tuple(sorted({"", *(axis for measure in MEASURES for axis in measure.axes)}))
"""Every axis along which something is counted; empty for the whole department."""


def of_source(source: str) -> tuple[Measure, ...]:
    """The measures to count again when this source is loaded, whichever of their sources it is."""
    return tuple(measure for measure in MEASURES if source in measure.sources)
