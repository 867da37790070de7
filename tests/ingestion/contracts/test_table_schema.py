"""Is each contract a Table Schema that Frictionless reads, and that points at the same faulty lines?"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from frictionless import Package, Report, Schema
from frictionless.resources import TableResource

from ingestion.contracts.catalogue import BY_SOURCE, CONTRACTS
from ingestion.contracts.kinds import Code, Reference
from ingestion.contracts.mas import CASES
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.planir.agreements import AGREEMENTS
from ingestion.contracts.planir.people import PERSONS
from ingestion.contracts.table_schema import KNOWN_TO_VALIDATA, table_schema, table_schema_alone
from ingestion.values.unreadable import Unreadable
from metrics.catalogue import SOURCES
from tests.support.contracts import demonstration_rows, ground, in_a_file, read

Line = dict[str, str]
Faults = set[tuple[int, str]]
HEADER = 1
"""Lines of a file are counted from 1, and the header is the first."""

every = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)


def lines(contract: Contract, count: int | None = None) -> list[Line]:
    """Well-formed lines of the demonstration."""
    texts = in_a_file(contract, demonstration_rows("61")[contract.source][:count])
    return [dict(zip(texts, line, strict=True)) for line in zip(*texts.values(), strict=True)]


def written(folder: Path, name: str, listed: Sequence[Line]) -> str:
    """The name of a CSV of these lines."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, listed[0].keys())
        writer.writeheader()
        writer.writerows(listed)
    return f"{name}.csv"


def points_at(folder: Path, listed: Sequence[Line]) -> Faults:
    """What Frictionless finds in a lone CSV of these saisines."""
    schema = Schema.from_descriptor(table_schema_alone(CASES))
    name = written(folder, CASES.name, listed)
    return faults(TableResource(path=name, basepath=str(folder), schema=schema).validate())


def points_at_beside_partners(folder: Path, listed: Sequence[Line]) -> Faults:
    """The same, when the file of partners is at hand."""
    partners = BY_SOURCE["partners"]
    package = Package.from_descriptor(
        {
            "name": "depot",
            "resources": [
                {
                    "name": contract.name,
                    "path": written(folder, contract.name, of),
                    "schema": table_schema(contract),
                }
                for contract, of in ((partners, lines(partners)), (CASES, listed))
            ],
        },
        basepath=str(folder),
    )
    return faults(package.validate())


def faults(report: Report) -> Faults:
    """Line of the file, and the field or, for a whole line, the sort of fault."""
    found = report.flatten(["rowNumber", "fieldName", "type"])
    return {(line, name or sort) for line, name, sort in found}


def refused(listed: Sequence[Line]) -> Faults:
    """The cells that our kinds refuse: line of the file, field."""
    return {
        (rank, field.name)
        for rank, line in enumerate(listed, start=HEADER + 1)
        for field in CASES.fields
        if not is_read(field, line[field.name])
    }


def is_read(field: Field, text: str) -> bool:
    try:
        read(field, [text], ground())
    except Unreadable:
        return False
    return True


@every
def test_frictionless_reads_every_descriptor(contract: Contract) -> None:
    said = table_schema(contract)

    schema = Schema.from_descriptor(json.loads(json.dumps(said)))
    assert schema.field_names == [field.name for field in contract.fields]
    assert schema.primary_key == list(contract.key)
    assert said["title"] == SOURCES[contract.source].label


@every
def test_only_checks_that_validata_knows_are_asked_of_it(contract: Contract) -> None:
    said = table_schema(contract)

    assert {check["name"] for check in said["custom_checks"]} <= set(KNOWN_TO_VALIDATA)
    assert len(said["custom_checks"]) + len(said["vigie_checks"]) == len(contract.rules)


@every
def test_a_value_written_as_the_schema_says_is_read_by_the_contract(contract: Contract) -> None:
    for field, said in zip(contract.fields, table_schema(contract)["fields"], strict=True):
        kind = Code() if isinstance(field.kind, Reference) else field.kind
        assert kind.reader(ground())(str(said["example"])) == kind.reader(ground())(field.example)


def test_a_well_formed_file_of_cases_is_accepted(tmp_path: Path) -> None:
    listed = lines(CASES, 300)

    assert points_at(tmp_path, listed) == set()
    assert refused(listed) == set()


FAULTS = (
    (3, "date_saisine", "31/02/2023"),
    (5, "date_saisine", ""),
    (6, "detecteur", "Voisin"),
    (8, "tranche_age", ""),
    (9, "commune", "61-001"),
    (9, "motif_renoncement", "Autre"),
    (12, "consentement", "peut-être"),
    (14, "issue", "Perdu de vue"),
    (15, "saisine", "deux mots"),
    (17, "date_cloture", "12/04/23"),
)


def test_the_same_faulty_lines_are_pointed_at(tmp_path: Path) -> None:
    listed = lines(CASES, 20)
    for line, name, text in FAULTS:
        listed[line - HEADER - 1][name] = text

    expected = {(line, name) for line, name, _ in FAULTS}
    assert points_at(tmp_path, listed) == expected
    assert refused(listed) == expected


def test_the_same_case_twice_is_seen_by_the_key(tmp_path: Path) -> None:
    listed = lines(CASES, 4)
    listed[3]["saisine"] = listed[0]["saisine"]

    assert points_at(tmp_path, listed) == {(5, "primary-key")}


def test_a_partner_that_nobody_loaded_is_seen_beside_the_file_of_partners(tmp_path: Path) -> None:
    listed = lines(CASES, 6)
    listed[2]["partenaire"] = "inconnu-001"

    assert points_at_beside_partners(tmp_path, listed) == {(4, "foreign-key")}
    assert refused(listed) == {(4, "partenaire")}


def test_our_door_sees_what_a_table_schema_cannot_say(tmp_path: Path) -> None:
    """A commune of another department, a day to come."""
    listed = lines(CASES, 4)
    listed[0]["commune"] = "75056"
    listed[1]["date_saisine"] = "03/01/2024"

    assert points_at(tmp_path, listed) == set()
    assert refused(listed) == {(2, "commune"), (3, "date_saisine")}


def test_a_rule_across_fields_is_a_check_of_validata() -> None:
    said = table_schema(CASES)["custom_checks"]

    assert {
        "name": "compare-columns-value",
        "params": {"column": "date_saisine", "op": "<=", "column2": "date_cloture"},
    } in said
    assert {
        "name": "cohesive-columns-value",
        "params": {"column": "date_cloture", "othercolumns": ["issue"]},
    } in said


def test_a_rule_that_validata_does_not_know_is_told_in_words() -> None:
    told = {tuple(check["columns"]): check["expected"] for check in table_schema(PERSONS)["vigie_checks"]}

    assert told["date_premier_evenement", "annee"] == "un jour de l'année donnée par « Année »"


def test_an_identifier_of_another_source_is_a_foreign_key() -> None:
    assert table_schema(AGREEMENTS)["foreignKeys"] == [
        {"fields": ["partenaire"], "reference": {"resource": "partenaires", "fields": ["partenaire"]}}
    ]
