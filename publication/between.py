"""Which equations hold between quantities, over the same months and of the same member?

A whole is made of some of its parts and of a rest. The rest is shown nowhere; where it counts few persons, or
where it is itself a quantity that is told, the equation is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from metrics.diffusion.rules import HIGHEST_THRESHOLD
from metrics.diffusion.spans import Span
from publication.cells import Cell
from publication.quantities import Quantity, parts_among, series_of, sums_among
from publication.system import System
from publication.tables import Tables

Place = tuple[str, str, Span, str]
"""The axis, the member, the months and the day of knowledge of a cell: all but its quantity."""
Names = Mapping[str, Mapping[Place, str]]


def hold_between(system: System, tables: Tables, cells: Iterable[Cell]) -> None:
    """Hold every sum between the quantities of a programme, on all the cells given, shown or not."""
    series, names = series_of(tables), _names(cells)
    for one in parts_among(series):
        for place, whole in names.get(one.whole, {}).items():
            part = _beside(names, place, one.part)
            if part in system.values:
                _hold_parts(system, whole, part, _beside(names, place, one.rest), same=one.same)
    for quantity, parts in sums_among(series):
        for place, whole in names.get(quantity, {}).items():
            _hold_rest(system, whole, [_beside(names, place, part) for part in parts])


def _names(cells: Iterable[Cell]) -> Names:
    found: dict[str, dict[Place, str]] = {}
    for cell in cells:
        place = (cell.axis, cell.member, (cell.first, cell.last), cell.known)
        found.setdefault(cell.quantity, {})[place] = cell.name
    return found


def _beside(names: Names, place: Place, other: Quantity | None) -> str:
    """The name of the cell of another quantity at the same place; empty when there is none."""
    if other is None or (other.axis and place[0]):
        return ""
    where = (other.axis, other.member, *place[2:]) if other.axis else place
    return names.get(other.name, {}).get(where, "")


def _hold_parts(system: System, whole: str, part: str, rest: str, *, same: bool) -> None:
    left = system.values[whole] - system.values[part]
    if same and not left:
        system.hold(whole, [part])
    elif rest not in ("", part) and system.values.get(rest) == left:
        system.hold(whole, [part, rest])
    else:
        system.hold_difference(whole, part, f"rest {whole} {part}")


def _hold_rest(system: System, whole: str, parts: list[str]) -> None:
    """Several parts that do not overlap: the rest is held where it is nothing, or few persons."""
    if len(set(parts)) < len(parts) or not all(part in system.values for part in parts):
        return
    left = system.values[whole] - sum(system.values[part] for part in parts)
    if not left:
        system.hold(whole, parts)
    elif 0 < left < HIGHEST_THRESHOLD:
        system.hold(whole, [*parts, system.hide(f"rest {whole} {' '.join(parts)}", left)])
