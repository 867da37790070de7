"""How is a received file opened, whatever its form?"""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.reading.columnar import Columnar
from ingestion.reading.delimited import SEPARATORS, Delimited
from ingestion.reading.received import Received
from ingestion.reading.sheet import Sheet
from ingestion.reading.workbook import worksheets


def sheets(file: Received) -> Sequence[Sheet]:
    """The sheets of a file; raises FileRefused when it cannot be opened."""
    if file.form == "xlsx":
        return worksheets(file)
    if file.form == "parquet":
        return (Columnar(file),)
    return tuple(Delimited(file, separator) for separator in SEPARATORS)
