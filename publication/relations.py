"""Which equations hold between the cells of a programme, over time, along axes, and between quantities?

What a reader can write down: a year is the sum of its months; a department, of the members of an axis; an
EPCI, of its communes; a whole, of some parts and of the rest, shown nowhere and not to be found either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from data_access.measures import NOW, YEAR_AGO
from metrics.diffusion.rules import rule_of
from metrics.diffusion.spans import Span
from metrics.period import Period, shift_months
from publication.between import hold_between
from publication.cells import Cell, cell_of
from publication.system import System
from publication.tables import Tables

Zoning = Mapping[str, str]
"""The EPCI of each commune."""


def system_of(tables: Tables, zoning: Zoning, former: Sequence[System] = ()) -> System:
    """All that can be written down about the cells of persons of a programme.

    `former`: what was published before; its spans cut those of today, which tell of the months between.
    """
    system = System()
    told = [cell for cell in tables.cells if rule_of(cell.measure).threshold]
    for cell in told:
        system.show(cell.name, tables.cells[cell])
    beside = dict.fromkeys([*_compared(told), *_told_before(tables, former)])
    for cell in beside:
        system.hide(cell.name, _read(tables, cell))
    stretches = _over_time(system, tables, dict.fromkeys([*told, *beside]))
    _along_axes(system, told)
    _inside_territories(system, told, zoning)
    _over_years(system, told)
    hold_between(system, tables, dict.fromkeys([*told, *beside, *stretches]))
    return system


def _compared(told: Iterable[Cell]) -> Iterator[Cell]:
    """What is known now of the spans that are told as they were known a year ago."""
    return (replace(cell, known=NOW) for cell in told if cell.known == YEAR_AGO)


def _told_before(tables: Tables, former: Iterable[System]) -> Iterator[Cell]:
    """The spans of the whole department that former publications told."""
    for system in former:
        for name in system.shown:
            cell = cell_of(name, tables.terms)
            if cell is not None and cell.known == NOW:
                yield cell


def _over_time(system: System, tables: Tables, cells: Iterable[Cell]) -> list[Cell]:
    """A span is the sum of the stretches that others of the same cut it into, which are given back."""
    found = []
    for spans in _spans(cells).values():
        cuts = sorted({day for cell in spans for day in (cell.first, shift_months(cell.last, 1))})
        for cell in spans:
            stretches = pairwise(day for day in cuts if cell.first <= day <= shift_months(cell.last, 1))
            parts = [replace(cell, first=first, last=shift_months(end, -1)) for first, end in stretches]
            system.hold(cell.name, [system.hide(part.name, _read(tables, part)) for part in parts])
            found += parts
    return found


def _spans(cells: Iterable[Cell]) -> Mapping[tuple[str, ...], list[Cell]]:
    """The spans of each quantity of each member, as known now: their differences tell of fewer months."""
    found: dict[tuple[str, ...], list[Cell]] = {}
    for cell in cells:
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


def _along_axes(system: System, told: Iterable[Cell]) -> None:
    """The members of an axis make up the department, where they do."""
    groups: dict[tuple[str, str, Span], list[str]] = {}
    for cell in told:
        if cell.axis:
            groups.setdefault((cell.axis, cell.quantity, (cell.first, cell.last)), []).append(cell.name)
    for (_, quantity, span), names in groups.items():
        _hold_members(system, Cell("", quantity, quantity, *span, NOW, "").name, names)


def _inside_territories(system: System, told: Iterable[Cell], zoning: Zoning) -> None:
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
            system.hold_difference(now.name, cell.name, f"late {cell.name}")
