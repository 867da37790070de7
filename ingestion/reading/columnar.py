"""How is a Parquet file read? Block by block, each value as the text that a spreadsheet would show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingestion.reading.block import LINES_AT_ONCE, Block
from ingestion.reading.received import Advance, Received
from ingestion.reading.refusal import FileRefused
from ingestion.reading.workbook import cell_text


class Columnar:
    """The only sheet of a Parquet file: see `ingestion.reading.sheet.Sheet`. Its header is line 1."""

    name = ""

    def __init__(self, file: Received) -> None:
        try:
            self._parquet = pq.ParquetFile(file.path)
        except (pa.ArrowInvalid, OSError) as error:
            raise FileRefused(f"Le fichier Parquet « {file.name} » est abîmé ou coupé.") from error
        self._file = file
        _check_flat(file, self._parquet.schema_arrow)

    def top(self) -> list[Sequence[str]]:
        """The names of the columns."""
        return [list(self._parquet.schema_arrow.names)]

    def blocks(self, _header: int, _width: int, advance: Advance) -> Iterator[Block]:
        """See `Sheet.blocks`."""
        first, total = 2, max(self._parquet.metadata.num_rows, 1)
        try:
            for batch in self._parquet.iter_batches(batch_size=LINES_AT_ONCE):
                numbers = pa.array(range(first, first + batch.num_rows), pa.int64())
                yield Block(numbers, [_texts(column) for column in batch.columns])
                first += batch.num_rows
                advance(self._file.size_bytes * batch.num_rows // total)
        except (pa.ArrowInvalid, OSError) as error:
            raise FileRefused(f"Le fichier Parquet « {self._file.name} » est abîmé ou coupé.") from error


def _check_flat(file: Received, schema: Any) -> None:
    for field in schema:
        if pa.types.is_nested(field.type) or pa.types.is_binary(field.type):
            raise FileRefused(
                f"Le fichier Parquet « {file.name} » : la colonne « {field.name} » ne contient pas de "
                "simples valeurs (texte, nombre, date, oui ou non)."
            )


def _texts(column: Any) -> Any:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string(column.type) or pa.types.is_integer(column.type) or pa.types.is_date32(column.type):
        return pc.fill_null(column.cast(pa.string()), "")
    return _each(column)


def _each(column: Any) -> Any:
    """Other values one by one, each different value once."""
    coded = column.dictionary_encode()
    words = pa.array([cell_text(value) for value in coded.dictionary.to_pylist()], pa.string())
    return pc.fill_null(words.take(coded.indices), "")
