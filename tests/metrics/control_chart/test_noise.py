"""How often do the rules cry wolf on pure noise, and how often do they find a real change?

The theory of each rule, for independent months, above the mean with probability a and below it with b:

- outside the limits: what the law leaves there;
- seven on one side: a month stands in a run of 7 or more above with 7 a^7 - 6 a^8 (a run of l months holds it
  with l a^l (1 - a)^2), likewise below. For a symmetric law 8/128: 6.25 % of months, 2/2^7 for the last one;
- seven rising or falling: a run up of exactly l months starts at a month with (l^2 + l - 1) / (l + 2)!
  (Levene and Wolfowitz, 1944). Two equal months only break trends, so that discrete laws stay under it;
- two of three: a near month, and one of the three windows around it on its side with another near month.

A month flagged by several rules bears the name of the first, so that each rate is at most its theory. Ranges
are screened in the theory as in the charts. The mean and the width of limits are told from the months
themselves: a whole number is never exactly on the mean, and the width varies by a standard deviation of
sqrt(0.8264 / (n - 1)) of itself (Cryer and Ryan, Journal of Quality Technology 22, 1990).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from math import comb, exp, factorial, lgamma, log, sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pytest

from metrics.control_chart import ControlChart, p_prime_chart, xmr

Values = npt.NDArray[np.float64]
Draw = Callable[[np.random.Generator, int], ControlChart]

MONTHS = (80, 150, 240)
SHARE = 0.3
RULES = ("outside", "trend", "two_of_three", "shift")
LEAST = {4000: 0.9, 36: 0.5}
"""The least part of its theory that a rule shows on normal noise: a rule that never fires fails too."""


@dataclass(frozen=True)
class Law:
    """One month of pure noise: its distances from the mean, how likely each is, and the limit it meets."""

    gap: Values
    mass: Values
    limit: float

    def theory(self, months: int) -> dict[str, float]:
        """The share of months that each rule flags, over all that the limits of so many months may be."""
        width = NormalDist(1, sqrt(0.8264 / (months - 1)))
        told = [
            replace(self, gap=self.gap + shift).rates(width.inv_cdf((step + 0.5) / 40))
            for step in range(40)
            for shift in (-1e-6, 1e-6)
        ]
        return {rule: float(np.mean([rates[rule] for rates in told])) for rule in RULES}

    def rates(self, wider: float = 1.0) -> dict[str, float]:
        """The share of months that each rule flags, when the limits are so many times as wide."""
        limit = self.limit * wider
        near = (np.abs(self.gap) > limit * 2 / 3) & (np.abs(self.gap) <= limit)
        sides = [sign * self.gap > 0 for sign in (1, -1)]
        return {
            "outside": self._chance(np.abs(self.gap) > limit),
            "trend": 2 * sum(n * (n * n + n - 1) / factorial(n + 2) for n in range(7, 30)),
            "two_of_three": sum(_near_pairs(self._chance(near & side), self._chance(side)) for side in sides),
            "shift": sum(7 * self._chance(side) ** 7 - 6 * self._chance(side) ** 8 for side in sides),
        }

    def _chance(self, where: npt.NDArray[np.bool_]) -> float:
        return float(self.mass[where].sum())


def _near_pairs(near: float, side: float) -> float:
    """A near month, and a window of three around it, all on its side, that holds another near one."""
    chances = {"near": near, "side": side - near, "other": 1 - side}
    found = 0.0
    for around in product(chances, repeat=4):
        windows = (around[:2], around[1:3], around[2:])
        if any("other" not in pair and "near" in pair for pair in windows):
            found += float(np.prod([chances[place] for place in around]))
    return near * found


def _mean_range(at: Values, mass: Values, *, screened: bool) -> float:
    ranges, chances = np.abs(at[:, None] - at), mass[:, None] * mass
    mean = float((ranges * chances).sum())
    kept = ranges < 3.267 * mean if screened else ranges >= 0
    return float((ranges * chances)[kept].sum() / chances[kept].sum())


def _of_months(at: Values, mass: Values) -> Law:
    mass = mass / mass.sum()
    return Law(at - float(at @ mass), mass, 2.66 * _mean_range(at, mass, screened=True))


def _normal() -> Law:
    at = np.linspace(-7, 7, 1400)
    return _of_months(at, np.exp(-(at**2) / 2))


def _poisson(mean: float) -> Law:
    at = np.arange(0.0, 6 * mean)
    return _of_months(at, np.array([exp(n * log(mean) - mean - lgamma(n + 1)) for n in at]))


def _binomial() -> Law:
    """Scores of months of several sizes, each size as likely, whose ranges Laney's limits take unscreened."""
    at, mass = [], []
    for size in MONTHS:
        for n in range(size + 1):
            at.append((n - size * SHARE) / sqrt(size * SHARE * (1 - SHARE)))
            mass.append(comb(size, n) * SHARE**n * (1 - SHARE) ** (size - n) / len(MONTHS))
    scores, chances = np.array(at), np.array(mass)
    return Law(scores, chances, 3 * _mean_range(scores, chances, screened=False) / 1.128)


def _draw_normal(random: np.random.Generator, months: int) -> ControlChart:
    return xmr(random.normal(size=months), better="neutral")


def _draw_poisson(random: np.random.Generator, months: int) -> ControlChart:
    return xmr(random.poisson(20, size=months), better="neutral")


def _draw_binomial(random: np.random.Generator, months: int) -> ControlChart:
    sizes = random.choice(MONTHS, size=months)
    return p_prime_chart(random.binomial(sizes, SHARE), sizes, better="neutral")


NOISES: Mapping[str, tuple[Draw, Callable[[], Law]]] = {
    "normal": (_draw_normal, _normal),
    "Poisson of mean 20": (_draw_poisson, lambda: _poisson(20)),
    "binomial of share 0.3": (_draw_binomial, _binomial),
}


def _rule(special: str) -> str:
    words = special.rsplit("_", 1)
    return "outside" if words[1] == "limit" else words[0]


def _simulated(draw: Draw, months: int, series: int) -> dict[str, tuple[float, float]]:
    """The share of months that each rule flags, and four of its standard errors, from series to series."""
    random = np.random.default_rng(20231117)
    shares = np.zeros((series, len(RULES)))
    for line in shares:
        found = Counter(_rule(special) for special in draw(random, months).special if special)
        line[:] = [found[rule] / months for rule in RULES]
    margins = 4 * shares.std(axis=0) / sqrt(series)
    return dict(zip(RULES, zip(shares.mean(axis=0).tolist(), margins.tolist(), strict=True), strict=True))


def _told(noise: str, found: Mapping[str, tuple[float, float]], theory: Mapping[str, float]) -> str:
    lines = (f"{rule} {found[rule][0]:.3%} ± {found[rule][1]:.3%} for {theory[rule]:.3%}" for rule in RULES)
    return f"{noise}: {', '.join(lines)}"


def test_the_theory_of_a_normal_law_is_the_known_one() -> None:
    rates = _normal().rates()
    assert rates["shift"] == pytest.approx(8 / 128, rel=1e-6)
    assert rates["trend"] == pytest.approx(0.00248, rel=0.01)
    assert _mean_range(_normal().gap, _normal().mass, screened=False) == pytest.approx(1.1284, rel=1e-3)
    assert rates["outside"] == pytest.approx(2 * NormalDist().cdf(-2.928), rel=0.02), "screened: 2.93 sigma"


@pytest.mark.proof
@pytest.mark.parametrize(("months", "series"), [(4000, 200), (36, 10_000)])
@pytest.mark.parametrize("noise", NOISES)
def test_on_pure_noise_no_rule_passes_its_theory(noise: str, months: int, series: int) -> None:
    """Limits of 4 000 months are as good as known; over 36, runs are cut and the mean follows them."""
    draw, law = NOISES[noise]
    theory, found = law().theory(months), _simulated(draw, months, series)
    told = _told(noise, found, theory)
    least = LEAST[months]
    for rule, (rate, margin) in found.items():
        assert rate <= theory[rule] + margin, told
        assert noise != "normal" or rate >= least * theory[rule] - margin, told


@pytest.mark.proof
@pytest.mark.parametrize("noise", NOISES)
def test_the_last_month_of_noise_is_ordinary_in_more_than_97_cases_of_100(noise: str) -> None:
    draw, _ = NOISES[noise]
    random = np.random.default_rng(61)
    ordinary = [draw(random, 36).variation == "common" for _ in range(6000)]
    assert np.mean(ordinary) > 0.97, f"{noise}: ordinary in {np.mean(ordinary):.2%}"


def _found_within_seven_months(random: np.random.Generator, fix_after: int | None) -> bool:
    """Whether one of the seven months after a step of 2 sigma says so, read month after month as it comes."""
    values = random.normal(size=31) + 2 * (np.arange(31) >= 24)
    return any(
        xmr(values[:seen], better="higher", fix_after=fix_after).variation == "improvement_high"
        for seen in range(25, 32)
    )


@pytest.mark.proof
@pytest.mark.parametrize(("fix_after", "power"), [(24, 0.9), (None, 0.85)])
def test_a_step_of_two_sigma_is_found_within_seven_months(fix_after: int | None, power: float) -> None:
    """With the limits of the two years before; less often when the months after weigh on them too."""
    random = np.random.default_rng(91)
    share = np.mean([_found_within_seven_months(random, fix_after) for _ in range(3000)])
    assert share > power, f"found in {share:.1%}"
