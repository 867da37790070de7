"""Is every fault of a file told with its place, and are all its lines either good, rejected or set aside?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingestion.checking.checked import Checked
from ingestion.checking.faults import Fault
from tests.support.given_files import (
    CASES,
    TEAM,
    a_case,
    a_csv,
    a_parquet,
    a_text,
    a_workbook,
    checked,
    told,
)


def team(url: str, folder: Path, *lines: str, header: str = "mois;poste;quotite") -> Checked:
    return checked(url, a_text(folder / "equipe.csv", "\n".join([header, *lines])))


def fault(one: Checked) -> Fault:
    (only,) = one.faults
    return only


def test_a_sound_file_has_no_fault(empty_base_url: str, tmp_path: Path) -> None:
    one = team(empty_base_url, tmp_path, "06/2023;A1;1", "06/2023;A2;0,8", "07/2023;A1;80 %")
    assert (told(one), one.lines_read, one.lines_good, one.lines_rejected) == ([], 3, 3, 0)
    rows = [row for batch in one.good_lines() for row in batch.to_pylist()]
    assert [(f"{row['month']:%m}", row["accompanist"], row["full_time"]) for row in rows] == [
        ("06", "A1", 1.0),
        ("06", "A2", 0.8),
        ("07", "A1", 0.8),
    ]


def test_every_fault_of_every_line_is_told_and_not_the_first_only(
    empty_base_url: str, tmp_path: Path
) -> None:
    one = team(
        empty_base_url,
        tmp_path,
        "12/03/22;A 1;2",
        "06/2023;A1;1",
        "06/2023;A2",
        "xx;A3;1",
        ";A4;1",
        "06/2023;A5;-1",
    )
    assert sorted(told(one)) == [
        (2, "mois", "12/03/22"),
        (2, "poste", "A 1"),
        (2, "quotite", "2"),
        (4, "", "2 cellules"),
        (5, "mois", "xx"),
        (6, "mois", ""),
        (7, "quotite", "-1"),
    ]
    assert (one.lines_read, one.lines_good, one.lines_rejected) == (6, 1, 5)


def test_a_fault_calls_columns_as_the_file_does(empty_base_url: str, tmp_path: Path) -> None:
    one = team(empty_base_url, tmp_path, "06/2023;A1;2", header="Période;Poste;ETP")
    assert fault(one).column == "ETP"
    twice = team(empty_base_url, tmp_path, "06/2023;A1;1", "06/2023;A1;1", header="Période;Poste;ETP")
    assert {one.column for one in twice.faults} == {"Période + Poste"}


def test_the_same_key_twice_rejects_both_lines_and_each_says_the_other(
    empty_base_url: str, tmp_path: Path
) -> None:
    one = team(empty_base_url, tmp_path, "06/2023;A1;1", "juin 2023;A1;xx", "07/2023;A1;1")
    assert sorted(told(one)) == [
        (2, "mois + poste", "une clé en double"),
        (3, "mois + poste", "une clé en double"),
        (3, "quotite", "xx"),
    ]
    assert "la même clé est à la ligne 3" in next(one.expected for one in one.faults if one.line == 2)
    assert one.lines_good == 1


def test_a_rule_between_columns_is_told_with_the_headers_of_both(empty_base_url: str, tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", [CASES, a_case(1, date_cloture="04/06/2023", issue="Soins réalisés")])
    (one,) = checked(empty_base_url, path).faults
    assert (one.line, one.column) == (2, "date_saisine")
    assert one.expected == "une valeur qui ne dépasse pas « date_cloture »"


def test_lines_outside_the_days_announced_are_faults(empty_base_url: str, tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", [TEAM, ["05/2023", "A1", "1"], ["06/2023", "A1", "1"]])
    one = checked(empty_base_url, path, since=date(2023, 6, 1), until=date(2023, 6, 30))
    assert told(one) == [(2, "mois", "05/2023")]
    assert "à partir du 01/06/2023 jusqu'au 30/06/2023" in fault(one).expected


def test_a_commune_of_elsewhere_is_a_fault_and_a_former_one_is_brought_to_its_present(
    empty_base_url: str, tmp_path: Path
) -> None:
    lines = [CASES, a_case(1, commune="91228"), a_case(2, commune="61003"), a_case(3, commune="61003")]
    one = checked(empty_base_url, a_csv(tmp_path / "a.csv", lines))
    assert told(one) == [(2, "commune", "91228")]
    assert fault(one).expected == "une commune du département 61"
    assert dict(one.changed) == {("commune", "61003", "61167"): 2}
    rows = [row for batch in one.good_lines() for row in batch.to_pylist()]
    assert [(row["commune"], row["epci"] is not None) for row in rows] == [("61167", True)] * 2


@pytest.mark.parametrize(
    ("header", "column", "found"),
    [
        ("mois;poste", "Quotité de travail", "aucune colonne de ce nom"),
        ("mois;poste;quotite;Poste", "Poste", "la même colonne que “poste”"),
        ("mois;poste;quotite;x;X", "X", "la même colonne que “x”"),
    ],
)
def test_an_unsound_header_refuses_the_file_and_no_line_is_read(
    empty_base_url: str, tmp_path: Path, header: str, column: str, found: str
) -> None:
    one = team(empty_base_url, tmp_path, "06/2023;A1;1;2;3", header=header)
    assert told(one) == [(1, column, found)]
    assert (one.faults.severe, one.lines_read) == (True, 0)


@pytest.mark.parametrize("lines", [[], ["", ";;", "  ;;"], ["Total;;12"]])
def test_a_file_without_any_line_of_data_is_refused(
    empty_base_url: str, tmp_path: Path, lines: list[str]
) -> None:
    one = team(empty_base_url, tmp_path, *lines)
    assert told(one) == [(0, "", "aucune ligne de données")]
    assert one.faults.severe


def test_lines_planned_ahead_alone_are_refused_in_one_sentence(empty_base_url: str, tmp_path: Path) -> None:
    header = (
        *("date_fin_droit", "date_ouverture_renouvellement", "intercommunalite", "public"),
        *("mode_renouvellement", "date_renouvellement", "jours_sans_droit", "personnes"),
    )
    line = ["31/03/2027", "30/11/2026", "", "Cas général", "Renouvellement à demander", "", "", "3"]
    one = checked(empty_base_url, a_csv(tmp_path / "a.csv", [header, line]))
    assert told(one) == [(0, "", "aucune ligne déjà échue")]
    assert one.spans == ()


@pytest.mark.parametrize("shown", ["1850578006084", "06 12 34 56 78", "a.b@example.fr"])
def test_what_shows_a_person_refuses_the_whole_file_and_is_not_repeated(
    empty_base_url: str, tmp_path: Path, shown: str
) -> None:
    lines = [(*CASES, "remarque"), (*a_case(1), shown), (*a_case(2), "rien")]
    one = checked(empty_base_url, a_csv(tmp_path / "a.csv", lines))
    assert one.faults.severe
    assert (fault(one).line, fault(one).column) == (2, "remarque")
    assert "masqué" in fault(one).found
    assert shown not in str(list(one.faults))


def test_a_nir_as_an_identifier_is_refused_in_every_source(empty_base_url: str, tmp_path: Path) -> None:
    one = team(empty_base_url, tmp_path, "06/2023;1850578006084;1")
    assert one.faults.severe
    assert fault(one).found == "(un numéro de sécurité sociale, masqué)"


def test_a_column_of_names_refuses_a_source_about_persons_only(empty_base_url: str, tmp_path: Path) -> None:
    cases = a_csv(tmp_path / "a.csv", [(*CASES, "Nom"), (*a_case(1), "DUPONT")])
    one = checked(empty_base_url, cases)
    assert (told(one), one.faults.severe) == ([(1, "Nom", "une colonne sur l'identité des personnes")], True)
    assert one.unknown_columns == []
    posts = team(empty_base_url, tmp_path, "06/2023;A1;1;Bureau 3", header="mois;poste;quotite;nom")
    assert (told(posts), posts.unknown_columns) == ([], ["nom"])


def test_a_header_that_is_a_nir_is_one_about_persons_and_is_not_repeated(
    empty_base_url: str, tmp_path: Path
) -> None:
    one = checked(empty_base_url, a_csv(tmp_path / "a.csv", [(*CASES, "1850578006084"), (*a_case(1), "x")]))
    assert (one.faults.severe, fault(one).line, one.unknown_columns) == (True, 1, [])
    assert "1850578006084" not in str(list(one.faults))


def test_formulas_are_read_as_the_text_that_they_are(empty_base_url: str, tmp_path: Path) -> None:
    book = a_workbook(tmp_path / "a.xlsx", F=[TEAM, ["06/2023", "A1", "=1+0"], ["06/2023", "=A1", 1]])
    assert sorted(told(checked(empty_base_url, book))) == [(2, "quotite", "=1+0"), (3, "poste", "=A1")]
    assert told(team(empty_base_url, tmp_path, "06/2023;=A1;1")) == [(2, "poste", "=A1")]


def test_an_apostrophe_before_a_sign_is_that_of_a_spreadsheet(empty_base_url: str, tmp_path: Path) -> None:
    one = team(empty_base_url, tmp_path, "'06/2023;A1;'+1")
    assert told(one) == [(2, "mois", "'06/2023")]


def test_invisible_characters_around_a_value_are_not_part_of_it(empty_base_url: str, tmp_path: Path) -> None:
    assert told(team(empty_base_url, tmp_path, "\u200b06/2023\u00a0;\ufeffA1\u200b;\u202f1\u200d")) == []


@pytest.mark.parametrize(
    "nothing",
    ["", " ", "-", "NA", "N/A", "ND", "nd", "n.d.", "NC", "#N/A", "\u00a0", "NULL", "NaN", "None", "\\N"],
)
def test_what_offices_write_for_nothing_is_nothing(empty_base_url: str, tmp_path: Path, nothing: str) -> None:
    one = checked(
        empty_base_url, a_csv(tmp_path / "a.csv", [CASES, a_case(1, date_cloture=nothing, issue=nothing)])
    )
    assert told(one) == []
    assert told(team(empty_base_url, tmp_path, f"06/2023;{nothing};1")) == [(2, "poste", nothing.strip())]


def test_each_sheet_of_a_source_is_read_and_the_others_are_left_aside(
    empty_base_url: str, tmp_path: Path
) -> None:
    book = a_workbook(
        tmp_path / "a.xlsx",
        Juin=[TEAM, ["06/2023", "A1", 1], ["06/2023", "A2", "xx"]],
        Juillet=[["Titre"], ["quotite", "poste", "mois"], [1, "A1", "07/2023"], [1, "A1", "06/2023"]],
        Notes=[["rien", "à", "lire"]],
    )
    one = checked(empty_base_url, book)
    assert one.sheets == ["Juin", "Juillet"]
    assert sorted((fault.sheet, fault.line, fault.found) for fault in one.faults) == [
        ("Juillet", 4, "une clé en double"),
        ("Juin", 2, "une clé en double"),
        ("Juin", 3, "xx"),
    ]
    assert "ligne 4 de la feuille Juillet" in next(one.expected for one in one.faults if one.line == 2)


def test_ranks_tell_lines_apart_within_a_month_whatever_the_sheet(
    empty_base_url: str, tmp_path: Path
) -> None:
    header = ("mois_depot", "nature", "canal", "complet", "mois_decision", "delai_jours", "demandes")
    line = ["04/2023", "Première demande", "Compte ameli", "oui", "05/2023"]
    book = a_workbook(
        tmp_path / "a.xlsx",
        Un=[header, [*line, 20, 3], [*line, 21, 3]],
        Deux=[header, [*line, 22, 3], ["05/2023", *line[1:], 3, 1]],
    )
    one = checked(empty_base_url, book)
    assert told(one) == []
    ranks = [row["line"] for batch in one.good_lines() for row in batch.to_pylist()]
    assert len(set(ranks)) == 4
    assert ranks[:3] == [ranks[0], ranks[0] + 1, ranks[0] + 2]


def test_a_parquet_file_is_checked_like_the_others(empty_base_url: str, tmp_path: Path) -> None:
    path = a_parquet(tmp_path / "a.parquet", TEAM, [["06/2023", "A1", "1"], ["06/2023", "A2", "xx"]])
    assert told(checked(empty_base_url, path)) == [(3, "quotite", "xx")]
