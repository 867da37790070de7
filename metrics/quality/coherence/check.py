"""What does a check of coherence say: what was verified, how many times, and where it does not hold?"""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose

from metrics.sentences import count_in_words
from metrics.units import NO_BREAK, french_number, rounded

NEAREST = 1e-9
"""Two sums of the same numbers in another order may differ by this share of them, and no more."""
DECIMALS = 2


@dataclass(frozen=True)
class Breach:
    """What does not hold: of what, when, what was found in words, and how many cases it stands for."""

    what: str
    found: str
    when: str = ""
    count: int = 1

    @property
    def words(self) -> str:
        """« Saisines, par détecteur, mars 2023 : 101 au lieu de 100 »."""
        place = ", ".join(part for part in (self.what, self.when) if part)
        return f"{place}{NO_BREAK}: {self.found}"


@dataclass(frozen=True, kw_only=True)
class Check:
    """The answer of one rule.

    `rule` says what must hold, in one sentence; `unit` what a case is: « total vérifié, totaux vérifiés ».
    """

    key: str
    rule: str
    unit: tuple[str, str]
    cases: int
    breaches: tuple[Breach, ...] = ()

    @property
    def holds(self) -> bool:
        """Does every case hold?"""
        return not self.breaches

    @property
    def broken(self) -> int:
        """How many cases do not hold."""
        return sum(breach.count for breach in self.breaches)

    @property
    def sentence(self) -> str:
        """« 412 totaux vérifiés, aucun écart », « 2 écarts sur 412 totaux vérifiés »."""
        if not self.cases:
            return "Rien à vérifier sur la période"
        cases = count_in_words(self.cases, *self.unit)
        if self.holds:
            return f"{cases}, aucun écart"
        return f"{count_in_words(self.broken, 'écart', 'écarts')} sur {cases}"


def same(one: float, other: float) -> bool:
    """Are two counts the same, but for the order in which their parts were added?"""
    return isclose(one, other, rel_tol=NEAREST, abs_tol=NEAREST)


def exceeds(part: float, whole: float) -> bool:
    """Is the part above its whole, beyond what adding in another order explains?"""
    return part > whole and not same(part, whole)


def instead_of(found: float, expected: float) -> str:
    """« 101 au lieu de 100 »."""
    return f"{amount(found)} au lieu de {amount(expected)}"


def amount(number: float) -> str:
    """A number with the decimals that it has, two at most."""
    has = (places for places in range(DECIMALS) if same(float(rounded(number, places)), number))
    return french_number(number, next(has, DECIMALS))
