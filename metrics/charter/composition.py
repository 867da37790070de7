"""Handifaction: has care received changed, or only the people who answer?

Campaigns bring other people than quiet quarters do, who answer more favourably. Beside the raw rate of
twelve months stands the rate at constant composition: the same mix of channel, age and living place at every
quarter, that of all the answers loaded of the department, whatever the period on screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data_access.charter import HANDIFACTION
from data_access.charter.answers import care_by_quarter_and_profile
from metrics.figures import YEARS_READ, Figures
from metrics.intervals import wilson
from metrics.once import once
from metrics.period import Granularity, Period, bucket, bucket_period, month_start, shift_months, year
from metrics.reweighting import Reweighted, reweighted

CAMPAIGN_MORE_THAN = 0.5
"""A campaign quarter: more than half of its answers follow an invitation of the Assurance Maladie."""
_QUARTERS, _QUARTER_MONTHS = 4, 3
_CAMPAIGN = "campaign"

Profile = tuple[str, str, str]
"""The channel, the age group and the living place of those who answer."""


@dataclass(frozen=True)
class Rate:
    """A share of answers (0 to 1) with its interval at 95 %."""

    rate: float
    low: float
    high: float
    effective_count: float
    """How many answers it is read on."""


@dataclass(frozen=True)
class Answers:
    """How many answered, and how many of them received care, by profile."""

    by_profile: Mapping[Profile, tuple[int, int]]
    """`(cared, answers)`."""

    @property
    def count(self) -> int:
        """How many answers."""
        return sum(answers for _, answers in self.by_profile.values())

    @property
    def campaign_share(self) -> float | None:
        """The share that follows an invitation; None without any answer."""
        invited = sum(told for profile, (_, told) in self.by_profile.items() if profile[0] == _CAMPAIGN)
        return invited / self.count if self.count else None

    @property
    def rate(self) -> Rate | None:
        """The raw share with care received; None without any answer."""
        if not self.count:
            return None
        cared = sum(part for part, _ in self.by_profile.values())
        return Rate(cared / self.count, *wilson(cared, self.count), self.count)

    def at(self, mix: Mapping[Profile, int]) -> Reweighted | None:
        """The share with care received, had people answered in this mix; None without any answer."""
        if not self.count:
            return None
        found = [self.by_profile.get(profile, (0, 0)) for profile in mix]
        return reweighted(
            list(mix), [cared for cared, _ in found], [told for _, told in found], list(mix.values())
        )


@dataclass(frozen=True)
class QuarterEnd:
    """A loaded quarter, alone and as the last of twelve months (None unless all four quarters are loaded)."""

    quarter: Period
    alone: Answers
    year: Answers | None
    constant: Reweighted | None

    @property
    def is_campaign(self) -> bool:
        """Do most answers of the quarter follow an invitation?"""
        return (self.alone.campaign_share or 0.0) > CAMPAIGN_MORE_THAN

    @property
    def comparable(self) -> Reweighted | None:
        """The rate at constant composition when it may be compared, None otherwise."""
        return self.constant if self.constant and self.constant.is_comparable else None


@dataclass(frozen=True, eq=False)
class Composition:
    """The quarters to show, oldest first, and the mix that is held fixed."""

    quarters: tuple[QuarterEnd, ...]
    mix_from: Period
    mix_to: Period
    mix_count: int

    @property
    def comparable(self) -> tuple[QuarterEnd, ...]:
        """The quarters whose rate at constant composition may be compared."""
        return tuple(one for one in self.quarters if one.comparable)


@once
def composition_of(figures: Figures) -> Composition | None:
    """The loaded quarters until the end of the period, over three years; None when none of them is loaded."""
    answers = _answers_of(figures, _loaded_quarters(figures))
    first = shift_months(year(figures.period.first.year).first, -12 * (YEARS_READ - 1))
    return composed(answers, Period(first, figures.period.last))


def composed(answers: Mapping[Period, Answers], shown: Period) -> Composition | None:
    """The quarters of a span, at the mix of all the answers given; None without any quarter or answer.

    Args:
        answers: those of each loaded quarter, oldest first; the mix that is held fixed is that of them all.
        shown: the first and last months to show.
    """
    mix = _mix(answers.values())
    quarters = [one for one in answers if shown.first <= one.first and one.last <= shown.last]
    if not quarters or not mix:
        return None
    return Composition(
        quarters=tuple(_quarter_end(one, answers, mix) for one in quarters),
        mix_from=min(answers),
        mix_to=max(answers),
        mix_count=sum(mix.values()),
    )


def _loaded_quarters(figures: Figures) -> list[Period]:
    """The quarters whose three months are loaded, oldest first, all demonstration or all real."""
    months = figures.coverage.sources.get(HANDIFACTION, {})
    starts = sorted({bucket(month, Granularity.QUARTER) for month in months})
    quarters = [bucket_period(start, Granularity.QUARTER) for start in starts]
    whole = [one for one in quarters if all(month in months and months[month].whole for month in one.months)]
    if not whole:
        return []
    kind = months[whole[-1].last].demonstration
    return [one for one in whole if all(months[month].demonstration == kind for month in one.months)]


def _answers_of(figures: Figures, loaded: Sequence[Period]) -> dict[Period, Answers]:
    """The answers of each loaded quarter; a quarter without any is told too."""
    rows = figures.reading.detail(care_by_quarter_and_profile(figures.perimeter))
    found: dict[date, dict[Profile, tuple[int, int]]] = {}
    for quarter_end, channel, age_group, living_place, cared, answers in rows:
        profiles = found.setdefault(month_start(quarter_end), {})
        profiles[channel, age_group, living_place] = (int(cared), int(answers))
    return {one: Answers(found.get(one.last, {})) for one in loaded}


def _mix(answers: Iterable[Answers]) -> Mapping[Profile, int]:
    """How many answers each profile gave, over all the quarters."""
    return {profile: told for profile, (_, told) in _together(answers).by_profile.items() if told}


def _together(quarters: Iterable[Answers]) -> Answers:
    """The answers of several quarters as one."""
    cared: Counter[Profile] = Counter()
    told: Counter[Profile] = Counter()
    for one in quarters:
        for profile, (part, answers) in one.by_profile.items():
            cared[profile] += part
            told[profile] += answers
    return Answers({profile: (cared[profile], told[profile]) for profile in sorted(told)})


def _quarter_end(
    quarter: Period, answers: Mapping[Period, Answers], mix: Mapping[Profile, int]
) -> QuarterEnd:
    ends = (shift_months(quarter.first, -_QUARTER_MONTHS * back) for back in range(_QUARTERS))
    wanted = [bucket_period(start, Granularity.QUARTER) for start in ends]
    if not all(one in answers for one in wanted):
        return QuarterEnd(quarter, answers[quarter], None, None)
    whole = _together(answers[one] for one in wanted)
    return QuarterEnd(quarter, answers[quarter], whole, whole.at(mix))
