"""What is the likely share of a small member, when the others also tell something of it?

Empirical Bayes on the scale of angles, with the centre and the tau² of the funnel: a member weighs tau²
/ (tau² + its own variance), and the centre weighs the rest. Source: Efron and Morris, Journal of the American
Statistical Association 70 (1975), « Data analysis using Stein's estimator and its generalizations »; the
uncertainty of the centre is added to the interval as Morris does (ibid. 78, 1983). That of tau² is not.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from metrics.funnel.counts import Counts, counted
from metrics.funnel.shape import Z_95, Funnel, angle, angles, shares, standard_errors


def shrunken(numerators: Counts, denominators: Counts) -> pd.DataFrame:
    """One row a member, in their order: `rate, centre, weight, shrunken, low, high`, from 0 to 1.

    `weight` is what the member's own rate counts for (0: the centre only), `low` and `high` the bounds at
    95 % of the shrunken rate. Without any difference beyond chance, every member stands at the centre.

    Raises:
        ValueError: counts that `metrics.funnel.counts.counted` refuses.
    """
    over, of = counted(numerators, denominators)
    funnel = Funnel.of(numerators, denominators)
    own = standard_errors(of) ** 2
    weight = funnel.tau2 / (funnel.tau2 + own)
    centre = angle(funnel.centre)
    middle = centre + weight * (angles(over / of) - centre)
    of_centre = float((of**2 * (own + funnel.tau2)).sum()) / float(of.sum()) ** 2
    spread = Z_95 * np.sqrt(weight * own + (1 - weight) ** 2 * of_centre)
    return pd.DataFrame(
        {
            "rate": over / of,
            "centre": funnel.centre,
            "weight": weight,
            "shrunken": shares(middle),
            "low": shares(middle - spread),
            "high": shares(middle + spread),
        }
    )
