"""What is a metric, and what is one of its values?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data_access.dialect import UNKNOWN_MEMBER
from metrics.period import Period
from metrics.units import Unit


class Better(StrEnum):
    """The declared direction of improvement; never guessed from a name."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Status(StrEnum):
    """What may be said of a value; a value that cannot be shown is a status, never a number."""

    PUBLISHED = "published"
    PROVISIONAL = "provisional"
    MASKED = "masked"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Term:
    """A measure, or the part of it whose members along one axis are kept.

    `members` keeps the listed members; `at_most` keeps the integer members up to a limit
    (an axis of days, of hectometres); with neither, the whole measure.
    """

    measure: str
    axis: str = ""
    members: tuple[str, ...] = ()
    at_most: float | None = None

    @property
    def name(self) -> str:
        """What tells it apart: « mas.cases », « mas.contact_delay[days<=2] », « mas.cases[detector=x] »."""
        if self.members:
            return f"{self.measure}[{self.axis}={'+'.join(self.members)}]"
        return self.measure if self.at_most is None else f"{self.measure}[{self.axis}<={self.at_most:g}]"

    def keeps(self, member: str) -> bool:
        """Is this member of the axis counted in the term? What is unknown is under no limit."""
        if self.members:
            return member in self.members
        return self.at_most is None or (member != UNKNOWN_MEMBER and float(member) <= self.at_most)


@dataclass(frozen=True)
class Sum:
    """The measure itself: summed over months for a flow, taken at the last month for a stock."""

    of: Term


@dataclass(frozen=True)
class Ratio:
    """Sum of numerators over sum of denominators, at the level shown; never a mean of rates."""

    of: Term
    over: Term


@dataclass(frozen=True)
class Complement:
    """One minus a ratio: « rest » over the whole."""

    of: Term
    over: Term


@dataclass(frozen=True)
class Median:
    """The median of an integer axis (days, euros) counted by an additive measure: exact, at every level."""

    of: Term


Formula = Sum | Ratio | Complement | Median


@dataclass(frozen=True, kw_only=True)
class Metric:
    """An indicator, declared once; it then appears on its page, in the glossary and in every export.

    `rolling_months` reads the indicator over that many months ending with the last loaded month of the
    period, whatever the length of the period; zero reads it over the period itself. `settles_after_days`
    is how long after a month its outcomes are all known, for those that are looked for within a fixed time.
    """

    key: str
    label: str
    definition: str
    formula: Formula
    numerator: str
    denominator: str = ""
    unit: Unit
    better: Better
    source: str
    owner: str
    period: str
    trap: str = ""
    axes: tuple[str, ...] = ()
    steering_of: str = ""
    rolling_months: int = 0
    settles_after_days: int | None = None

    @property
    def topic(self) -> str:
        """The programme: the first word of the key."""
        return self.key.split(".", 1)[0]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that the formula reads, numerator first."""
        formula = self.formula
        return (formula.of, formula.over) if isinstance(formula, Ratio | Complement) else (formula.of,)


@dataclass(frozen=True)
class Value:
    """One value of a metric, with all that a reader must see beside it."""

    metric: Metric
    department: str
    period: Period
    status: Status
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    interval: tuple[float, float] | None = None
    """For a rate read on few cases: the bounds at 95 %, in the stored scale (see `metrics.certainty`)."""
    as_of: date | None = None
    known_on: date | None = None
    """For figures that ripen (care realised, files closed): the day on which outcomes were last known."""
    demonstration: bool = False
    member: str = ""
    member_label: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """The value with its unit in French, or the words of its status."""
        return self.metric.unit.write(self.value) if self.value is not None else STATUS_WORDS[self.status]


STATUS_WORDS: Mapping[Status, str] = {
    Status.PUBLISHED: "définitif",
    Status.PROVISIONAL: "provisoire",
    Status.MASKED: "secret statistique",
    Status.MISSING: "aucune donnée",
    Status.NOT_APPLICABLE: "sans objet",
}


@dataclass(frozen=True)
class Change:
    """Now against the same months of the period one year earlier, as they were known on the same day.

    `complete`: every month of the period is compared; `whole`: the last month is compared to its last
    day; `stock`: a level at a date, not an activity; `until`: the day of last year that is compared;
    `rolling_months`: how many months end on that day, when the metric is a rolling one.
    """

    now: float
    before: float
    period: Period
    until: date
    complete: bool
    whole: bool
    stock: bool = False
    rolling_months: int = 0
