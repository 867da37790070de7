"""Is a CSV cut into the lines and cells that a spreadsheet would show, by either of its two readers?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ingestion.reading import plain, quoted
from ingestion.reading.block import Block, blocks_of
from ingestion.reading.delimited import SEPARATORS, Delimited
from ingestion.reading.quoted import LONGEST_RECORD
from ingestion.reading.received import Received, received, unseen
from tests.support.given_files import Dialect, a_csv, a_text, cells_of, misfits_of

ENCODINGS = ("utf-8", "utf-8-sig", "windows-1252", "utf-16", "utf-16-le", "utf-16-be")
Reader = Callable[[Received, int, int, str], Sequence[Block]]


def by_pyarrow(file: Received, header: int, width: int, separator: str = ";") -> Sequence[Block]:
    return list(plain.blocks(file, separator, header, width, unseen))


def by_the_standard_library(file: Received, header: int, width: int, separator: str = ";") -> Sequence[Block]:
    with quoted.lines(file, separator, unseen) as lines:
        return list(blocks_of(list(lines)[header + 1 :], width))


def as_received(path: Path, header: int = 0, width: int = 2) -> Sequence[Block]:
    return list(Delimited(received(path), ";").blocks(header, width, unseen))


both = pytest.mark.parametrize("read", [by_pyarrow, by_the_standard_library])


@both
@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_dialect_is_read_alike_by_both_readers(
    tmp_path: Path, read: Reader, separator: str, encoding: str, ending: str
) -> None:
    lines = [["titre"], ["mois", "été"], ["06/2023", "à 12 €"], ["", ""], ["07/2023", " x "]]
    file = received(a_csv(tmp_path / "a.csv", lines, Dialect(separator, encoding, ending=ending)))
    assert not file.quoted
    assert cells_of(read(file, 1, 2, separator)) == [
        (3, ["06/2023", "à 12 €"]),
        (4, ["", ""]),
        (5, ["07/2023", " x "]),
    ]


@both
def test_lines_that_do_not_fit_are_told_with_what_they_hold(tmp_path: Path, read: Reader) -> None:
    file = received(a_text(tmp_path / "a.csv", "titre\n\na;b\n1;2\n3\n4;5;6\n\n;\n7;8;;\n9;10\n"))
    blocks = read(file, 2, 2, ";")
    assert [number for number, _ in sorted(cells_of(blocks))] == [4, 7, 8, 9, 10]
    assert [(one.number, one.found, list(one.cells)) for one in misfits_of(blocks)] == [
        (5, "1 cellule", ["3"]),
        (6, "3 cellules", ["4", "5", "6"]),
    ]
    assert {one.expected for one in misfits_of(blocks)} == {"2 cellules, comme l'en-tête"}


@both
def test_lines_keep_their_numbers_from_one_block_to_the_next(
    tmp_path: Path, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "CHARACTERS_AT_ONCE", 64)
    monkeypatch.setattr("ingestion.reading.block.LINES_AT_ONCE", 3)
    lines = [f"{number};x" if number % 7 else "seul" for number in range(2, 200)]
    blocks = read(received(a_text(tmp_path / "a.csv", "\n".join(["a;b", *lines]))), 0, 2, ";")
    assert len(blocks) > 10
    assert all(cells == [str(number), "x"] for number, cells in cells_of(blocks))
    assert [one.number for one in misfits_of(blocks)] == list(range(7, 200, 7))


def test_marks_may_hold_separators_line_breaks_and_marks(tmp_path: Path) -> None:
    path = a_text(tmp_path / "a.csv", 'a;b\n"x;y";"deux\nlignes"\n"un ""mot""";2\n')
    assert received(path).quoted
    assert cells_of(as_received(path)) == [(2, ["x;y", "deux\nlignes"]), (3, ['un "mot"', "2"])]


@pytest.mark.parametrize("lame", ['"1;2', '"1"x;2', '1;"2'])
def test_a_mark_left_open_spoils_its_own_line_only(tmp_path: Path, lame: str) -> None:
    blocks = as_received(a_text(tmp_path / "a.csv", f"a;b\n0;0\n{lame}\n3;4\n5;6\n"))
    assert cells_of(blocks) == [(2, ["0", "0"]), (4, ["3", "4"]), (5, ["5", "6"])]
    ((misfit),) = misfits_of(blocks)
    assert (misfit.number, misfit.found) == (3, "un guillemet resté ouvert ou mal placé")
    assert list(misfit.cells) == lame.split(";")


def test_cells_without_end_are_no_cells(tmp_path: Path) -> None:
    many = 3 * LONGEST_RECORD
    blocks = as_received(a_text(tmp_path / "a.csv", 'a;b\n1;"' + "x\n" * many + '"\n3;4\n'))
    assert cells_of(blocks)[-1] == (many + 3, ["3", "4"])
    assert len(misfits_of(blocks)) == many + 1


@pytest.mark.parametrize("text", ["a;b", "a;b\n", '"a";b\n'])
def test_a_header_alone_gives_no_line(tmp_path: Path, text: str) -> None:
    assert cells_of(as_received(a_text(tmp_path / "a.csv", text))) == []


@pytest.mark.parametrize("mark", ["", '"'])
def test_the_progress_of_a_reading_ends_at_the_size_of_the_file(tmp_path: Path, mark: str) -> None:
    file = received(a_text(tmp_path / "a.csv", "a;b\n" + f"{mark}1{mark};2\n" * 1000))
    steps: list[int] = []
    list(Delimited(file, ";").blocks(0, 2, steps.append))
    assert sum(steps) == file.size_bytes
