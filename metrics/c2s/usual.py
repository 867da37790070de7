"""Complémentaire santé solidaire and AME: what usually becomes of a right that nothing renews yet?

A right still to renew one month before its end is no longer any right: those that are renewed early have
left. It is therefore compared with the rights that were still to renew as many months before their end,
and never with all those that ended, of which far fewer are lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data_access.c2s.radar import GAP, LAPSED
from metrics.intervals import wilson

ENOUGH = 100
"""Past rights of a public under which the rate of the whole department is taken, same mode of renewal."""
FEWEST = 11
"""Under so many past rights, no rate is told of a territory or a public."""


@dataclass(frozen=True)
class Group:
    """Whose rights: `right` is `c2s` or `ame`; `mode` says whether the next right must be asked for."""

    right: str
    public: str
    mode: str

    @property
    def is_asked(self) -> bool:
        """Must the next right be asked for? If not, a call changes nothing."""
        return self.mode == "asked"


@dataclass(frozen=True)
class Ended:
    """Rights that ended: how many months before, the next one was decided, and what became of them."""

    epci: str
    group: Group
    months: int
    fate: str
    persons: int


@dataclass(frozen=True)
class Usual:
    """Of so many past rights, those interrupted for 1 to 90 days, and those not resumed by then.

    Shares and intervals ask for one past right at least: they raise ValueError without any.
    """

    persons: int
    gaps: int
    lapsed: int

    @property
    def gap_share(self) -> float:
        """Interrupted for 1 to 90 days, 0 to 1."""
        return self._share(self.gaps)

    @property
    def lapsed_share(self) -> float:
        """Not resumed 90 days after the end, 0 to 1."""
        return self._share(self.lapsed)

    @property
    def gap_interval(self) -> tuple[float, float]:
        """Wilson's interval of the share interrupted, at 95 %."""
        return wilson(self.gaps, self.persons)

    @property
    def lapsed_interval(self) -> tuple[float, float]:
        """Wilson's interval of the share not resumed, at 95 %."""
        return wilson(self.lapsed, self.persons)

    def _share(self, part: int) -> float:
        if self.persons <= 0:
            raise ValueError(f"Expected at least one past right; found {self.persons}.")
        return part / self.persons


def usual(ended: Iterable[Ended], *, months_before: int | None = None) -> Usual:
    """What became of these rights; with `months_before`, of those still to renew so long before their end."""
    kept = [one for one in ended if months_before is None or one.months < months_before]
    return Usual(
        sum(one.persons for one in kept),
        sum(one.persons for one in kept if one.fate == GAP),
        sum(one.persons for one in kept if one.fate == LAPSED),
    )


def rate_for(ended: Iterable[Ended], group: Group, months_before: int) -> Usual | None:
    """The rate to apply to rights of a group still to renew so many months before their end.

    That of the group in the department; under `ENOUGH` past rights, that of every public renewed in the same
    manner; None when these are too few as well.
    """
    alike = [one for one in ended if one.group.mode == group.mode]
    own = usual((one for one in alike if one.group == group), months_before=months_before)
    if own.persons >= ENOUGH:
        return own
    together = usual(alike, months_before=months_before)
    return together if together.persons >= ENOUGH else None
