"""How much do the members of a group differ from one another, beyond chance?"""

from __future__ import annotations

from typing import Final

import numpy as np

from metrics.funnel.counts import Numbers

EACH_TAIL: Final = 0.1
"""The part of the members, at each end, whose distance is brought back to that of the tenth before."""


def winsorised(scores: Numbers) -> Numbers:
    """The scores, those of the two extreme tenths brought back to the tenth: one outlier widens nothing.

    Source: Spiegelhalter, Quality and Safety in Health Care 14 (2005), « Handling over-dispersion of
    performance indicators »; the deciles are those of FunnelPlotR (R, type 7).
    """
    low, high = np.quantile(scores, [EACH_TAIL, 1 - EACH_TAIL])
    return np.clip(scores, low, high)


def between_variance(scores: Numbers, errors: Numbers) -> float:
    """The variance between members (tau²), by the method of moments of DerSimonian and Laird; 0 when none.

    Args:
        scores: how far each member stands from the centre, in standard errors.
        errors: the standard error of each member.

    Source: DerSimonian and Laird, Controlled Clinical Trials 7 (1986), as FunnelPlotR 0.6.0 applies it.
    """
    weights = 1 / errors**2
    excess = float((scores**2).sum()) - (len(scores) - 1)
    return max(0.0, excess / float(weights.sum() - (weights**2).sum() / weights.sum()))
