"""Does `vigie verifier` tell every fault, write the lines to correct, and leave the base alone?"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from command_line.report import SHOWN_FAULTS
from metrics.spacing import spaced
from tests.command_line.conftest import Typed
from tests.support.given_files import CASES, TEAM, Line, a_case, a_csv, a_text, a_workbook, dump, loaded

ORNE = ("--departement", "61")
FAULTY: Sequence[Line] = [
    ["06/2023", "A1", "1"],
    ["xx", "A 2", "0,5"],
    ["06/2023", "A3", "=1+1"],
    ["06/2023", "A4"],
]


def team(folder: Path, *lines: Line, name: str = "equipe.csv") -> str:
    return str(a_csv(folder / name, [TEAM, *lines]))


def test_a_sound_file_is_told_line_by_line_of_its_report(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    lines = [["06/2023", "A1", "1"], ["", "", ""], ["08/2023", "A1", "1"], ["Total", "", "2"]]
    outcome = vigie("verifier", team(tmp_path, *lines), *ORNE, url=empty_base_url)
    assert (outcome.status, outcome.said) == (0, "")
    assert outcome.printed == spaced(
        "equipe.csv : source « mas_effectifs », département 61. 2\u00a0lignes lues, 2\u00a0justes, "
        "aucune rejetée.\n"
        "Mis de côté, ni lu ni chargé : 1\u00a0ligne vide, 1\u00a0ligne de total (ligne 5).\n"
        "Période : du 01/06/2023 au 30/06/2023 ; du 01/08/2023 au 31/08/2023. "
        "Données arrêtées au 31/08/2023.\n"
        "Aucune ligne du 01/07/2023 au 31/07/2023 : ces mois ne sont ni chargés ni modifiés. "
        "S'il n'y a vraiment rien eu, le dire avec --depuis et --jusqu-au.\n"
    )


def test_every_fault_is_told_in_the_order_of_the_lines(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    before = dump(empty_base_url)
    outcome = vigie("verifier", team(tmp_path, *FAULTY), *ORNE, url=empty_base_url)
    assert outcome.status == 1
    told = outcome.printed.split(spaced("4\u00a0fautes :\n"))[1].splitlines()
    assert [line.split(spaced(" : "))[0].strip() for line in told] == [
        spaced("ligne 3, colonne « mois »"),
        spaced("ligne 3, colonne « poste »"),
        spaced("ligne 4, colonne « quotite »"),
        "ligne 5",
    ]
    assert dump(empty_base_url) == before


def test_columns_and_sheets_left_aside_and_former_communes_are_told(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    book = a_workbook(
        tmp_path / "a.xlsx",
        Saisines=[
            [*CASES, "remarque"],
            [*a_case(1, commune="61003"), "x"],
            [*a_case(2, commune="61003"), ""],
        ],
        Notes=[["à lire"]],
    )
    printed = vigie("verifier", str(book), *ORNE, url=empty_base_url).printed
    assert spaced("laissées de côté : « remarque ».") in printed
    assert spaced("Feuilles laissées de côté : « Notes ».") in printed
    assert spaced("commune « 61003 » lue « 61167 » (2\u00a0lignes).") in printed


def test_many_faults_are_gathered_with_some_of_their_lines(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    lines = [["06/2023", f"A{rank}", "2"] for rank in range(SHOWN_FAULTS)]
    printed = vigie("verifier", team(tmp_path, *lines, ["", "B1", "1"]), *ORNE, url=empty_base_url).printed
    assert spaced(f"{SHOWN_FAULTS + 1}\u00a0fautes :") in printed
    assert (
        spaced(
            "colonne « quotite » : attendu un nombre de 0 à 1 ; 100\u00a0fautes (lignes 2, 3, 4, 5, 6…), "
            "par exemple « 2 »"
        )
        in printed
    )
    assert spaced("1\u00a0faute (ligne 102), case vide") in printed


def test_the_lines_to_correct_are_written_as_they_were(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    output = tmp_path / "rejets.csv"
    arguments = (team(tmp_path, *FAULTY), *ORNE, "--sortie", str(output))
    outcome = vigie("verifier", *arguments, url=empty_base_url)
    assert (
        spaced(f"Lignes à corriger écrites dans {output} : les corriger dans equipe.csv") in outcome.printed
    )
    with output.open(encoding="utf-8-sig", newline="") as text:
        header, *lines = csv.reader(text, delimiter=";")
    assert header[1:] == ["vigie_a_corriger", "mois", "poste", "quotite"]
    assert [(line[0], *line[2:]) for line in lines] == [
        ("3", "xx", "A 2", "0,5"),
        ("4", "06/2023", "A3", "'=1+1"),
        ("5", "06/2023", "A4", ""),
    ]


def test_a_workbook_of_lines_to_correct_also_lists_the_faults_and_runs_nothing(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    output = tmp_path / "rejets.xlsx"
    vigie("verifier", team(tmp_path, *FAULTY), *ORNE, "--sortie", str(output), url=empty_base_url)
    book = load_workbook(output)
    assert book.sheetnames == ["À corriger", "Fautes"]
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=1+1" in {cell.value for cell in cells}
    assert [cell.value for cell in book["Fautes"][1]] == [
        "fichier",
        "feuille",
        "ligne",
        "colonne",
        "trouvé",
        "attendu",
    ]
    assert book["Fautes"].max_row == 5


def test_nothing_is_written_when_there_is_nothing_to_correct(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    output = tmp_path / "rejets.csv"
    path = team(tmp_path, ["06/2023", "A1", "1"])
    outcome = vigie("verifier", path, *ORNE, "--sortie", str(output), url=empty_base_url)
    assert (outcome.status, output.exists()) == (0, False)
    assert spaced("Rien à corriger : aucun fichier n'est écrit.") in outcome.printed


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("rejets.txt", ".csv ou .xlsx"),
        ("rejets", ".csv ou .xlsx"),
        ("equipe.csv", "c'est le fichier à vérifier"),
        ("ailleurs/rejets.csv", "un dossier qui existe"),
        ("dossier.csv", "un dossier qui existe"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_told_first(
    vigie: Typed, empty_base_url: str, tmp_path: Path, output: str, words: str
) -> None:
    (tmp_path / "dossier.csv").mkdir()
    path = team(tmp_path, *FAULTY)
    before = Path(path).read_bytes()
    outcome = vigie("verifier", path, *ORNE, "--sortie", str(tmp_path / output), url=empty_base_url)
    assert (outcome.status, outcome.printed) == (1, "")
    assert words in outcome.said
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize("output", ["rejets.csv", "rejets.xlsx"])
def test_a_disk_that_refuses_to_write_is_told(
    vigie: Typed, empty_base_url: str, tmp_path: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("command_line.rejected.write_csv", refused)
    monkeypatch.setattr("command_line.rejected.write_xlsx", refused)
    arguments = (team(tmp_path, *FAULTY), *ORNE, "--sortie", str(tmp_path / output))
    outcome = vigie("verifier", *arguments, url=empty_base_url)
    assert outcome.status == 1
    assert "ne peuvent pas être écrites" in outcome.said
    assert "denied" not in outcome.said


def test_months_that_would_shrink_are_told_before_they_are_loaded(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    loaded(
        empty_base_url,
        a_csv(tmp_path / "base.csv", [TEAM, *(["06/2023", f"A{rank}", "1"] for rank in range(9))]),
    )
    outcome = vigie("verifier", team(tmp_path, ["06/2023", "A1", "1"]), *ORNE, url=empty_base_url)
    assert outcome.status == 0
    assert (
        "Attention, juin\u00a02023 a 9\u00a0lignes dans la base et n'en aurait plus que 1." in outcome.printed
    )


def test_corrected_lines_are_announced_as_such(vigie: Typed, empty_base_url: str, tmp_path: Path) -> None:
    path = a_text(tmp_path / "r.csv", "vigie_ligne 0123456789ab;mois;poste;quotite\n3;06/2023;A1;1\n")
    outcome = vigie("verifier", str(path), *ORNE, url=empty_base_url)
    assert outcome.status == 1
    assert "elles s'ajoutent aux siennes, sans rien remplacer" in outcome.printed
    assert "des lignes corrigées d'un fichier qui n'est pas chargé" in outcome.printed


def test_a_base_that_is_not_there_is_told(vigie: Typed, tmp_path: Path) -> None:
    outcome = vigie(
        "verifier", team(tmp_path, *FAULTY), *ORNE, url=f"sqlite:///{tmp_path / 'absente.sqlite'}"
    )
    assert (outcome.status, "La base n'existe pas encore" in outcome.said) == (1, True)
