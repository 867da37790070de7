"""Mission accompagnement santé: how long do cases stay open, and after how many days is half of them closed?

A case still open counts as open for the days it was followed, and for nothing more (Kaplan and Meier).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

from metrics.figures import Figures
from metrics.intervals import interval_in_words
from metrics.mas.cohorts import cohort
from metrics.once import once
from metrics.sentences import period_in_words
from metrics.survival import Median, kaplan_meier, median
from metrics.units import DAYS, NO_BREAK, SHARE, french_number

LAST_DAY = 365
"""The curve is read over one year."""
LEAST_AT_RISK = 10
"""With fewer cases still followed, one closing moves the curve by more than a tenth."""


class OpenShare(NamedTuple):
    """The share of cases still open after a day, with its interval, and the cases followed until then."""

    day: int
    at_risk: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class StillOpen:
    """The course of the cases opened in a period, from the day they open."""

    cases: int
    course: tuple[OpenShare, ...]
    median: Median


@once
def still_open(figures: Figures) -> StillOpen:
    """The cases of the period, while enough of them are followed."""
    followed = cohort(figures)
    if not followed.lines:
        return StillOpen(0, (), Median(float("nan"), float("nan"), float("nan")))
    days, endings, cases = followed.columns
    closed = [int(ending > 0) for ending in endings]
    curve = kaplan_meier(days, closed, cases=cases)
    kept = curve[(curve["at_risk"] >= LEAST_AT_RISK) & (curve["time"] <= LAST_DAY)]
    share = kept["survival"]
    columns = (kept["time"], kept["at_risk"], share, kept["low"].fillna(share), kept["high"].fillna(share))
    rows = zip(*(column.tolist() for column in columns), strict=True)
    course = tuple(OpenShare(int(day), *rest) for day, *rest in rows)
    start = OpenShare(0, followed.cases, 1.0, 1.0, 1.0)
    later = (one for one in course if one.day)
    return StillOpen(followed.cases, (start, *later), median(days, closed, cases=cases))


@once
def closing_in_words(figures: Figures) -> str:
    """« La moitié des saisines ouvertes en 2022 est close en 109 jours (intervalle à 95 % : …) »."""
    found, when = still_open(figures), period_in_words(figures.period)
    half = found.median
    if not found.cases:
        return f"Durée des dossiers{NO_BREAK}: aucune saisine {when}"
    if isnan(half.days):
        last = found.course[-1]
        open_now = f"{SHARE.write(last.share)} le sont encore après {DAYS.write(last.day)}"
        return f"La moitié des saisines ouvertes {when} n'est pas encore close{NO_BREAK}: {open_now}"
    said = f"La moitié des saisines ouvertes {when} est close en {french_number(half.days)}{NO_BREAK}jours"
    if isnan(half.low) or isnan(half.high):
        return said
    return f"{said} ({interval_in_words(half.low, half.high, DAYS)})"
