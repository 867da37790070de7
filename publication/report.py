"""How much of each table is masked, and how much information is lost?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metrics.diffusion.report import MONTH, YEAR, TableReport
from metrics.diffusion.rules import rule_of
from publication.cells import Cell
from publication.protection import Masking


def reports_of(topic: str, cells: Mapping[Cell, float], masking: Masking) -> Iterator[TableReport]:
    """One report a table, the whole department first."""
    tables: dict[tuple[str, str, int], list[Cell]] = {}
    for cell in cells:
        step = MONTH if cell.is_month and not cell.axis else YEAR
        tables.setdefault((cell.axis, step, rule_of(cell.measure).threshold), []).append(cell)
    for (axis, step, threshold), some in sorted(tables.items()):
        yield _report((topic, axis, step, threshold), some, cells, masking)


def _report(
    table: tuple[str, str, str, int], some: list[Cell], cells: Mapping[Cell, float], masking: Masking
) -> TableReport:
    masked = [cell for cell in some if cell.name in masking.masked]
    small = sum(cell.name in masking.small for cell in masked)
    counted, hidden = (sum(cells[cell] for cell in kept) for kept in (some, masked))
    return TableReport(*table, len(some), small, len(masked) - small, counted, hidden)
