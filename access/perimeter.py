"""What part of the data may be read?"""

from __future__ import annotations

from dataclasses import dataclass

_METROPOLIS = frozenset(f"{rank:02d}" for rank in range(1, 96)) - {"20"} | {"2A", "2B"}
_OVERSEAS = frozenset({"971", "972", "973", "974", "976"})


@dataclass(frozen=True)
class Perimeter:
    """One department (INSEE code); part of every query and of every cache key."""

    department: str


def is_department(code: str) -> bool:
    """Is it the code of a French department? Source: Code officiel géographique, INSEE, 1 January 2024."""
    return code in _METROPOLIS | _OVERSEAS
