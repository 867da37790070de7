"""Which limits does the share of each member stay within, by chance alone?"""

from __future__ import annotations

import pandas as pd

from metrics.funnel.counts import Counts, counted
from metrics.funnel.shape import Z_95, Z_998, Funnel


def limits(numerators: Counts, denominators: Counts, *, overdispersion: bool = True) -> pd.DataFrame:
    """One row a member, in their order: `rate, centre, low95, high95, low998, high998`, from 0 to 1.

    With `overdispersion`, the variance between members widens the limits when there is more than chance.

    Source: FunnelPlotR 0.6.0, `data_type = "PR"`.

    Raises:
        ValueError: counts that `metrics.funnel.counts.counted` refuses.
    """
    over, of = counted(numerators, denominators)
    funnel = Funnel.of(numerators, denominators, overdispersion=overdispersion)
    low95, high95 = funnel.bounds(of, Z_95)
    low998, high998 = funnel.bounds(of, Z_998)
    return pd.DataFrame(
        {
            "rate": over / of,
            "centre": funnel.centre,
            "low95": low95,
            "high95": high95,
            "low998": low998,
            "high998": high998,
        }
    )
