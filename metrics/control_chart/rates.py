"""Between which bounds does chance alone keep a rate, when each month has its own denominator?

p charts for shares (cases among cases), u charts for rates (events among persons, visits, days), and Laney's
p′ and u′, whose limits are as wide as the months really differ, beyond the binomial or the Poisson law.
Source: qicharts2 0.8.1, `qic(chart = "p" | "u" | "pp" | "up")`; Laney, "Improved control charts for
attributes", Quality Engineering 14, 2002.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, inf, isnan, nan, sqrt

import pandas as pd

from metrics.control_chart.limits import FEWEST, Limits, unknown_limits
from metrics.control_chart.series import mean, numbers

MEAN_RANGE = 1.128
"""The mean moving range of a normal law, in standard deviations."""


@dataclass(frozen=True)
class Counts:
    """Numerators and denominators, one a month; both NaN where one is missing or the denominator is 0."""

    numerators: tuple[float, ...]
    denominators: tuple[float, ...]
    share: bool
    """Whether the numerator is counted among the denominator (p), or beside it (u)."""

    @property
    def rates(self) -> tuple[float, ...]:
        """The rate of each month, NaN where there is none."""
        return tuple(top / bottom for top, bottom in zip(self.numerators, self.denominators, strict=True))

    def within(self, positions: range) -> Counts:
        """The same counts, over one stretch of months."""
        cut = slice(positions.start, positions.stop)
        return Counts(self.numerators[cut], self.denominators[cut], self.share)


def counts(
    numerators: Iterable[float | None], denominators: Iterable[float | None], *, share: bool
) -> Counts:
    """The counts of a chart, checked.

    Raises:
        ValueError: lengths that differ, a count that is negative or not finite, events without a denominator,
            a share above one, or no month with a denominator; the message says which value and where.
    """
    tops, bottoms = numbers(numerators, "numerator"), numbers(denominators, "denominator")
    if len(tops) != len(bottoms):
        raise ValueError(
            f"Expected as many numerators as denominators; found {len(tops)} and {len(bottoms)}."
        )
    for position, (top, bottom) in enumerate(zip(tops, bottoms, strict=True)):
        _checked(top, bottom, position, share)
    known = [not isnan(top) and bottom > 0 for top, bottom in zip(tops, bottoms, strict=True)]
    if not any(known):
        raise ValueError(
            f"Expected a month with a numerator and a denominator above 0; found none among {len(tops)}."
        )
    return Counts(_kept(tops, known), _kept(bottoms, known), share)


def _checked(top: float, bottom: float, position: int, share: bool) -> None:
    if top < 0 or bottom < 0:
        name, value = ("numerator", top) if top < 0 else ("denominator", bottom)
        raise ValueError(f"Expected a {name} of 0 or more; found {value:g} at position {position}.")
    if share and top > bottom:
        raise ValueError(
            f"Expected numerator <= denominator; found {top:g} above {bottom:g} at position {position}."
        )
    if bottom == 0 and top > 0:
        raise ValueError(f"Expected no event on a denominator of 0; found {top:g} at position {position}.")


def _kept(values: Sequence[float], known: Sequence[bool]) -> tuple[float, ...]:
    return tuple(value if is_known else nan for value, is_known in zip(values, known, strict=True))


def p_chart(numerators: Iterable[float | None], denominators: Iterable[float | None]) -> pd.DataFrame:
    """Shares and their 3-sigma limits under the binomial law: `rate, centre, lower, upper`, one row a month.

    A month without denominator (0 or missing) is a gap: its rate and limits are NaN and it counts nowhere. A
    month alone has no limits either: it would be compared with itself.

    Raises:
        ValueError: see `counts`.
    """
    return _table(counts(numerators, denominators, share=True), laney=False)


def u_chart(numerators: Iterable[float | None], denominators: Iterable[float | None]) -> pd.DataFrame:
    """Rates and their 3-sigma limits under the Poisson law: as `p_chart`, and a rate may pass one."""
    return _table(counts(numerators, denominators, share=False), laney=False)


def p_prime(numerators: Iterable[float | None], denominators: Iterable[float | None]) -> pd.DataFrame:
    """Shares and Laney's limits, as wide as the months really differ: columns and errors of `p_chart`.

    Without two months in a row nothing says how much they differ: the limits are NaN.
    """
    return _table(counts(numerators, denominators, share=True), laney=True)


def u_prime(numerators: Iterable[float | None], denominators: Iterable[float | None]) -> pd.DataFrame:
    """Rates and Laney's limits: as `p_prime`, and a rate may pass one."""
    return _table(counts(numerators, denominators, share=False), laney=True)


def _table(given: Counts, *, laney: bool) -> pd.DataFrame:
    limits = rate_limits(given, laney=laney)
    return pd.DataFrame(
        {"rate": given.rates, "centre": limits.mean, "lower": limits.lower, "upper": limits.upper}
    )


def rate_limits(given: Counts, *, laney: bool) -> Limits:
    """The limits of each month of a stretch: the centre carried through gaps, the limits NaN there.

    They are clipped to what a rate can be (0, and 1 for a share); the unclipped ones tell what is near them.
    """
    length = len(given.denominators)
    total = fsum(bottom for bottom in given.denominators if not isnan(bottom))
    if not total:
        return unknown_limits(length)
    centre = fsum(top for top in given.numerators if not isnan(top)) / total
    unit = sqrt(centre * (1 - centre) if given.share else centre)
    sigmas = [unit / sqrt(bottom) if not isnan(bottom) else nan for bottom in given.denominators]
    widening = _sigma_z(given.rates, centre, sigmas) if laney else 1.0
    alone = sum(not isnan(sigma) for sigma in sigmas) < FEWEST
    widths = [nan if alone else sigma * widening for sigma in sigmas]
    highest = 1.0 if given.share else inf
    return Limits(
        mean=(centre,) * length,
        lower=tuple(nan if isnan(width) else max(centre - 3 * width, 0.0) for width in widths),
        upper=tuple(nan if isnan(width) else min(centre + 3 * width, highest) for width in widths),
        near_lower=tuple(centre - 2 * width for width in widths),
        near_upper=tuple(centre + 2 * width for width in widths),
        computable=unit * widening > 0,
    )


def _sigma_z(rates: Sequence[float], centre: float, sigmas: Sequence[float]) -> float:
    """How many times wider than its law the series moves, from the moving ranges of its standardised rates.

    As in the peer, a range over a gap is not counted; NaN when none is left. 0 when the law has no width.
    """
    scores = [(rate - centre) / sigma if sigma else 0.0 for rate, sigma in zip(rates, sigmas, strict=True)]
    ranges = [abs(after - before) for before, after in pairwise(scores)]
    known = [width for width in ranges if not isnan(width)]
    return mean(known) / MEAN_RANGE if known else nan
