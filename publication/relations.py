"""Which equations hold between the cells of a programme, over time, along axes, and between quantities?

What a reader can write down: a year is the sum of its months; a department, of the members of an axis; an
EPCI, of its communes; a whole, of a part and of the rest, shown nowhere and not to be found either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from data_access.measures import NOW, YEAR_AGO
from metrics.diffusion.rules import rule_of
from metrics.diffusion.spans import Span
from metrics.period import Period, shift_months
from publication.cells import Cell
from publication.plan import Tables
from publication.quantities import Parts, beside, parts_among
from publication.system import System

Zoning = Mapping[str, str]
"""The EPCI of each commune."""


def system_of(tables: Tables, zoning: Zoning) -> System:
    """All that can be written down about the cells of persons of a programme."""
    system = System()
    told = {cell: value for cell, value in tables.cells.items() if rule_of(cell.measure).threshold}
    for cell, value in told.items():
        system.show(cell.name, value)
    compared = [replace(cell, known=NOW) for cell in told if cell.known == YEAR_AGO]
    for cell in compared:
        system.hide(cell.name, _read(tables, cell))
    _over_time(system, tables, dict.fromkeys((*told, *compared)))
    _along_axes(system, told)
    _inside_territories(system, told, zoning)
    _over_years(system, told)
    for parts in parts_among(tables):
        _between_quantities(system, told, parts)
    return system


def _over_time(system: System, tables: Tables, told: Iterable[Cell]) -> None:
    """A span is the sum of its months, and of the stretches that other spans of the same cut it into."""
    for spans in _spans(told).values():
        cuts = sorted({day for cell in spans for day in (cell.first, shift_months(cell.last, 1))})
        for cell in spans:
            stretches = pairwise(day for day in cuts if cell.first <= day <= shift_months(cell.last, 1))
            parts = [replace(cell, first=first, last=shift_months(end, -1)) for first, end in stretches]
            system.hold(cell.name, [system.hide(part.name, _read(tables, part)) for part in parts])


def _spans(told: Iterable[Cell]) -> Mapping[tuple[str, ...], list[Cell]]:
    """The spans of each quantity of each member, as known now: their differences tell of fewer months."""
    found: dict[tuple[str, ...], list[Cell]] = {}
    for cell in told:
        if cell.known == NOW:
            found.setdefault((cell.axis, cell.quantity, cell.member), []).append(cell)
    return found


def _read(tables: Tables, cell: Cell) -> float:
    """The quantity of a cell, shown or not, from the monthly quantities."""
    months = Period(cell.first, cell.last).months
    if not cell.axis:
        term = tables.terms[cell.quantity]
        return tables.monthly[term.axis].total(term, cell.known, months)
    told = tables.monthly[cell.axis].values.get((cell.measure, cell.known), {}).get(cell.member, {})
    return sum(told.get(month, 0.0) for month in months)


def _along_axes(system: System, told: Mapping[Cell, float]) -> None:
    """The members of an axis make up the department, where they do."""
    groups: dict[tuple[str, str, Span], list[str]] = {}
    for cell in told:
        if cell.axis:
            groups.setdefault((cell.axis, cell.quantity, (cell.first, cell.last)), []).append(cell.name)
    for (_, quantity, span), names in groups.items():
        _hold_members(system, Cell("", quantity, quantity, *span, NOW, "").name, names)


def _inside_territories(system: System, told: Mapping[Cell, float], zoning: Zoning) -> None:
    """The communes of an EPCI make it up."""
    groups: dict[str, list[str]] = {}
    for cell in told:
        if cell.axis == "commune":
            above = Cell(
                "epci", cell.measure, cell.quantity, cell.first, cell.last, NOW, zoning.get(cell.member, "")
            )
            groups.setdefault(above.name, []).append(cell.name)
    for total, names in groups.items():
        _hold_members(system, total, names)


def _hold_members(system: System, total: str, names: Sequence[str]) -> None:
    """Members make up the whole, with those that are told nowhere; not so when they overlap."""
    if total not in system.values:
        return
    left = system.values[total] - sum(system.values[name] for name in names)
    if not left:
        system.hold(total, names)
    elif left > 0:
        system.hold(total, [*names, system.hide(f"others {total} {names[0]}", left)])


def _over_years(system: System, told: Iterable[Cell]) -> None:
    """What was known a year ago, and what became known since, make what is known now."""
    for cell in told:
        if cell.known == YEAR_AGO:
            now = replace(cell, known=NOW)
            _hold_difference(system, now.name, cell.name, f"late {cell.name}")


def _between_quantities(system: System, told: Iterable[Cell], parts: Parts) -> None:
    """A part and the rest make up the whole, wherever the part is told too."""
    for cell in told:
        part = beside(cell, parts.part)
        if cell.quantity == parts.whole and part is not None and part.name in system.values:
            rest = beside(cell, parts.rest) if parts.rest else None
            _hold_parts(system, cell.name, part.name, rest.name if rest else "", same=parts.same)


def _hold_parts(system: System, whole: str, part: str, rest: str, *, same: bool) -> None:
    left = system.values[whole] - system.values[part]
    if same and not left:
        system.hold(whole, [part])
    elif rest != part and system.values.get(rest) == left:
        system.hold(whole, [part, rest])
    else:
        _hold_difference(system, whole, part, f"rest {whole} {part}")


def _hold_difference(system: System, one: str, other: str, name: str) -> None:
    """Two counts of nearly the same: what lies between them is one that nobody sees."""
    more, less = (one, other) if system.values[one] >= system.values[other] else (other, one)
    between = system.hide(name, system.values[more] - system.values[less])
    system.hold(more, [less, between])
