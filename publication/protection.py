"""Which cells of a programme are masked, knowing all that was published before, and does an attack fail?

What nobody can do without costs the most to mask: the key figures of the department, then their parts along
each axis, then the territories; a month more than another member, because one masked month is enough for a
curve to have no verdict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data_access.topics import BY_KEY
from metrics.catalogue import TOPICS, headlines
from metrics.confidentiality import Protection, Unprotectable, protected
from metrics.confidentiality.audit import known_to_be_small
from metrics.diffusion.rules import rule_of
from publication.cells import Cell
from publication.history import Former, Known, with_former
from publication.system import System
from publication.tables import Tables

COST_OF_A_COMMUNE, COST_OF_A_MEMBER, COST_OF_A_MONTH = 1.0, 3.0, 6.0
COST_OF_A_DEPARTMENT, COST_OF_A_TERRITORY = 8.0, 10.0
COST_OF_A_KEY_MEMBER, COST_OF_A_KEY_FIGURE = 12.0, 40.0
COST_OF_A_PERSON = 1e-7
LARGE = 2
"""How many thresholds make a count large enough to take up what the cells beside it may deviate."""
LEAST_THRESHOLD = 2
"""Of tables that speak of no person, of which nothing is masked."""
MOST_PERSONS = 100_000

_IN_KEY_FIGURES = frozenset(
    term.measure for topic in TOPICS for metric in headlines(topic) for term in metric.terms
)


class Undisclosed(RuntimeError):  # noqa: N818 (what happened, not a mistake of the program)
    """The attack on what was about to be published found a small count: nothing is published."""


@dataclass(frozen=True)
class Masking:
    """The masked cells of a programme, by name, and how near to the least they are.

    `excess`: at most what share of the loss another choice could spare, 0 to 1; None when it is not known.
    `bounded`: how many counts that are not shown (cells, or what lies between two publications) can be known
    to be small, because of what was published before.
    """

    system: System
    masked: frozenset[str]
    small: frozenset[str]
    proven: bool
    seconds: float
    bounded: int = 0
    excess: float | None = 0.0


def masking_of(tables: Tables, system: System, former: Sequence[Former], seconds: float) -> Masking:
    """The cells to mask; raises Undisclosed when the attack on the result succeeds all the same."""
    known, threshold = with_former(system, former), _threshold(tables)
    binding = known.system.without_loose(LARGE * threshold)
    found, bounded = _masked(known, binding, threshold, tables, seconds)
    if _found(known, found.masked, threshold) - bounded:
        found, bounded = _masked(known, known.system, threshold, tables, seconds)
    if left := _found(known, found.masked, threshold) - bounded:
        raise Undisclosed(
            f"Publication arrêtée, rien n'est écrit : {len(left)} effectifs pourraient être retrouvés, dont "
            f"« {min(left)} ». Prévenir l'administrateur de Vigie avec ce message."
        )
    shown = frozenset(system.shown)
    small = frozenset(name for name in shown if 0 < system.values[name] < threshold)
    masked = found.masked & shown
    excess = _excess(found, costs(tables.cells, binding))
    return Masking(system, masked, small, found.proven, found.seconds, len(bounded), excess)


def _excess(found: Protection, cost: Mapping[str, float]) -> float | None:
    """What masking costs beyond the bound, as a share of what it costs."""
    if found.proven or found.gap is None:
        return 0.0 if found.proven else None
    lost = sum(cost.get(name, 1.0) for name in found.masked)
    return min(found.gap / lost, 1.0)


def _threshold(tables: Tables) -> int:
    """The highest of the thresholds of its sources: what they show together can be subtracted."""
    return max((rule_of(cell.measure).threshold for cell in tables.cells), default=0) or LEAST_THRESHOLD


def costs(cells: Mapping[Cell, float], system: System) -> Mapping[str, float]:
    """What masking each cell costs: more for what a committee reads first, a little more for large counts."""
    return {
        cell.name: _cost(cell) + COST_OF_A_PERSON * min(system.values[cell.name], MOST_PERSONS)
        for cell in cells
        if cell.name in system.values
    }


def _cost(cell: Cell) -> float:
    if cell.axis == "epci":
        return COST_OF_A_TERRITORY
    if cell.axis == "commune":
        return COST_OF_A_COMMUNE
    if cell.axis:
        return COST_OF_A_KEY_MEMBER if cell.measure in _IN_KEY_FIGURES else COST_OF_A_MEMBER
    if cell.is_month and not BY_KEY[cell.measure].stock:
        return COST_OF_A_MONTH
    return COST_OF_A_KEY_FIGURE if cell.measure in _IN_KEY_FIGURES else COST_OF_A_DEPARTMENT


def _masked(
    known: Known, system: System, threshold: int, tables: Tables, seconds: float
) -> tuple[Protection, frozenset[str]]:
    """The cells to mask, in all that is known or in the part of it that binds; and those that are bounded.

    A count of 11 that was published and has become 9 is known to have lost fewer than 11. Nothing can be done
    about it any more, save that nobody finds by how many.
    """
    bounded: frozenset[str] = frozenset()
    while True:
        try:
            found = protected(
                system.values,
                list(system.equations),
                threshold=threshold,
                never_published=frozenset(system.atoms),
                already_masked=(known.masked | bounded - system.atoms - known.published)
                & system.values.keys(),
                already_published=known.published & system.values.keys(),
                beyond=bounded,
                weights=costs(tables.cells, system),
                seconds=seconds,
            )
        except Unprotectable as unprotectable:
            bounded |= frozenset(unprotectable.cells)
        else:
            return found, bounded


def _found(known: Known, masked: frozenset[str], threshold: int) -> frozenset[str]:
    """Play the attacker who knows all of it, with a programme that shares nothing with what masked."""
    system = known.system
    return known_to_be_small(
        system.values,
        list(system.equations),
        masked,
        threshold=threshold,
        never_published=frozenset(system.atoms),
    )
