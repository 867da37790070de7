"""Is a Parquet file read as the texts that a spreadsheet would show, and refused when it is unsound?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingestion.reading import columnar as module
from ingestion.reading.columnar import Columnar
from ingestion.reading.received import received, unseen
from ingestion.reading.refusal import FileRefused
from tests.support.given_files import cells_of

JUNE = dt.date(2023, 6, 1)
MIDNIGHT, MORNING = dt.datetime(2023, 6, 1), dt.datetime(2023, 6, 1, 10, 30)  # noqa: DTZ001


def written(folder: Path, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), folder / "a.parquet")
    return folder / "a.parquet"


def texts(path: Path) -> list[list[str]]:
    sheet = Columnar(received(path))
    return [cells for _, cells in cells_of(list(sheet.blocks(0, len(sheet.top()[0]), unseen)))]


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (pa.array(["é", None, ""]), ["é", "", ""]),
        (pa.array(["é", None], pa.large_string()), ["é", ""]),
        (pa.array(["é", None, "é"]).dictionary_encode(), ["é", "", "é"]),
        (pa.array([12, None], pa.int16()), ["12", ""]),
        (pa.array([2**63], pa.uint64()), ["9223372036854775808"]),
        (pa.array([0.1 + 0.2, 2.0, None, float("nan")]), ["0.3", "2", "", ""]),
        (pa.array([0.8, None], pa.float32()), ["0.8", ""]),
        (pa.array([Decimal("12.30"), None], pa.decimal128(9, 2)), ["12.30", ""]),
        (pa.array([True, False, None]), ["oui", "non", ""]),
        (pa.array([JUNE, None]), ["2023-06-01", ""]),
        (pa.array([MIDNIGHT, MORNING], pa.timestamp("ns")), ["2023-06-01", "2023-06-01T10:30:00"]),
        (pa.nulls(2), ["", ""]),
    ],
    ids=lambda one: str(one.type) if isinstance(one, pa.Array) else "",
)
def test_every_simple_type_is_read(tmp_path: Path, column: Any, read: list[str]) -> None:
    assert texts(written(tmp_path, a=column)) == [[one] for one in read]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([[1]]),
        pa.array([{"a": 1}]),
        pa.array([b"x"]),
        pa.array([b"x"], pa.large_binary()),
        pa.array([b"x"], pa.binary(1)),
        pa.array([dt.timedelta(1)]),
    ],
    ids=lambda one: str(one.type),
)
def test_what_is_no_simple_value_is_refused_with_its_column(tmp_path: Path, column: Any) -> None:
    with pytest.raises(FileRefused, match="la colonne « poste » ne contient pas de simples valeurs"):
        texts(written(tmp_path, mois=["06/2023"], poste=column))


def test_lines_are_numbered_from_the_one_after_the_header_in_every_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LINES_AT_ONCE", 3)
    path = written(tmp_path, a=[str(number) for number in range(2, 12)])
    assert cells_of(list(Columnar(received(path)).blocks(0, 1, unseen))) == [
        (number, [str(number)]) for number in range(2, 12)
    ]


@pytest.mark.parametrize("left", [5, 40, 0.5, -1, -9])
def test_a_file_cut_anywhere_is_damaged(tmp_path: Path, left: float) -> None:
    path = written(tmp_path, a=["x"] * 100, b=[1.5] * 100)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(left) if isinstance(left, int) else int(len(whole) * left)])
    with pytest.raises(FileRefused, match="abîmé ou coupé"):
        texts(path)


def test_texts_that_are_no_texts_are_damaged(tmp_path: Path) -> None:
    lame = pa.array([b"\xff\xfe"], pa.binary()).view(pa.string())
    with pytest.raises(FileRefused, match="abîmé ou coupé"):
        texts(written(tmp_path, a=lame))


def test_a_date_beyond_all_calendars_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="abîmé ou coupé"):
        texts(written(tmp_path, a=pa.array([2**30], pa.int32()).cast(pa.date32())))


def test_a_long_text_is_refused_with_its_column(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"plus d'un million de caractères \(colonne « poste »\)"):
        texts(written(tmp_path, mois=["06/2023"], poste=["x" * 10_000_000]))


def test_a_text_that_thousands_of_lines_repeat_is_not_unfolded(tmp_path: Path) -> None:
    repeated = pa.DictionaryArray.from_arrays(pa.array([0] * 40_000), pa.array(["x" * 100_000]))
    path = written(tmp_path, poste=repeated)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(FileRefused, match="colonne « poste »"):
        texts(path)
