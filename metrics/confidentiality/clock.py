"""How much time is left?"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True)
class Clock:
    """When the work has to end, on the monotonic clock."""

    end: float

    def after(self, part: float) -> Clock:
        """The clock of the first part of the time left, 0 to 1."""
        return Clock(self.end - self.left() * (1 - part))

    def left(self) -> float:
        """Seconds left, none once it is over."""
        return max(0.0, self.end - monotonic())

    def in_time(self) -> bool:
        """Whether there is time left."""
        return monotonic() < self.end
