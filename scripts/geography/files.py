"""How is each file written, so that the same sources give the same bytes?

Text is UTF-8 with one line end everywhere, rows keep the order of their codes, and the gzip header carries
neither a name nor a time.
"""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Row = Sequence[str | int | float]


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a table as CSV, compressed when the file name ends in `.gz`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    content = text.getvalue().encode("utf-8")
    _write(path, gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write a document as compact JSON, accents kept as they are."""
    _write(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
