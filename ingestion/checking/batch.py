"""How do good lines become rows of the base: its columns, in its names?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingestion.checking.spill import LINE
from ingestion.contracts.ground import Ground
from ingestion.contracts.model import Contract, Derived

RANKS_A_MONTH = 2_000_000
FIRST_YEAR = 2000


def batch_of(contract: Contract, ground: Ground, values: Mapping[str, Any], numbers: Any) -> Any:
    """A record batch of the rows of the table; of the fields themselves when the contract unfolds them."""
    if contract.unfold:
        return pa.record_batch({**values, LINE: numbers})
    columns = {one.column: values[one.name] for one in contract.fields if one.column}
    derived = {one.column: _derived(one, ground, columns[one.reads]) for one in contract.derived}
    ranked = {contract.ranked: _ranks(contract, columns, numbers)} if contract.ranked else {}
    department = pa.array([ground.department], pa.string()).take(pa.array(np.zeros(len(numbers), np.int64)))
    return pa.record_batch({"department": department, **columns, **derived, **ranked, LINE: numbers})


def _derived(one: Derived, ground: Ground, column: Any) -> Any:
    """The rule is asked once for each different value."""
    coded = column.dictionary_encode()
    worked = pa.array([one.rule(ground, value) for value in coded.dictionary.to_pylist()], pa.string())
    return worked.take(coded.indices)


def _ranks(contract: Contract, columns: Mapping[str, Any], numbers: Any) -> Any:
    """A rank that no other line of the month has, nor any line of another month."""
    dates = columns[str(contract.dated and contract.dated.column)]
    months = pc.add(pc.multiply(pc.subtract(pc.year(dates), FIRST_YEAR), 12), pc.month(dates))
    lines = np.asarray(numbers) % RANKS_A_MONTH
    return pc.add(pc.multiply(months, RANKS_A_MONTH), pa.array(lines))
