"""Which rates may be compared, and between whom?"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from metrics.model import Metric
from metrics.nature import counts_cases
from metrics.units import SHARE
from settings import current


class Between(StrEnum):
    """Who is compared: the members of an axis, or all the departments that are followed here."""

    EPCI = "epci"
    PARTNER = "partner"
    DETECTOR = "detector"
    DEPARTMENT = "department"

    @property
    def words(self) -> Words:
        """How they are called in a French sentence."""
        return _WORDS[self]


@dataclass(frozen=True)
class Words:
    """The noun, and the words that agree with it."""

    one: str
    many: str
    whole: str
    feminine: bool = False

    @property
    def a(self) -> str:
        """« une intercommunalité »."""
        return f"{'une' if self.feminine else 'un'} {self.one}"

    @property
    def the_only(self) -> str:
        """« la seule intercommunalité »."""
        return f"{'la seule' if self.feminine else 'le seul'} {self.one}"

    @property
    def them(self) -> str:
        """« elles », « eux »."""
        return "elles" if self.feminine else "eux"

    def none_of(self, count: int) -> str:
        """« aucune des 12 intercommunalités d'effectif suffisant »."""
        return f"{'aucune' if self.feminine else 'aucun'} des {count} {self.many} d'effectif suffisant"


_DEPARTMENT = "l'ensemble du département"
_WORDS = {
    Between.EPCI: Words("intercommunalité", "intercommunalités", _DEPARTMENT, feminine=True),
    Between.PARTNER: Words("partenaire", "partenaires", _DEPARTMENT),
    Between.DETECTOR: Words("détecteur", "détecteurs", _DEPARTMENT),
    Between.DEPARTMENT: Words("département", "départements", "l'ensemble des départements"),
}
_AXES = (Between.EPCI, Between.PARTNER, Between.DETECTOR)


def comparable(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """Those that may be compared between members: a part of the cases over these cases, along an axis."""
    return tuple(metric for metric in metrics if _axes(metric))


def ways(metric: Metric, opened: Collection[str]) -> tuple[Between, ...]:
    """Between whom a comparable rate may be compared, by a reader to whom these departments are open."""
    every = departments_followed()
    return (*_axes(metric), *((Between.DEPARTMENT,) if every and every <= set(opened) else ()))


def departments_followed() -> frozenset[str]:
    """All the departments of this installation; none when it follows one, which has nobody beside it.

    They are compared all together or not at all: the centre and the limits would otherwise change with
    whoever reads.
    """
    followed = current().departments
    return frozenset(followed) if len(followed) > 1 else frozenset()


def _axes(metric: Metric) -> tuple[Between, ...]:
    """Measures are counted along one axis at a time: a rate that reads part of a measure has none left."""
    if metric.unit != SHARE or not counts_cases(metric) or any(term.axis for term in metric.terms):
        return ()
    return tuple(axis for axis in _AXES if axis in metric.axes)
