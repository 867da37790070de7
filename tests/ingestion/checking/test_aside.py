"""Which lines are set aside as empty or as totals, and told, and which are data however odd?"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pytest

from ingestion.checking.aside import EMPTY, TOTALS, data_lines
from ingestion.reading.block import Block

REQUIRED = (0, 1)


def block(*lines: Sequence[str]) -> Block:
    columns = [pa.array(column, pa.string()) for column in zip(*lines, strict=True)]
    return Block(pa.array(range(2, 2 + len(lines)), pa.int64()), columns)


def kept(*lines: Sequence[str]) -> tuple[list[int], dict[str, int], list[int]]:
    data, aside, totals = data_lines(block(*lines), REQUIRED)
    return data.numbers.to_pylist(), dict(aside), totals


@pytest.mark.parametrize(
    "word",
    [
        *(
            "Total",
            "TOTAL",
            "total général",
            "Total département",
            "Totaux",
            "Sous-total",
            "sous total Alençon",
        ),
        *("Ensemble", "Somme", "Grand total", "TOTAL :"),
    ],
)
def test_a_total_is_set_aside_and_its_line_told(word: str) -> None:
    assert kept(["06/2023", "A1", "1"], [word, "", "12"]) == ([2], {TOTALS: 1}, [3])


def test_a_total_may_stand_in_any_column() -> None:
    assert kept(["", "Total", "12"]) == ([], {TOTALS: 1}, [2])


def test_a_line_that_fills_what_it_must_is_data_whatever_it_says() -> None:
    assert kept(["Total", "A1", "12"]) == ([2], {}, [])


@pytest.mark.parametrize("word", ["Totalement", "Ensembles", "06/2023", "note : extrait de juin"])
def test_an_incomplete_line_that_is_no_total_is_data(word: str) -> None:
    assert kept([word, "", ""]) == ([2], {}, [])


def test_empty_lines_are_set_aside_whatever_their_blanks() -> None:
    assert kept(["", "", ""], [" ", "\u00a0", "\t"], ["x", "", ""]) == ([4], {EMPTY: 2}, [])


def test_a_block_without_any_line_stays_so() -> None:
    empty = Block(pa.array([], pa.int64()), [pa.array([], pa.string())] * 3)
    assert data_lines(empty, REQUIRED)[1:] == ({}, [])
