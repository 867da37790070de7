"""Charte Romain Jacob: what may be said of each line of the register, on a given day?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data_access.charter import ACTIVE_DAYS, COMMITMENTS, DECISIONS, MEETINGS, SIGNATORIES, UPDATES
from data_access.charter.detail import commitments_on, decisions_on, meetings_between, signatories_on
from metrics.figures import Figures
from metrics.once import once

_REGISTER = (SIGNATORIES, COMMITMENTS, UPDATES)
_COMMITTEE = (MEETINGS, DECISIONS)


@dataclass(frozen=True)
class Signatory:
    """A body of the register, its commitments and the last time it gave news."""

    name: str
    kind: str
    signed_on: date
    commitments: int
    done: int
    updated_on: date | None

    def is_active(self, day: date) -> bool:
        """Has a commitment of this body been updated in the year that ends on the day?"""
        return self.updated_on is not None and (day - self.updated_on).days <= ACTIVE_DAYS


@dataclass(frozen=True)
class Commitment:
    """What a body committed to, and what became of it."""

    principle: int
    label: str
    signatory: str
    made_on: date
    due_on: date
    done_on: date | None
    proof: str | None
    proved_on: date | None
    updated_on: date | None

    def state(self, day: date) -> str:
        """A member of the axis « state »: proven, done, late or running."""
        if self.done_on:
            return "proven" if self.proved_on else "done"
        return "late" if self.due_on < day else "running"


@dataclass(frozen=True)
class Meeting:
    """A meeting of the committee, planned, held or not, and its decisions."""

    planned_on: date
    held_on: date | None
    subject: str
    decisions: int
    closed: int

    def state(self, day: date) -> str:
        """« tenue », « non tenue » or « à venir »."""
        if self.held_on:
            return "tenue"
        return "à venir" if self.planned_on > day else "non tenue"


@dataclass(frozen=True)
class Decision:
    """A decision of the committee."""

    label: str
    decided_on: date
    due_on: date
    closed_on: date | None

    def state(self, day: date) -> str:
        """« close à temps », « close en retard », « en retard » or « à clore »."""
        if self.closed_on:
            return "close à temps" if self.closed_on <= self.due_on else "close en retard"
        return "en retard" if self.due_on < day else "à clore"


@dataclass(frozen=True, eq=False)
class Register:
    """The signatories and their commitments, as they stood on the data date."""

    day: date
    demonstration: bool
    signatories: tuple[Signatory, ...]
    commitments: tuple[Commitment, ...]

    @property
    def silent(self) -> Sequence[Signatory]:
        """The signatories without any commitment updated for a year."""
        return [one for one in self.signatories if not one.is_active(self.day)]


@dataclass(frozen=True, eq=False)
class Committee:
    """The meetings and the decisions of the committee over a period, as they stood on the data date."""

    day: date
    meetings: tuple[Meeting, ...]
    decisions: tuple[Decision, ...]


@once
def register_of(figures: Figures) -> Register | None:
    """The register on the last day known of the period; None as soon as one of its extracts is wanting."""
    period, perimeter, read = figures.period, figures.perimeter, figures.reading.detail
    day = figures.coverage.as_of(_REGISTER, period)
    if day is None:
        return None
    return Register(
        day=day,
        demonstration=figures.coverage.demonstration(_REGISTER, period),
        signatories=tuple(Signatory(*row) for row in read(signatories_on(perimeter, day))),
        commitments=tuple(Commitment(*row) for row in read(commitments_on(perimeter, day))),
    )


@once
def committee_of(figures: Figures) -> Committee | None:
    """The committee on the last day known of the period; None as soon as one of its extracts is wanting."""
    period, perimeter, read = figures.period, figures.perimeter, figures.reading.detail
    day = figures.coverage.as_of(_COMMITTEE, period)
    if day is None:
        return None
    return Committee(
        day=day,
        meetings=tuple(
            Meeting(*row) for row in read(meetings_between(perimeter, period.first, period.end, day))
        ),
        decisions=tuple(Decision(*row) for row in read(decisions_on(perimeter, period.first, day))),
    )
