"""Are the rejected lines given back as they were, with what to correct, and nothing that names a person?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingestion.checking.layout import PRINT, WHAT, WHERE
from ingestion.rejects import FAULTS_HEADER, fault_lines, rejected_lines
from tests.support.given_files import CASES, TEAM, Line, a_case, a_csv, a_text, seen


def rejected(url: str, path: Path) -> tuple[Sequence[str], list[Sequence[str]]]:
    recognised, one = seen(url, path)
    header, lines = rejected_lines(one, recognised.layouts)
    return header, [list(line) for line in lines]


def test_rejected_lines_come_in_order_with_their_number_and_what_is_expected(
    empty_base_url: str, tmp_path: Path
) -> None:
    lines: Sequence[Line] = [
        ["06/2023", "A1", "1"],
        ["xx", "A2", "1"],
        ["06/2023", "A3"],
        ["06/2023", "A 4", "2"],
    ]
    path = a_csv(tmp_path / "a.csv", [["Mois", "Poste", "ETP"], *lines])
    header, found = rejected(empty_base_url, path)
    assert header[0] == f"{WHERE} {seen(empty_base_url, path)[1].file.sha256[:PRINT]}"
    assert list(header[1:]) == [WHAT, "Mois", "Poste", "ETP"]
    assert [(line[0], line[2:]) for line in found] == [
        ("3", ["xx", "A2", "1"]),
        ("4", ["06/2023", "A3", ""]),
        ("5", ["06/2023", "A 4", "2"]),
    ]
    assert found[0][1].startswith("Mois : attendu un mois")
    assert found[1][1] == "attendu 3 cellules, comme l'en-tête"
    assert found[2][1].count("attendu") == 2


def test_cells_beyond_the_header_and_open_marks_are_given_back_too(
    empty_base_url: str, tmp_path: Path
) -> None:
    path = a_text(tmp_path / "a.csv", 'mois;poste;quotite\n06/2023;A1;1;reste\n06/2023;"A2;1\n06/2023;A3;1\n')
    _, found = rejected(empty_base_url, path)
    assert [line[2:] for line in found] == [["06/2023", "A1", "1", "reste"], ["06/2023", '"A2', "1"]]


def test_texts_are_given_back_whole(empty_base_url: str, tmp_path: Path) -> None:
    name = "Maison " + "très " * 25 + "longue"
    path = a_csv(tmp_path / "a.csv", [["partenaire", "nom", "nature"], ["P1", name, "xx"]])
    _, ((_, _, code, whole, kind),) = rejected(empty_base_url, path)
    assert (code, whole, kind) == ("P1", name, "xx")


def test_nothing_that_names_a_person_is_given_back(empty_base_url: str, tmp_path: Path) -> None:
    header = [*CASES, "Nom", "note"]
    lines = [
        [*a_case(1, date_saisine="xx"), "DUPONT", "1 85 05 78 006 084 91"],
        [*a_case(2), "MARTIN", "06 12 34 56 78", "en trop"],
        [*a_case(3, date_saisine="xx"), "DURAND", "a.durand@example.fr"],
    ]
    path = a_csv(tmp_path / "a.csv", [header, *lines])
    recognised, one = seen(empty_base_url, path)
    said = str(
        [*rejected_lines(one, recognised.layouts)[0], *rejected(empty_base_url, path)[1], *fault_lines(one)]
    )
    for secret in ("DUPONT", "MARTIN", "DURAND", "durand", "006 084", "12 34 56"):
        assert secret not in said
    assert "Nom" not in rejected(empty_base_url, path)[0]
    assert "S0001" in said


def test_the_telephone_of_a_body_is_given_back(empty_base_url: str, tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", [["partenaire", "nom", "nature"], ["P1", "CCAS 02 33 12 34 56", "xx"]])
    assert "CCAS 02 33 12 34 56" in rejected(empty_base_url, path)[1][0]


def test_the_columns_of_a_former_correction_are_not_repeated(empty_base_url: str, tmp_path: Path) -> None:
    lines = [[f"{WHERE} {'0' * PRINT}", WHAT, *TEAM], ["3", "à corriger", "06/2023", "A1", "xx"]]
    header, found = rejected(empty_base_url, a_csv(tmp_path / "a.csv", lines))
    assert list(header[1:]) == [WHAT, *TEAM]
    assert found[0][2:] == ["06/2023", "A1", "xx"]


@pytest.mark.parametrize("column", ["mois", "Poste"])
def test_each_fault_is_written_with_its_file_and_place(
    empty_base_url: str, tmp_path: Path, column: str
) -> None:
    path = a_csv(tmp_path / "a.csv", [["mois", "Poste", "quotite"], ["xx", "A 1", "1"]])
    lines = {line[3]: line for line in fault_lines(seen(empty_base_url, path)[1])}
    assert len(lines[column]) == len(FAULTS_HEADER)
    assert lines[column][:3] == ("a.csv", "", "2")
