"""However honestly or awkwardly a file is written: is the same thing read, and is nothing ever lost?

Cells are drawn kind by kind, in the writings of offices; some are spoilt. Each contract has its turn.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.checking.check import check
from ingestion.checking.checked import Checked
from ingestion.checking.timeline import Declared
from ingestion.contracts.catalogue import BY_NAME, CONTRACTS
from ingestion.contracts.kinds import Number
from ingestion.contracts.model import Contract
from ingestion.reading import plain, quoted
from ingestion.reading.block import blocks_of
from ingestion.reading.received import received, unseen
from ingestion.reading.refusal import FileRefused
from ingestion.recognition import layouts
from ingestion.rejects import fault_lines, rejected_lines
from tests.support.contracts import ground
from tests.support.given_files import Dialect, a_csv, a_text, a_workbook, cells_of, misfits_of
from tests.support.honest import files, honest, lines_of, typed

PLAIN = tuple(contract for contract in CONTRACTS if contract.unfold is None)
TEAM = BY_NAME["mas_effectifs"]
LITTLE, MUCH = 4, 30
"""Examples a contract: in every run of the tests, and in the long proof."""

DIALECTS = st.builds(
    Dialect,
    separator=st.sampled_from([";", ",", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    ending=st.sampled_from(["\n", "\r\n"]),
) | st.just(Dialect(quoting=csv.QUOTE_ALL, ending="\r"))
every = pytest.mark.parametrize("contract", PLAIN, ids=lambda contract: contract.name)


def bounded(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def read(path: Path, contract: Contract | None = None) -> Checked:
    file = received(path)
    return check(file, layouts(file, contract), ground(), Declared(), unseen)


def good_rows(one: Checked) -> list[tuple[Any, ...]]:
    """The good lines, whatever their order; a rank only tells lines apart."""
    names = sorted({column.name for column in one.contract.table.columns} - {one.contract.ranked})
    lines = [line for batch in one.good_lines() for line in batch.to_pylist()]
    return sorted((tuple(str(line[name]) for name in names) for line in lines), key=str)


def summary(one: Checked) -> Mapping[str, Any]:
    """All that is said of a file, but for the texts that were found."""
    return {
        "read": one.lines_read,
        "rejected": one.lines_rejected,
        "aside": dict(one.aside),
        "rows": good_rows(one),
        "faults": sorted((fault.line, fault.column, fault.expected, fault.severe) for fault in one.faults),
        "days": one.days if one.lines_good else None,
    }


def same_whatever_the_dialect(contract: Contract, data: st.DataObject) -> None:
    texts, dialect = data.draw(files(contract, awkward=True)), data.draw(DIALECTS)
    with TemporaryDirectory() as folder:
        ours = read(a_csv(Path(folder) / "a.csv", lines_of(texts)), contract)
        theirs = read(a_csv(Path(folder) / "b.csv", lines_of(texts), dialect), contract)
        assert summary(theirs) == summary(ours)
        assert (
            ours.lines_read
            == ours.lines_good + ours.lines_rejected
            == len(good_rows(ours)) + ours.lines_rejected
        )
        assert ours.lines_read + ours.aside.total() == len(lines_of(texts)) - 1


def same_whatever_the_types(contract: Contract, data: st.DataObject) -> None:
    texts = data.draw(files(contract))
    columns = {
        name: [typed(contract.field(name).kind, text) for text in column] for name, column in texts.items()
    }
    with TemporaryDirectory() as folder:
        ours = summary(read(a_csv(Path(folder) / "a.csv", lines_of(texts)), contract))
        lines = [list(columns), *zip(*columns.values(), strict=True)]
        workbook = summary(read(a_workbook(Path(folder) / "a.xlsx", Feuille=lines), contract))
        pq.write_table(
            pa.table({name: in_one_type(column) for name, column in columns.items()}),
            Path(folder) / "a.parquet",
        )
        columnar = summary(read(Path(folder) / "a.parquet", contract))
        assert (workbook["rows"], workbook["rejected"]) == (ours["rows"], ours["rejected"])
        assert (columnar["rows"], columnar["rejected"]) == (ours["rows"], ours["rejected"])


def in_one_type(column: Sequence[Any]) -> Any:
    """A column of a Parquet file has one type: texts as soon as one value is a text."""
    kinds = {type(value) for value in column if value not in {None, ""}}
    values = [None if value == "" else value for value in column]
    if len(kinds) == 1:
        return pa.array(values)
    return pa.array([None if value is None else _as_text(value) for value in values], pa.string())


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value)


def same_rejects_once_read_again(contract: Contract, data: st.DataObject) -> None:
    """The rejected lines, read again, are rejected again: nothing of them was lost on the way."""
    texts = data.draw(files(contract, awkward=True))
    with TemporaryDirectory() as folder:
        file = received(a_csv(Path(folder) / "a.csv", lines_of(texts)))
        found = layouts(file, contract)
        one = check(file, found, ground(), Declared(), unseen)
        header, lines = rejected_lines(one, found)
        written = [list(line) for line in lines]
        assert len(written) == one.lines_rejected
        assert [len(line) for line in written] == [len(header)] * len(written)
        assert len(list(fault_lines(one))) == len(one.faults)


@every
@bounded(LITTLE)
@given(data=st.data())
def test_the_dialect_of_a_csv_changes_nothing(contract: Contract, data: st.DataObject) -> None:
    same_whatever_the_dialect(contract, data)


@every
@bounded(LITTLE)
@given(data=st.data())
def test_the_types_of_cells_change_nothing(contract: Contract, data: st.DataObject) -> None:
    same_whatever_the_types(contract, data)


@every
@bounded(LITTLE)
@given(data=st.data())
def test_every_rejected_line_is_given_back(contract: Contract, data: st.DataObject) -> None:
    same_rejects_once_read_again(contract, data)


@pytest.mark.proof
@every
@bounded(MUCH)
@given(data=st.data())
def test_form_types_and_rejects_at_length(contract: Contract, data: st.DataObject) -> None:
    same_whatever_the_dialect(contract, data)
    same_whatever_the_types(contract, data)
    same_rejects_once_read_again(contract, data)


CELL = st.text(st.characters(codec="utf-8", exclude_characters='\x00"\r\n;'), max_size=12)
LINES = st.lists(st.lists(CELL, max_size=5), max_size=30)


def readers_agree(lines: Sequence[Sequence[str]], width: int, ending: str) -> None:
    with TemporaryDirectory() as folder:
        text = ending.join(";".join(line) for line in [["en-tête", "b"], *lines])
        file = received(a_text(Path(folder) / "a.csv", text))
        here = list(plain.blocks(file, ";", 0, width, unseen))
        with quoted.lines(file, ";", unseen) as cut:
            there = list(blocks_of(list(cut)[1:], width))
    assert sorted(cells_of(here)) == sorted(cells_of(there))
    assert [(one.number, one.found, list(one.cells)) for one in misfits_of(here)] == [
        (one.number, one.found, list(one.cells)) for one in misfits_of(there)
    ]


@bounded(150)
@given(lines=LINES, width=st.integers(1, 4), ending=st.sampled_from(["\n", "\r\n", "\r"]))
def test_both_readers_of_csv_give_the_same_lines(lines: list[list[str]], width: int, ending: str) -> None:
    readers_agree(lines, width, ending)


@pytest.mark.proof
@bounded(5_000)
@given(lines=LINES, width=st.integers(1, 4), ending=st.sampled_from(["\n", "\r\n", "\r"]))
def test_both_readers_of_csv_agree_at_length(lines: list[list[str]], width: int, ending: str) -> None:
    readers_agree(lines, width, ending)


NOISE = st.text(st.sampled_from(list("\";,\t\r\n'=é0126/A \u2028\x1a\ufeff")), max_size=300)


def never_crashes(header: str, noise: str, encoding: str) -> None:
    """A header that a source knows, then anything: faults or a refusal, never anything else."""
    with TemporaryDirectory() as folder, suppress(FileRefused):
        one = read(a_text(Path(folder) / "a.csv", header + noise, encoding))
        assert one.lines_read == one.lines_good + one.lines_rejected
        assert len(good_rows(one)) == one.lines_good


@bounded(250)
@given(noise=NOISE, encoding=st.sampled_from(["utf-8", "utf-16"]))
def test_anything_after_a_header_is_a_fault_or_a_refusal(noise: str, encoding: str) -> None:
    never_crashes("mois;poste;quotite\n06/2023;A1;1\n", noise, encoding)


@pytest.mark.proof
@bounded(5_000)
@given(
    header=st.sampled_from([";".join(field.name for field in one.fields) for one in CONTRACTS]),
    noise=st.one_of(NOISE, st.text(st.characters(codec="utf-8"), max_size=500)),
    encoding=st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)
def test_anything_after_any_header_at_length(header: str, noise: str, encoding: str) -> None:
    never_crashes(f"{header}\n", noise, encoding)


def test_every_kind_has_its_honest_writings() -> None:
    """A kind added to a contract must be drawn here too."""
    for contract in PLAIN:
        for field in contract.fields:
            assert honest(field.kind) is not None
    assert honest(Number(0, 1)) is not None
