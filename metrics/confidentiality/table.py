"""Which counts are given, which equations tie them, and is what is given coherent?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Literal

Zeros = Literal["publishable", "sensitive"]
"""Whether a count of zero is shown, or hidden as any small count is."""

Equations = Sequence[tuple[str, Sequence[str]]]
"""Each total with its parts."""

LOWEST_THRESHOLD = 2
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """Counts with the equations that hold between them, and what is already known of them.

    Attributes:
        counts: cell to whole count, in the order of the names.
        equations: each one as its cells with the sign they bear in it (-1 the total, 1 a part), once each.
        threshold: the smallest count that may be shown to be one.
        zeros_are_hidden: whether a zero may be masked, and is then as sensitive as a small count.
        never: cells that nobody ever sees.
        masked: cells that were masked before, and remain so, save zeros that are shown.
        published: cells that were published before, and are known for ever.
        primary: cells to protect besides the small ones.
        beyond: small cells that can no more be thought to reach the threshold, whatever is masked.
        weights: what masking each cell costs.
    """

    counts: Mapping[str, int]
    equations: tuple[tuple[tuple[str, int], ...], ...]
    threshold: int
    zeros_are_hidden: bool
    never: frozenset[str]
    masked: frozenset[str]
    published: frozenset[str]
    primary: frozenset[str]
    beyond: frozenset[str] = NONE
    weights: Mapping[str, float] = field(default_factory=dict)

    def is_known(self, cell: str) -> bool:
        """Whether everybody knows the cell whatever is masked: it was published, or zeros always are."""
        if cell in self.never:
            return False
        return cell in self.published or (not self.counts[cell] and not self.zeros_are_hidden)

    def floor(self, cell: str) -> int:
        """The least that an attacker knows of a cell once it is masked."""
        return 0 if self.zeros_are_hidden or cell in self.never else 1

    def is_small(self, cell: str) -> bool:
        """Whether the count itself has to be protected."""
        return (0 if self.zeros_are_hidden else 1) <= self.counts[cell] < self.threshold

    def wanted(self) -> tuple[str, ...]:
        """The cells to protect, in order."""
        return tuple(cell for cell in self.counts if self.is_small(cell) or cell in self.primary)


@dataclass(frozen=True)
class Known:
    """What a table is protected against, beside its own cells: see `Table` for each."""

    never: frozenset[str] = NONE
    masked: frozenset[str] = NONE
    published: frozenset[str] = NONE
    primary: frozenset[str] = NONE
    beyond: frozenset[str] = NONE
    weights: Mapping[str, float] | None = None


def checked_table(
    values: Mapping[str, float], equations: Equations, threshold: int, zeros: str, known: Known
) -> Table:
    """The table, once everything given has been found coherent.

    Raises:
        ValueError: a count, an equation or a set of cells is wrong; says which.
    """
    _refuse_rules(threshold, zeros)
    counts = {cell: _whole(cell, values[cell]) for cell in sorted(values)}
    _refuse_unknown(counts, known)
    table = Table(
        counts=counts,
        equations=_signed(counts, equations),
        threshold=threshold,
        zeros_are_hidden=zeros == "sensitive",
        never=known.never,
        masked=frozenset(cell for cell in known.masked if counts[cell] or zeros == "sensitive"),
        published=known.published,
        primary=known.primary,
        beyond=known.beyond,
        weights=_weights(counts, known),
    )
    _refuse_contradictions(table)
    return table


def _refuse_rules(threshold: int, zeros: str) -> None:
    if threshold < LOWEST_THRESHOLD or threshold != int(threshold):
        raise ValueError(f"threshold: expected a whole number of 2 or more; found {threshold}")
    if zeros not in ("publishable", "sensitive"):
        raise ValueError(f"zeros: expected 'publishable' or 'sensitive'; found {zeros!r}")


def _whole(cell: str, value: float) -> int:
    if not (value >= 0 and value < float("inf") and value == int(value)):
        raise ValueError(f"values: expected a whole count of 0 or more; found {value} for {cell!r}")
    return int(value)


def _refuse_unknown(counts: Mapping[str, int], known: Known) -> None:
    given: dict[str, Iterable[str]] = {
        "never_published": known.never,
        "already_masked": known.masked,
        "already_published": known.published,
        "primary": known.primary,
        "beyond": known.beyond,
        "weights": known.weights or (),
    }
    for name, cells in given.items():
        unknown = sorted(set(cells) - counts.keys())
        if unknown:
            raise ValueError(f"{name}: no cell is called {unknown[0]!r}")


def _signed(counts: Mapping[str, int], equations: Equations) -> tuple[tuple[tuple[str, int], ...], ...]:
    signed = {_one_equation(counts, total, parts) for total, parts in equations}
    return tuple(sorted(signed))


def _one_equation(counts: Mapping[str, int], total: str, parts: Sequence[str]) -> tuple[tuple[str, int], ...]:
    cells = [total, *parts]
    for cell in cells:
        if cell not in counts:
            raise ValueError(f"equations: no cell is called {cell!r}, in the equation of {total!r}")
    if len(set(cells)) < len(cells):
        raise ValueError(f"equations: a cell stands twice in the equation of {total!r}")
    found = sum(counts[part] for part in parts)
    if found != counts[total]:
        raise ValueError(f"equations: {total!r} is {counts[total]}, but its parts make {found}")
    return ((total, -1), *((part, 1) for part in sorted(parts)))


def _weights(counts: Mapping[str, int], known: Known) -> dict[str, float]:
    """What each masked cell costs: as few cells as possible first, then small ones.

    The part that grows with the count stays under half a cell for all of them together; it grows with its
    logarithm, so that it still tells small counts from one another beside large totals.
    """
    given = known.weights or {}
    for cell, weight in given.items():
        if not 0 < weight < float("inf"):
            raise ValueError(f"weights: expected a number over 0; found {weight} for {cell!r}")
    share = 1 / (2 * max(1, len(counts)) * log(2 + max(counts.values(), default=0)))
    return {cell: given.get(cell, 1 + share * log(1 + count)) for cell, count in counts.items()}


def _refuse_contradictions(table: Table) -> None:
    both = sorted(table.masked & table.published)
    if both:
        raise ValueError(f"already_masked: {both[0]!r} is said to be already published too")
    seen = sorted(table.never & table.published)
    if seen:
        raise ValueError(f"never_published: {seen[0]!r} is said to be already published")
    shown = sorted(cell for cell in table.primary if table.is_known(cell) and not table.counts[cell])
    if shown:
        raise ValueError(f"primary: {shown[0]!r} is zero, and zeros are published")
