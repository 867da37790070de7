"""What does the demonstration of PLANIR say of an action, before anything is drawn?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Persons = tuple[int, int, int]
"""Persons met in 2021, 2022 and 2023 (until the data date)."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An action and what is drawn for it; `progress` is the way done at the data date, 1 for the target.

    `counted` names what the value really counts in the demonstration facts (`persons`, `ccas`, `pass`);
    otherwise it runs from `start` towards `target`. `silent_from`: the day after which nothing happens.
    """

    action: str
    label: str
    difficulty: str
    public: str
    owner: str = "cpam"
    scheme: str = "other"
    labelled_on: date
    ended_on: date | None = None
    value_label: str
    counted: str = ""
    start: float = 0.0
    target: float | None = None
    progress: float = 0.0
    persons: Persons = (0, 0, 0)
    accompanied_share: float = 0.65
    partner_kinds: tuple[str, ...] = ()
    silent_from: date | None = None
