"""Is the header of a sheet found whatever stands above it, and its columns known whatever their order?"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingestion.checking.layout import MOST_COLUMNS, PRINT, WHAT, WHERE, Layout, layout_of
from ingestion.contracts.catalogue import BY_NAME
from ingestion.contracts.model import Contract
from tests.support.given_files import CASES, a_sheet

TEAM, CASE = BY_NAME["mas_effectifs"], BY_NAME["mas_saisines"]


def layout(*lines: Sequence[str], contract: Contract = TEAM) -> Layout:
    found = layout_of(a_sheet(), lines, contract)
    assert found is not None
    return found


def test_the_header_may_stand_under_titles_and_blank_lines() -> None:
    found = layout(["Effectifs de la mission"], [], ["au 30/06/2023", ""], ["mois", "poste", "quotite"])
    assert (found.header, found.cells) == (3, ("mois", "poste", "quotite"))


def test_columns_are_known_whatever_their_case_accents_order_and_synonyms() -> None:
    found = layout([" Quotité de travail", "POSTE", "Période", "", "  "])
    assert dict(found.places) == {"quotite": 0, "poste": 1, "mois": 2}
    assert found.cells == ("Quotité de travail", "POSTE", "Période")
    assert not found.missing


def test_fields_are_called_as_the_file_calls_them() -> None:
    titles = layout(["ETP", "Poste", "mois"]).titles
    assert (titles["quotite"], titles["departement"]) == ("ETP", "Département")


def test_what_is_missing_unknown_or_said_twice_is_told() -> None:
    found = layout(["mois", "Poste", "poste", "remarque", "POSTE"])
    assert [field.name for field in found.missing] == ["quotite"]
    assert found.twice == (("Poste", "poste", 2), ("Poste", "POSTE", 4))
    assert dict(found.others) == {"remarque": 3}


def test_an_unknown_column_twice_is_twice_too() -> None:
    assert layout(["mois", "poste", "quotite", "x", "X"]).twice == (("x", "X", 4),)


@pytest.mark.parametrize("line", [["mois"], ["mois", "ville"], ["a", "b", "c"], [], ["mois;poste;quotite"]])
def test_a_line_that_names_too_few_columns_is_no_header(line: Sequence[str]) -> None:
    assert layout_of(a_sheet(), [line], TEAM) is None


def test_an_endless_line_is_no_header() -> None:
    line = ["mois", "poste", "quotite", *map(str, range(MOST_COLUMNS))]
    assert layout_of(a_sheet(), [line], TEAM) is None


def test_columns_about_persons_are_known_in_sources_about_persons_only() -> None:
    assert dict(layout([*CASES, "Nom"], contract=CASE).persons) == {"Nom": len(CASES)}
    assert not layout(["mois", "poste", "quotite", "Nom"]).persons


def test_the_columns_of_lines_to_correct_are_ours_and_say_where_they_come_from() -> None:
    found = layout([f"{WHERE} {'a1' * (PRINT // 2)}", WHAT, "mois", "poste", "quotite"])
    assert (found.corrects, found.ours, dict(found.others)) == ("a1" * (PRINT // 2), (0, 1), {})
    assert layout([WHERE, "mois", "poste", "quotite"]).corrects == "?"
    assert layout(["mois", "poste", "quotite"]).corrects is None
