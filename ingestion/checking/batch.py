"""How do good lines become rows of the base: its columns, in its names?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingestion.checking.spill import LINE
from ingestion.contracts.ground import Ground
from ingestion.contracts.model import Contract, Derived

RANKS_A_MONTH = 2_000_000
"""Lines alike in a month of a file: none comes near."""
FIRST_YEAR = 2000


class Ranks:
    """Gives each line a rank that no other line of its month has, nor any line of another month."""

    def __init__(self) -> None:
        self._given: Counter[int] = Counter()

    def of(self, dates: Any) -> Any:
        """The ranks of the lines of these dates."""
        months = pc.add(pc.multiply(pc.subtract(pc.year(dates), FIRST_YEAR), 12), pc.month(dates))
        ranks = np.zeros(len(dates), np.int64)
        for month, count in zip(*np.unique(months.to_numpy(), return_counts=True), strict=True):
            first = int(month) * RANKS_A_MONTH + self._given[int(month)]
            ranks[months.to_numpy() == month] = np.arange(first, first + count)
            self._given[int(month)] += int(count)
        return pa.array(ranks)


def batch_of(
    contract: Contract, ground: Ground, ranks: Ranks, values: Mapping[str, Any], numbers: Any
) -> Any:
    """A record batch of the rows of the table; of the fields themselves when the contract unfolds them."""
    if contract.unfold:
        return pa.record_batch({**values, LINE: numbers})
    columns = {one.column: values[one.name] for one in contract.fields if one.column}
    derived = {one.column: _derived(one, ground, columns[one.reads]) for one in contract.derived}
    ranked = _ranked(contract, ranks, columns)
    department = pa.array([ground.department], pa.string()).take(pa.array(np.zeros(len(numbers), np.int64)))
    return pa.record_batch({"department": department, **columns, **derived, **ranked, LINE: numbers})


def _derived(one: Derived, ground: Ground, column: Any) -> Any:
    """The rule is asked once for each different value."""
    coded = column.dictionary_encode()
    worked = pa.array([one.rule(ground, value) for value in coded.dictionary.to_pylist()], pa.string())
    return worked.take(coded.indices)


def _ranked(contract: Contract, ranks: Ranks, columns: Mapping[str, Any]) -> Mapping[str, Any]:
    if contract.ranked is None or contract.dated is None:
        return {}
    return {contract.ranked: ranks.of(columns[contract.dated.column])}
