"""What do the texts of a column mean? Each different text is read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingestion.contracts.kinds import Reader
from ingestion.contracts.model import Field
from ingestion.values.unreadable import Unreadable

MISSING = frozenset(
    {"", "-", "NA", "N/A", "NC", "N/C", "ND", "N.D.", "#N/A", "NULL", "\\N", "NONE", "NAN", "NAT"}
)
"""What offices and their tools write where there is nothing to write, in capitals or not."""
_TEXT_MARK = r"^'([=+@|%\t-])"
"""The apostrophe by which a spreadsheet, or an export of ours, says that what follows is text."""
_UNSEEN = r"[\x{200B}-\x{200D}\x{2060}\x{FEFF}\x{00AD}]"
"""Characters without any width, which come with what is copied from a page or a message."""


@dataclass(frozen=True)
class Column:
    """The values of a field in a block, and what could not be read.

    `wrong` gives, by text, what was expected; `changed` by text, the value kept in its place;
    `unreadable` is true for each line whose text cannot be read.
    """

    values: Any
    texts: Any
    wrong: Mapping[str, str]
    changed: Mapping[str, str]
    unreadable: NDArray[np.bool_]

    def faults(self) -> Iterator[tuple[int, str, str]]:
        """The rank of each line whose text cannot be read, the text, and what was expected."""
        for rank in np.flatnonzero(self.unreadable):
            text = self.texts[int(rank)].as_py()
            yield int(rank), text, self.wrong[text]


def read_column(texts: Any, field: Field, reader: Reader) -> Column:
    """Read the texts of a field; a missing value is a fault only when the field is required."""
    coded = texts.dictionary_encode()
    different = _bare(coded.dictionary)
    read = [_read(text, field, reader) for text in different.to_pylist()]
    values = pa.array([value for value, _ in read], field.kind.arrow)
    wrong = {text: said for text, (_, said) in zip(different.to_pylist(), read, strict=True) if said}
    changed = _changed(different.to_pylist(), values.to_pylist()) if field.kind.tells_changes else {}
    unreadable = np.array([bool(said) for _, said in read], bool)[coded.indices.to_numpy()]
    return Column(values.take(coded.indices), different.take(coded.indices), wrong, changed, unreadable)


def _bare(texts: Any) -> Any:
    """The texts without what is not part of them: blanks around, unseen characters, mark of a text."""
    seen = pc.replace_substring_regex(texts, _UNSEEN, "")
    return pc.replace_substring_regex(pc.utf8_trim_whitespace(seen), _TEXT_MARK, r"\1")


def absent_column(field: Field, lines: int) -> Column:
    """A column that the file does not have: nothing on any line."""
    nothing = pa.array([""] * lines, pa.string())
    return Column(pa.nulls(lines, field.kind.arrow), nothing, {}, {}, np.zeros(lines, bool))


def _read(text: str, field: Field, reader: Reader) -> tuple[Any, str]:
    if text.upper() in MISSING:
        return None, f"une valeur : « {field.title} » est obligatoire" if field.required else ""
    try:
        return reader(text), ""
    except Unreadable as unreadable:
        return None, str(unreadable)


def _changed(texts: list[str], values: list[Any]) -> Mapping[str, str]:
    return {
        text: value for text, value in zip(texts, values, strict=True) if value is not None and value != text
    }
