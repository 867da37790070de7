"""What part of the data may be read?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Perimeter:
    """One department (INSEE code); part of every query and of every cache key."""

    department: str
