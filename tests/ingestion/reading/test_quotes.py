"""Does a file with quotation marks give the same lines, whoever cuts it, and fast when they are simple?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.reading import plain, quoted
from ingestion.reading.block import Block, blocks_of
from ingestion.reading.quotes import are_simple
from ingestion.reading.received import received, unseen
from tests.support.given_files import a_text, cells_of, misfits_of

SIMPLE = ['"a"', '"a";b', 'a;"b;c"', '""', 'a;""', '"a""b"', '"""a"""', '""""', '"a"\n"b"', "a", "", "\n"]
NOT_SIMPLE = ['a"b', '"a" ;b', ' "a"', '"a\nb"', '"a"b', '""a', '"', 'a;"b\n"', '"a";"b\nc";"d"']
CELL = st.sampled_from(
    [
        *["a", "é", "", " ", '""', '"a"', '"a;b"', '"a""b"', '"""a"""'] * 3,
        'a"b',
        '"a" ',
        ' "a"',
        '"x\ny"',
        '"',
        '"a"b',
    ]
)


@pytest.mark.parametrize("text", SIMPLE)
def test_marks_that_are_simple(text: str) -> None:
    assert are_simple(text.encode(), ";")


@pytest.mark.parametrize("text", NOT_SIMPLE)
def test_marks_that_are_not(text: str) -> None:
    assert not are_simple(text.encode(), ";")


def test_a_mark_belongs_to_the_separator_of_the_file() -> None:
    assert are_simple(b'1,"a;b",2', ",")
    assert not are_simple(b'1,"a;b",2', ";")


def all_of(blocks: Sequence[Block]) -> object:
    misfits = [(one.number, one.found, list(one.cells)) for one in misfits_of(blocks)]
    return sorted(cells_of(blocks)), misfits


@settings(max_examples=150, deadline=None)
@given(
    lines=st.lists(st.lists(CELL, max_size=4), max_size=12),
    width=st.integers(1, 3),
    at_once=st.sampled_from([1, 8, 1 << 21]),
)
def test_both_readers_give_the_same_lines(lines: list[list[str]], width: int, at_once: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(plain, "CHARACTERS_AT_ONCE", at_once)
        text = "\n".join(";".join(line) for line in [["titre", "b"], *lines])
        file = received(a_text(Path(folder) / "a.csv", text))
        here = list(plain.blocks(file, ";", 0, width, unseen))
        with quoted.lines(file, ";", unseen) as cut:
            there = list(blocks_of(islice(cut, 1, None), width))
    assert all_of(here) == all_of(there)


def test_simple_marks_are_not_left_to_the_standard_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes six times longer."""
    monkeypatch.setattr(quoted, "lines", None)
    file = received(a_text(tmp_path / "a.csv", '"titre";"b"\n"1";"2;3"\n"4"\n'))
    blocks = list(plain.blocks(file, ";", 0, 2, unseen))
    assert cells_of(blocks) == [(2, ["1", "2;3"])]
    assert [(one.number, list(one.cells)) for one in misfits_of(blocks)] == [(3, ["4"])]
