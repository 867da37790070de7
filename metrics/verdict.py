"""What may be said of a figure besides its value, in words and in which tone?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a verdict means, told by a shape and a colour beside its words."""

    ORDINARY = "ordinary"
    CHANGE = "change"
    """Something changed; no declared direction says whether for better or worse."""
    IMPROVEMENT = "improvement"
    CONCERN = "concern"


@dataclass(frozen=True)
class Verdict:
    """A judgement that a declared rule allows: a French sentence, and its tone."""

    words: str
    tone: Tone = Tone.ORDINARY
