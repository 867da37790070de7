"""Does a file agree with what the base already holds: keys of other months, months that would shrink?"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from access.perimeter import Perimeter
from data_access.query import rows
from data_access.references import is_real, keys_outside, lines_inside
from ingestion.checking.checked import Checked
from ingestion.checking.faults import Fault
from ingestion.checking.keys import Prints, prints

SHRINKS_BELOW = 0.5
"""A month that would keep less than this share of its lines is probably a partial extract."""


def check_against_base(url: str, checked: Checked) -> None:
    """Note the lines whose key belongs to other days, and the loss of lines, when real lines are loaded."""
    perimeter = Perimeter(checked.ground.department)
    if checked.lines_good and rows(url, is_real(perimeter, checked.contract.source))[0][0]:
        _keys_of_other_days(url, perimeter, checked)
        _months_that_shrink(url, perimeter, checked)


def _keys_of_other_days(url: str, perimeter: Perimeter, checked: Checked) -> None:
    contract = checked.contract
    if contract.dated is None or contract.dated_by in contract.key or contract.ranked:
        return
    columns = [str(contract.field(name).column) for name in contract.key]
    query = keys_outside(perimeter, contract.table, columns, contract.dated.column, checked.days.replaced)
    titles = " + ".join(contract.titles[name] for name in contract.key)
    for number in checked.keys.among(_prints(rows(url, query), len(columns))):
        sheet, line = checked.place(number)
        expected = "une clé qui n'est pas déjà chargée pour un autre mois"
        checked.faults.add(Fault(sheet, line, titles, "une clé déjà chargée", expected))
        checked.rejected.add(number)


def _prints(keys: list[tuple[object, ...]], width: int) -> Prints:
    if not keys:
        return np.empty(0, np.uint64)
    columns = list(zip(*keys, strict=True)) if keys else [()] * width
    return prints([pa.array([str(value) for value in column], pa.string()) for column in columns])


def _months_that_shrink(url: str, perimeter: Perimeter, checked: Checked) -> None:
    contract = checked.contract
    dated_on = contract.dated.column if contract.dated else None
    query = lines_inside(perimeter, contract.table, dated_on, checked.days.replaced)
    loaded = int(rows(url, query)[0][0])
    if contract.unfold is None and checked.lines_good < SHRINKS_BELOW * loaded:
        checked.shrinks_from = loaded
