"""Is a file recognised by its header alone, and its department told by the file, the officer or nobody?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ingestion.checking.timeline import Declared
from ingestion.contracts.catalogue import CONTRACTS
from ingestion.contracts.model import Contract
from ingestion.reading.refusal import FileRefused
from ingestion.receive import Asked, checked_for, recognise
from tests.support.given_files import FOLLOWED, TEAM, TODAY, Dialect, a_csv, a_parquet, a_text, a_workbook

LINES = [["06/2023", "A1", "1"], ["07/2023", "A1", "0.8"]]


def source_of(path: Path, asked: Asked | None = None, followed: Sequence[str] = FOLLOWED) -> str:
    return recognise(path, asked or Asked(department="61"), followed).layouts[0].contract.name


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_each_source_is_known_by_the_headers_of_its_own_fields(tmp_path: Path, contract: Contract) -> None:
    fields = contract.fields
    for header in ([one.name for one in fields], [one.title.upper() for one in reversed(fields)]):
        path = a_csv(tmp_path / "a.csv", [["Titre du tableau"], [], header, ["x"] * len(header)])
        assert source_of(path) == contract.name


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1252", "utf-16"])
def test_separators_and_encodings_are_found_without_being_told(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    header = ["Mois", "Poste", "Quotité de travail"]
    path = a_csv(tmp_path / "a.csv", [header, *LINES], Dialect(separator, encoding))
    found = recognise(path, Asked(department="61"), FOLLOWED)
    assert [len(layout.places) for layout in found.layouts] == [3]


def test_the_three_forms_of_a_file_are_known(tmp_path: Path) -> None:
    assert source_of(a_csv(tmp_path / "a.csv", [TEAM, *LINES])) == "mas_effectifs"
    assert source_of(a_workbook(tmp_path / "a.xlsx", F=[TEAM, *LINES])) == "mas_effectifs"
    assert source_of(a_parquet(tmp_path / "a.parquet", TEAM, LINES)) == "mas_effectifs"


def test_sheets_of_another_source_are_left_aside_and_named(tmp_path: Path) -> None:
    book = a_workbook(tmp_path / "a.xlsx", Effectifs=[TEAM, *LINES], Lisez=[["à lire"]], Vide=[[]])
    found = recognise(book, Asked(department="61"), FOLLOWED)
    assert [layout.sheet.name for layout in found.layouts] == ["Effectifs"]
    assert found.unread == ("Lisez",)


def test_a_file_without_a_known_header_says_what_would_help(tmp_path: Path) -> None:
    path = a_text(tmp_path / "a.csv", "DUPONT;Jean;1850578006084\nMARTIN;Luc;2850578006084\n")
    with pytest.raises(FileRefused, match=r"Aucune ligne d'en-tête reconnue.*vigie modele SOURCE") as refused:
        source_of(path)
    assert not any(secret in str(refused.value) for secret in ("DUPONT", "Jean", "1850578006084"))


def test_the_columns_that_some_source_knows_are_named(tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", [["Mois", "Commune", "ville"], ["06/2023", "61001", "Alençon"]])
    with pytest.raises(FileRefused, match="colonnes connues : « Mois », « Commune »"):
        source_of(path)


def test_the_source_that_the_officer_names_is_the_only_one_looked_for(tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", [TEAM, *LINES])
    assert source_of(path, Asked("mas_effectifs", "61")) == "mas_effectifs"
    with pytest.raises(FileRefused, match="La source « mas_saisines » attend : saisine, date_saisine"):
        source_of(path, Asked("mas_saisines", "61"))
    with pytest.raises(FileRefused, match="« vigie sources » les donne toutes"):
        source_of(path, Asked("effectifs", "61"))


def departments(path: Path, asked: str | None = None, followed: Sequence[str] = FOLLOWED) -> tuple[str, ...]:
    return recognise(path, Asked(department=asked), followed).departments


@pytest.mark.parametrize(
    ("cells", "found"), [(["61", "61"], ("61",)), (["", "91"], ("91",)), ([" 61 ", "91"], ("61",))]
)
def test_the_department_is_the_first_that_a_line_names(
    tmp_path: Path, cells: Sequence[str], found: tuple[str, ...]
) -> None:
    lines = [[*line, cell] for line, cell in zip(LINES, cells, strict=True)]
    assert departments(a_csv(tmp_path / "a.csv", [[*TEAM, "Département"], *lines])) == found


def test_the_officer_says_the_department_that_no_line_names(tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", [TEAM, *LINES])
    assert departments(path, "91") == ("91",)
    assert departments(path, followed=("2A",)) == ("2A",)
    assert departments(path, "2a", ("2A", "61")) == ("2A",)
    with pytest.raises(
        FileRefused, match=r"ne dit pas son département. Le dire avec --departement \(61 ou 91\)"
    ):
        departments(path)
    with pytest.raises(FileRefused, match="Le département 75 n'est pas suivi ici : choisir 61 ou 91"):
        departments(path, "75")


def test_a_department_that_is_not_followed_is_refused_by_name(tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", [[*TEAM, "departement"], *([*line, "75"] for line in LINES)])
    with pytest.raises(FileRefused, match=r"parle du département 75, qui n'est pas suivi ici \(61 ou 91\)"):
        departments(path)


def test_a_file_whose_name_is_a_nir_is_refused_without_repeating_it(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="Le nom du fichier porte un numéro de sécurité sociale") as refused:
        source_of(a_csv(tmp_path / "dossier 1850578006084.csv", [TEAM, *LINES]))
    assert "1850578006084" not in str(refused.value)


def test_days_that_cannot_be_are_refused_before_any_line_is_read(empty_base_url: str, tmp_path: Path) -> None:
    recognised = recognise(a_csv(tmp_path / "a.csv", [TEAM, *LINES]), Asked(department="61"), FOLLOWED)
    with pytest.raises(FileRefused, match="vient après"):
        checked_for(empty_base_url, recognised, "61", Declared(date(2023, 8, 1), date(2023, 7, 1)), TODAY)


def test_a_file_that_can_no_longer_be_read_is_told_in_french(empty_base_url: str, tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", [TEAM, *LINES])
    recognised = recognise(path, Asked(department="61"), FOLLOWED)
    path.unlink()
    with pytest.raises(FileRefused, match=r"« a.csv » n'existe pas"):
        checked_for(empty_base_url, recognised, "61", Declared(), TODAY)
