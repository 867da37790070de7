"""How is a Parquet file read? Block by block, each value as the text that a spreadsheet would show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingestion.reading.archive import LARGEST_OPEN
from ingestion.reading.block import LINES_AT_ONCE, Block
from ingestion.reading.received import LONGEST_LINE, Advance, Received
from ingestion.reading.refusal import FileRefused
from ingestion.reading.workbook import cell_text

_SIMPLE = (
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_integer, pa.types.is_floating),
    *(pa.types.is_decimal, pa.types.is_boolean, pa.types.is_date, pa.types.is_timestamp, pa.types.is_null),
)
"""The types of which a value is one cell."""
_SHORT_DIGITS = 7


class Columnar:
    """The only sheet of a Parquet file: see `ingestion.reading.sheet.Sheet`. Its header is line 1."""

    name = ""

    def __init__(self, file: Received) -> None:
        self._file = file
        with _sound(file):
            self._names = _simple_columns(file, pq.read_schema(file.path))
            # Texts stay in their dictionary, where a long one that a million lines repeat is held once.
            self._parquet = pq.ParquetFile(
                file.path, read_dictionary=list(dict.fromkeys(self._names)), page_checksum_verification=True
            )

    def top(self) -> list[Sequence[str]]:
        """The names of the columns."""
        return [self._names]

    def blocks(self, _header: int, _width: int, advance: Advance) -> Iterator[Block]:
        """See `Sheet.blocks`."""
        first, total = 2, max(self._parquet.metadata.num_rows, 1)
        with _sound(self._file):
            for batch in self._parquet.iter_batches(batch_size=LINES_AT_ONCE):
                numbers = pa.array(range(first, first + batch.num_rows), pa.int64())
                columns = zip(self._names, batch.columns, strict=True)
                yield Block(numbers, [self._texts(name, column) for name, column in columns])
                first += batch.num_rows
                advance(self._file.size_bytes * batch.num_rows // total)

    def _texts(self, name: str, column: Any) -> Any:
        column.validate(full=True)
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        if pa.types.is_string(coded.dictionary.type):
            self._check_lengths(name, coded)
            words = coded.dictionary
        else:
            words = pa.array(_cell_texts(coded.dictionary), pa.string())
        return pc.fill_null(words.take(coded.indices), "")

    def _check_lengths(self, name: str, coded: Any) -> None:
        lengths = pc.binary_length(coded.dictionary)
        together = pc.sum(lengths.take(coded.indices)).as_py() or 0
        if (pc.max(lengths).as_py() or 0) > LONGEST_LINE or together > LARGEST_OPEN:
            raise FileRefused(
                f"Le fichier Parquet « {self._file.name} » a des cellules de plus d'un million de caractères "
                f"(colonne « {name} ») : ce n'est pas un extrait."
            )


def _cell_texts(values: Any) -> list[str]:
    """A number kept on four bytes is no more precise than these say."""
    if pa.types.is_float32(values.type):
        return [cell_text(float(f"{value:.{_SHORT_DIGITS}g}")) for value in values.to_pylist()]
    return [cell_text(value) for value in values.to_pylist()]


def _simple_columns(file: Received, schema: Any) -> list[str]:
    for field in schema:
        kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        if not any(is_simple(kind) for is_simple in _SIMPLE):
            raise FileRefused(
                f"Le fichier Parquet « {file.name} » : la colonne « {field.name} » ne contient pas de "
                "simples valeurs (texte, nombre, date, oui ou non)."
            )
    return list(schema.names)


@contextmanager
def _sound(file: Received) -> Iterator[None]:
    """Whatever the library says against the bytes of the file is told in one sentence."""
    try:
        yield
    except (pa.ArrowException, ValueError, OverflowError, OSError) as error:
        raise FileRefused(
            f"Le fichier Parquet « {file.name} » est abîmé ou coupé : le demander à nouveau à qui l'a envoyé."
        ) from error
