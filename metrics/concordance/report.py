"""What does the report of a department print, and what does it print beside a given figure?"""

from __future__ import annotations

from collections.abc import Iterable

from access.perimeter import Perimeter
from data_access.published import printed_figures
from metrics.concordance.printed import Nature, Printed
from metrics.reading import Reading


def printed_of(reading: Reading, perimeter: Perimeter) -> tuple[Printed, ...]:
    """The printed figures of a department, in the order of its report."""
    return tuple(Printed(*row) for row in reading.detail(printed_figures(perimeter)))


def counts_beside(row: Printed, rows: Iterable[Printed]) -> tuple[Printed, ...]:
    """The counts that the report prints for the same programme at the same time, this row left out."""
    return tuple(
        one
        for one in rows
        if one is not row
        and one.nature is Nature.COUNT
        and (one.programme, one.when) == (row.programme, row.when)
        and row.when
        and one.number > 0
    )
