"""Is the documentation of the sources the contracts themselves, and do its links lead somewhere?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ingestion.contracts.catalogue import CONTRACTS
from ingestion.contracts.documentation import pages
from ingestion.contracts.model import Contract
from ingestion.contracts.programmes import PROGRAMMES
from ingestion.contracts.table_schema import table_schema

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "sources"
BY_HAND = "README.md"
LINK = re.compile(r"\]\(([^)#:]*)(#[^)]*)?\)")

every = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)


def files() -> dict[str, str]:
    return {
        str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8")
        for path in FOLDER.rglob("*")
        if path.is_file()
    }


def test_the_copy_in_the_documentation_is_up_to_date() -> None:
    """To write it again: `.venv/bin/vigie sources --documentation docs/sources`."""
    found = files()
    found.pop(BY_HAND)
    assert found == pages()


def test_each_contract_stands_once_under_its_programme() -> None:
    told = [contract.name for programme in PROGRAMMES for contract in programme.contracts]
    assert sorted(told) == sorted(contract.name for contract in CONTRACTS)


@every
def test_a_page_tells_every_field_of_a_contract(contract: Contract) -> None:
    page = next(pages()[f"{one.key}.md"] for one in PROGRAMMES if contract in one.contracts)
    section = page.split(f"\n## {contract.name}\n")[1].split("\n## ")[0]
    assert contract.advice in section
    for field in contract.fields:
        [line] = [one for one in section.splitlines() if one.startswith(f"| `{field.name}` |")]
        assert f"| {'oui' if field.required else 'non'} | **{field.title}.** {field.definition} |" in line
        assert line.endswith(f"| {field.example} |")


@every
def test_a_table_keeps_its_columns(contract: Contract) -> None:
    page = next(pages()[f"{one.key}.md"] for one in PROGRAMMES if contract in one.contracts)
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert {line.count("|") - line.count("\\|") for line in rows} == {5, 6}


@every
def test_a_schema_is_that_of_the_contract(contract: Contract) -> None:
    assert json.loads(pages()[f"schemas/{contract.name}.json"]) == table_schema(contract)


def test_every_link_leads_to_a_file_and_a_heading() -> None:
    found = files()
    for name, text in found.items():
        for file, anchor in LINK.findall(text):
            path = file or name
            assert (FOLDER / path).exists(), f"{name}: {file}"
            assert not anchor or f"\n## {anchor[1:]}\n" in found[path], f"{name}: {file}{anchor}"


@every
def test_the_index_leads_to_each_source(contract: Contract) -> None:
    page = next(one.key for one in PROGRAMMES if contract in one.contracts)
    assert f"[{contract.name}]({page}.md#{contract.name})" in files()[BY_HAND]
