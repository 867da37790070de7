"""How long does it take to reach a point? An estimate: the distance is a fact, the minutes are not.

Minutes = straight line x detour / speed. The detour and the two speeds are settings of the
installation; they are written wherever an estimated time is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from metrics.model import Term
from metrics.units import NO_BREAK, french_number
from settings import Travel

STEP_M = 100
DENSE = "dense"
DEFAULT = Travel()


def minutes(distance_m: float, *, dense: bool, travel: Travel) -> float:
    """The estimated minutes of a straight line, counted by hectometres begun."""
    kilometres = ceil(distance_m / STEP_M) * STEP_M / 1000
    return kilometres * travel.detour / (travel.dense_kmh if dense else travel.sparse_kmh) * 60


def is_dense(population: int, travel: Travel) -> bool:
    """Is it a commune where one drives at the lower speed?"""
    return population >= travel.dense_from


def words(travel: Travel) -> str:
    """What is written beside every estimated time."""
    return (
        f"Temps estimé{NO_BREAK}: distance à vol d'oiseau × {_number(travel.detour)}, "
        f"à {_speed(travel.sparse_kmh)} ({_speed(travel.dense_kmh)} dans les communes "
        f"de {french_number(travel.dense_from)} habitants et plus)"
    )


@dataclass(frozen=True)
class Within(Term):
    """The part of a measure that stands within some estimated minutes, along the axis `reach`.

    The members of the axis are « sparse-123 » or « dense-40 »: the class of the commune, which gives the
    speed, and hectometres. A commune without any open point (« sparse-inconnu ») is never within.
    """

    axis: str = "reach"
    minutes: float = 30.0
    travel: Travel = DEFAULT

    @property
    def name(self) -> str:
        """See `Term.name`; the speeds are those of the installation, the same for all."""
        return f"{self.measure}[{type(self).__name__.lower()} {self.minutes:g} min]"

    def keeps(self, member: str) -> bool:
        """See `Term.keeps`."""
        return _is_within(member, self.minutes, self.travel)


@dataclass(frozen=True)
class Beyond(Within):
    """The part of a measure that stands farther than some estimated minutes, or cannot be reached."""

    def keeps(self, member: str) -> bool:
        """See `Term.keeps`."""
        return not super().keeps(member)


@lru_cache(maxsize=4096)
def _is_within(member: str, limit: float, travel: Travel) -> bool:
    density, _, hectometres = member.partition("-")
    if not hectometres.isdecimal():
        return False
    return minutes(int(hectometres) * STEP_M, dense=density == DENSE, travel=travel) <= limit


def _speed(kmh: float) -> str:
    return f"{_number(kmh)}{NO_BREAK}km/h"


def _number(value: float) -> str:
    return french_number(value, len(f"{value:g}".partition(".")[2]))
