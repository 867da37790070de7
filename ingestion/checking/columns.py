"""What do the texts of a column mean? Each different text is read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingestion.contracts.kinds import Reader
from ingestion.contracts.model import Field
from ingestion.values.unreadable import Unreadable

MISSING = frozenset({"", "-", "NA", "N/A", "NC", "N/C", "ND", "n.d.", "#N/A"})
"""What offices write where there is nothing to write."""
_TEXT_MARK = r"^'([=+@|%\t-])"
"""The apostrophe by which a spreadsheet, or an export of ours, says that what follows is text."""


@dataclass(frozen=True)
class Column:
    """The values of a field in a block, and what could not be read.

    `wrong` gives, by text, what was expected; `changed` by text, the value kept in its place.
    """

    values: Any
    texts: Any
    wrong: Mapping[str, str]
    changed: Mapping[str, str]

    @cached_property
    def unreadable(self) -> NDArray[np.bool_]:
        """True for each line whose text cannot be read."""
        if not self.wrong:
            return np.zeros(len(self.texts), bool)
        there = pc.is_in(self.texts, value_set=pa.array(list(self.wrong), pa.string()))
        return np.asarray(there)

    def faults(self) -> Iterator[tuple[int, str, str]]:
        """The rank of each line whose text cannot be read, the text, and what was expected."""
        for rank in np.flatnonzero(self.unreadable):
            text = self.texts[int(rank)].as_py()
            yield int(rank), text, self.wrong[text]


def read_column(texts: Any, field: Field, reader: Reader) -> Column:
    """Read the texts of a field; a missing value is a fault only when the field is required."""
    trimmed = pc.replace_substring_regex(pc.utf8_trim_whitespace(texts), _TEXT_MARK, r"\1")
    coded = trimmed.dictionary_encode()
    values, wrong = [], {}
    for text in coded.dictionary.to_pylist():
        value, expected = _read(text, field, reader)
        values.append(value)
        if expected:
            wrong[text] = expected
    column = pa.array(values, field.kind.arrow).take(coded.indices)
    changed = _changed(coded.dictionary.to_pylist(), values) if field.kind.tells_changes else {}
    return Column(column, trimmed, wrong, changed)


def absent_column(field: Field, lines: int) -> Column:
    """A column that the file does not have: nothing on any line."""
    return Column(pa.nulls(lines, field.kind.arrow), pa.array([""] * lines, pa.string()), {}, {})


def _read(text: str, field: Field, reader: Reader) -> tuple[Any, str]:
    if text in MISSING:
        return None, f"une valeur : « {field.title} » est obligatoire" if field.required else ""
    try:
        return reader(text), ""
    except Unreadable as unreadable:
        return None, str(unreadable)


def _changed(texts: list[str], values: list[Any]) -> Mapping[str, str]:
    return {
        text: value for text, value in zip(texts, values, strict=True) if value is not None and value != text
    }
