"""Which cells of a table are to be masked so that nobody can prove of a small count that it is small?

The guarantee, against a reader who has every cell that is shown and every equation, and who knows that a
masked cell counts one or more (zero or more where zeros are masked, or for a cell that is never published):
for every small count there is a table of whole numbers, compatible with all this, in which it reaches the
threshold (in a large table, where time ends first, it is in fractions of counts). So no small count can be
recovered, and no sum of masked cells under the threshold can be derived. As few cells as possible are masked,
then small ones rather than large ones (complementary cell suppression: Fischetti and Salazar, 2000,
Management Science 46; Hundepool et al., 2012, Statistical Disclosure Control, chapter 4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor
from time import monotonic

from metrics.confidentiality.clock import Clock
from metrics.confidentiality.component import Component, Unprotectable
from metrics.confidentiality.core import components
from metrics.confidentiality.least import Search, least_hiding
from metrics.confidentiality.patterns import Tables
from metrics.confidentiality.possible import possible
from metrics.confidentiality.table import NONE, Equations, Known, checked_table

SECONDS = 35.0
LESS_THAN_A_CELL = 0.5
"""The gap under which, with the usual weights, no choice masks fewer cells: large counts add less."""
SMALLEST_GAP = 1e-4
"""The same with weights of one or more: what is left is the precision of the solver."""
MOST_TO_BEGIN = 0.3
"""What part of the time may be spent on what can be protected at all."""


@dataclass(frozen=True)
class Protection:
    """The cells to mask, and how near they are to the least.

    Attributes:
        masked: the cells.
        proven: whether no other choice costs less (with the usual weights: masks fewer cells), and every
            small count has its whole table.
        gap: how many of the masked cells are beyond the best bound proven; None when there was no
            time to know.
        seconds: how long it took.
    """

    masked: frozenset[str]
    proven: bool
    gap: float | None
    seconds: float


def protect(
    values: Mapping[str, float],
    equations: Equations,
    *,
    threshold: int = 11,
    zeros: str = "publishable",
    never_published: frozenset[str] = NONE,
) -> frozenset[str]:
    """The cells to mask so that no count under the threshold can be proven to be one.

    A count that the equations alone give away (the only part of a total beside the whole of it) cannot be
    protected: it is masked, and so is all that hides it from who does not know one of them.

    Args:
        values: cell to whole count.
        equations: each total with its parts; they hold between the counts.
        threshold: the smallest count that may be shown to be one.
        zeros: "publishable" (shown, never masked) or "sensitive" (hidden as a small count is).
        never_published: cells that nobody sees, and that must not be derivable either.

    Raises:
        ValueError: something given is wrong; says what.
    """
    never, given_away = frozenset(never_published), NONE
    while True:
        try:
            found = protected(
                values, equations, threshold=threshold, zeros=zeros, never_published=never, beyond=given_away
            )
        except Unprotectable as lost:
            given_away |= frozenset(lost.cells)
        else:
            return found.masked | given_away - never


def protected(  # noqa: PLR0913 each is a fact that the caller alone knows, and is given by its name
    values: Mapping[str, float],
    equations: Equations,
    *,
    threshold: int = 11,
    zeros: str = "publishable",
    never_published: frozenset[str] = NONE,
    already_masked: frozenset[str] = NONE,
    already_published: frozenset[str] = NONE,
    primary: frozenset[str] | None = None,
    beyond: frozenset[str] = NONE,
    weights: Mapping[str, float] | None = None,
    seconds: float = SECONDS,
) -> Protection:
    """The cells to mask, with how near to the least they are.

    Args:
        values: cell to whole count.
        equations: each total with its parts; they hold between the counts.
        threshold: the smallest count that may be shown to be one.
        zeros: "publishable" (shown, never masked) or "sensitive" (hidden as a small count is).
        never_published: cells that nobody sees, and that must not be derivable either.
        already_masked: cells masked by a former publication: they remain so, unless they became
            a zero that is shown.
        already_published: cells that a former publication showed: they are known for ever.
        primary: cells to protect besides the small counts, for another reason (one contributor makes them).
            Under the threshold, as any small count. At or over it, the reader must find possible both a count
            one higher and, where hiding everything allows it, a count one lower.
        beyond: small counts that were found unprotectable, because of what is already published: the reader
            must find possible a count one higher and one lower, each where hiding everything allows it.
        weights: what masking a cell costs; one each and a little more for a large count when it is left out.
        seconds: how long it may take; then the best answer found is given, at worst everything masked.

    Raises:
        ValueError: something given is wrong; says what.
        Unprotectable: what was already published is enough to find some cells; says which.
    """
    began = monotonic()
    known = Known(never_published, already_masked, already_published, primary or NONE, beyond, weights)
    table = checked_table(values, equations, threshold, zeros, known)
    slack = SMALLEST_GAP if weights else LESS_THAN_A_CELL
    clock = Clock(began + seconds)
    searches = _searches(possible(components(table), clock.after(MOST_TO_BEGIN).in_time), clock, slack)
    masked = frozenset(cell for search in searches for cell in search.cells())
    return Protection(
        masked=(masked | table.masked) - table.never,
        proven=all(search.gap() < slack and search.is_whole() for search in searches),
        gap=_told_gap(searches, weighted=bool(weights)),
        seconds=monotonic() - began,
    )


def _told_gap(searches: Sequence[Search], *, weighted: bool) -> float | None:
    """What the answer costs beyond the bound: a number of cells, unless they have weights of their own."""
    if any((search.gap() and not search.bound) or not search.is_whole() for search in searches):
        return None
    gaps = [search.gap() for search in searches]
    return sum(gaps) if weighted else float(sum(floor(gap + LESS_THAN_A_CELL) for gap in gaps))


def _searches(parts: Sequence[tuple[Component, Tables]], clock: Clock, slack: float) -> list[Search]:
    """The search of each component, the smallest first, each with its share of the time left."""
    ordered = sorted(parts, key=lambda part: part[0].size)
    found = []
    for number, (component, sure) in enumerate(ordered):
        weight = component.size / sum(other.size for other, _ in ordered[number:])
        found.append(least_hiding(component, sure, clock.after(weight), slack))
    return found
