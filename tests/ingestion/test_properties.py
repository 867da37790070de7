"""Whatever the form of a file, the order of its lines and of its columns: is the same thing read from it?

Honest lines are drawn from the demonstration; some cells are spoilt. Each contract has its turn.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.checking.check import check
from ingestion.checking.checked import Checked
from ingestion.checking.timeline import Declared
from ingestion.contracts.catalogue import CONTRACTS
from ingestion.contracts.model import Contract
from ingestion.reading.received import received, unseen
from ingestion.reading.refusal import FileRefused
from ingestion.recognition import layouts
from tests.support.contracts import demonstration_rows, ground, in_a_file

PLAIN = tuple(contract for contract in CONTRACTS if contract.unfold is None)
"""Those whose line is a row of their table."""
EXAMPLES = 8
SPOILT = ("", "n'importe quoi", "-3", "31/02/2023", "12/03/22", "999999999999", "75056", "à ; b, c\td")

Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Form:
    """How an office writes a file."""

    kind: str
    encoding: str = "utf-8"
    separator: str = ";"
    quoted: bool = False


FORMS = st.one_of(
    st.builds(
        Form,
        kind=st.just("csv"),
        encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"]),
        separator=st.sampled_from([";", ",", "\t"]),
        quoted=st.booleans(),
    ),
    st.just(Form("xlsx")),
    st.just(Form("parquet")),
)


@st.composite
def files(draw: st.DrawFn, contract: Contract) -> Texts:
    """Some lines of a contract, by column; a few cells hold anything."""
    rows = demonstration_rows("61")[contract.source]
    ranks = draw(st.lists(st.integers(0, len(rows) - 1), min_size=1, max_size=25, unique=True))
    texts = {name: list(column) for name, column in in_a_file(contract, [rows[one] for one in ranks]).items()}
    places = st.tuples(
        st.sampled_from(sorted(texts)), st.integers(0, len(ranks) - 1), st.sampled_from(SPOILT)
    )
    for name, rank, text in draw(st.lists(places, max_size=4)):
        texts[name][rank] = text
    return texts


def write(folder: Path, texts: Texts, form: Form) -> Path:
    path = folder / f"fichier.{form.kind}"
    lines = [list(texts), *(list(line) for line in zip(*texts.values(), strict=True))]
    if form.kind == "parquet":
        pq.write_table(
            pa.table({name: pa.array(column, pa.string()) for name, column in texts.items()}), path
        )
    elif form.kind == "xlsx":
        book = openpyxl.Workbook()
        for line in lines:
            book.worksheets[0].append(line)
        book.save(path)
    else:
        with path.open("w", encoding=form.encoding, newline="") as text:
            writer = csv.writer(text, delimiter=form.separator)
            if form.quoted:
                writer = csv.writer(text, delimiter=form.separator, quoting=csv.QUOTE_ALL)
            writer.writerows(lines)
    return path


def checked(contract: Contract, texts: Texts, form: Form) -> Checked:
    with TemporaryDirectory() as folder:
        file = received(write(Path(folder), texts, form))
        return check(file, layouts(file, contract), ground(), Declared(), unseen)


def rows_of(one: Checked) -> list[tuple[Any, ...]]:
    """The good lines, whatever their order; a rank only tells lines apart."""
    names = sorted({column.name for column in one.contract.table.columns} - {one.contract.ranked})
    lines = [line for batch in one.good_lines() for line in batch.to_pylist()]
    return sorted((tuple(str(line[name]) for name in names) for line in lines), key=str)


def told(one: Checked) -> tuple[int, int, list[tuple[Any, ...]]]:
    return one.lines_read, one.lines_rejected, rows_of(one)


PLAINLY = Form("csv")
PROPERTY = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("contract", PLAIN, ids=lambda contract: contract.name)
@PROPERTY
@given(data=st.data())
def test_every_line_read_is_good_or_rejected_and_every_good_line_is_kept(
    contract: Contract, data: st.DataObject
) -> None:
    texts = data.draw(files(contract))
    one = checked(contract, texts, PLAINLY)
    assert one.lines_read == one.lines_good + one.lines_rejected
    assert one.lines_read + one.aside.total() == len(next(iter(texts.values())))
    assert len(rows_of(one)) == one.lines_good


@pytest.mark.parametrize("contract", PLAIN, ids=lambda contract: contract.name)
@PROPERTY
@given(data=st.data())
def test_the_form_of_a_file_changes_nothing_of_what_is_read(contract: Contract, data: st.DataObject) -> None:
    texts, form = data.draw(files(contract)), data.draw(FORMS)
    assert told(checked(contract, texts, form)) == told(checked(contract, texts, PLAINLY))


@pytest.mark.parametrize("contract", PLAIN, ids=lambda contract: contract.name)
@PROPERTY
@given(data=st.data())
def test_the_order_of_lines_and_of_columns_changes_nothing(contract: Contract, data: st.DataObject) -> None:
    texts = data.draw(files(contract))
    names = data.draw(st.permutations(list(texts)))
    ranks = data.draw(st.permutations(range(len(texts[names[0]]))))
    moved = {name: [texts[name][rank] for rank in ranks] for name in names}
    assert told(checked(contract, moved, PLAINLY)) == told(checked(contract, texts, PLAINLY))


@settings(max_examples=150, deadline=None)
@given(content=st.one_of(st.binary(max_size=3000), st.text(max_size=2000).map(str.encode)))
def test_any_bytes_are_read_or_refused_and_nothing_else(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fichier.csv"
        path.write_bytes(content)
        with suppress(FileRefused):
            file = received(path)
            check(file, layouts(file), ground(), Declared(), unseen)
