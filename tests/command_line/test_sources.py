"""Do `vigie sources` and `vigie modele` tell an officer what to send, and give something to fill?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from command_line.contracts import WIDTH
from ingestion.contracts.catalogue import CONTRACTS
from ingestion.contracts.documentation import pages
from ingestion.contracts.model import Contract
from ingestion.contracts.sentences import rule_sentences
from ingestion.contracts.table_schema import table_schema
from metrics.catalogue import SOURCES, TOPICS
from metrics.spacing import spaced
from tests.command_line.conftest import Typed

every = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)


def test_every_source_stands_under_its_programme(vigie: Typed) -> None:
    lines = vigie("sources").printed.splitlines()
    headings = [line for line in lines if line in TOPICS.values()]
    assert headings == list(TOPICS.values())
    named = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert named == [contract.name for contract in CONTRACTS]


def test_a_source_is_told_in_two_lines(vigie: Typed) -> None:
    lines = vigie("sources").printed.splitlines()
    rank = next(rank for rank, line in enumerate(lines) if line.startswith("  mas_saisines "))
    assert (
        lines[rank].split(maxsplit=1)[1]
        == "*                        Saisines de la Mission accompagnement santé"
    )
    assert lines[rank + 1] == spaced(
        "      hebdomadaire ; 6 colonnes obligatoires, 8 facultatives ; remplace les mois du fichier"
    )


def test_sources_about_persons_are_marked(vigie: Typed) -> None:
    printed = vigie("sources").printed
    for contract in CONTRACTS:
        assert (f"  {contract.name} * " in printed) == contract.personal


def test_the_list_is_read_in_a_hundred_columns(vigie: Typed) -> None:
    assert max(map(len, vigie("sources").printed.splitlines())) <= WIDTH


@every
def test_a_source_is_told_in_full(vigie: Typed, contract: Contract) -> None:
    outcome = vigie("sources", contract.name)
    told = " ".join(outcome.printed.split())
    assert outcome.status == 0
    assert max(map(len, outcome.printed.splitlines())) <= WIDTH
    assert on_one_line(f"{contract.name} : {SOURCES[contract.source].label}") in told
    assert on_one_line(contract.advice) in told
    for field in contract.fields:
        duty = "obligatoire" if field.required else "facultative"
        assert on_one_line(f"{field.name} ({duty}) : {field.title}") in told
        for words in (field.definition, *field.kind.choices()):
            assert on_one_line(words) in told
    for words in rule_sentences(contract):
        assert on_one_line(words) in told


def on_one_line(words: str) -> str:
    return " ".join(spaced(words).split())


def test_schemas_are_a_list_or_the_one_that_is_named(vigie: Typed) -> None:
    assert json.loads(vigie("sources", "--format", "json").printed) == [
        table_schema(contract) for contract in CONTRACTS
    ]
    assert (
        vigie("sources", "handifaction", "--format", "json").printed == pages()["schemas/handifaction.json"]
    )


@pytest.mark.parametrize("command", ["sources", "modele"])
def test_a_source_that_does_not_exist_is_told_with_the_way_out(vigie: Typed, command: str) -> None:
    outcome = vigie(command, "mas_saisine")
    assert (outcome.status, outcome.printed) == (1, "")
    assert (
        spaced("La source « mas_saisine » n'existe pas : « vigie sources » les donne toutes.") in outcome.said
    )


def test_the_documentation_is_written_whole(vigie: Typed, tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "sources"
    outcome = vigie("sources", "--documentation", str(folder))
    found = {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert found == pages()
    assert outcome.printed == f"{len(found)}\u00a0fichiers écrits dans {folder}.\n"


def test_a_template_is_written_where_it_is_asked(vigie: Typed, tmp_path: Path) -> None:
    folder = tmp_path / "modèles"
    outcome = vigie("modele", "c2s_echeances", "--dossier", str(folder))
    assert outcome.status == 0
    assert sorted(path.name for path in folder.iterdir()) == ["c2s_echeances.csv", "c2s_echeances.xlsx"]
    assert str(folder / "c2s_echeances.xlsx") in outcome.printed
    header = [cell.value for cell in load_workbook(folder / "c2s_echeances.xlsx").worksheets[0][1]]
    assert header[0] == "date_fin_droit"


def test_a_template_that_may_be_filled_is_not_written_over(vigie: Typed, tmp_path: Path) -> None:
    filled = tmp_path / "mas_saisines.csv"
    filled.write_text("un mois de travail", encoding="utf-8")
    outcome = vigie("modele", "mas_saisines", "--dossier", str(tmp_path))
    assert outcome.status == 1
    assert spaced(f"{filled} existe déjà : rien n'est écrit.") in outcome.said
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["un mois de travail"]


def test_a_file_is_not_a_folder(vigie: Typed, tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    outcome = vigie("modele", "mas_saisines", "--dossier", str(tmp_path / "notes"))
    assert outcome.status == 2
    assert spaced("est un fichier.") in outcome.said
