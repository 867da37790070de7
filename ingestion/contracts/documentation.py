"""How is the documentation of the sources made? From the contracts: a page a programme, a schema a source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ingestion.contracts.catalogue import CONTRACTS
from ingestion.contracts.model import Contract
from ingestion.contracts.programmes import PROGRAMMES, Programme
from ingestion.contracts.sentences import ANY_DEPARTMENT, replacing, standing
from ingestion.contracts.table_schema import table_schema
from ingestion.contracts.template import Template, template
from metrics.catalogue import SOURCES

SCHEMAS = "schemas"
_HEAD = ("colonne", "obligatoire", "ce qu'elle contient", "ce qu'on écrit", "exemple")
_INDEX = ("source", "contenu", "envoi", "un fichier")


def pages() -> Mapping[str, str]:
    """The text of each file, by its place in the folder of the documentation."""
    written = {f"{programme.key}.md": markdown(programme) for programme in PROGRAMMES}
    schemas = {f"{SCHEMAS}/{contract.name}.json": schema(contract) for contract in CONTRACTS}
    return {**written, **schemas}


def schema(contract: Contract) -> str:
    """The Table Schema of a contract, as the text of a JSON file."""
    return json.dumps(table_schema(contract), ensure_ascii=False, indent=2) + "\n"


def markdown(programme: Programme) -> str:
    """The page of a programme."""
    return "\n".join(_page(programme)) + "\n"


def _page(programme: Programme) -> Iterator[str]:
    yield f"# {programme.title} : ce que contiennent les fichiers"
    yield ""
    yield "Écrit par « vigie sources --documentation docs/sources » à partir des contrats."
    yield ANY_DEPARTMENT
    yield ""
    yield from _table(_INDEX, (_entry(contract) for contract in programme.contracts))
    for contract in programme.contracts:
        yield from _section(contract, template(contract))


def _entry(contract: Contract) -> tuple[str, ...]:
    source = SOURCES[contract.source]
    return f"[{contract.name}](#{contract.name})", source.label, source.rhythm, replacing(contract)


def _section(contract: Contract, told: Template) -> Iterator[str]:
    yield from ("", f"## {contract.name}", "", f"**{told.title}**", "")
    yield from (f"- {words}" for words in (*standing(contract), contract.advice))
    yield f"- Modèle à remplir : `vigie modele {contract.name}`."
    yield f"- Table Schema : [{contract.name}.json]({SCHEMAS}/{contract.name}.json)."
    yield ""
    yield from _table(_HEAD, (_field(line) for line in told.definitions))
    yield from ("", "Règles :", "")
    yield from (f"- {words}" for words in told.rules)


def _field(line: tuple[str, ...]) -> tuple[str, ...]:
    """A line of `ingestion.contracts.template.DEFINITIONS`, in fewer columns."""
    name, title, definition, required, written, unit, choices, example = line
    words = f"{written} : {choices}" if choices else written
    told = f"{words} (unité : {unit})" if unit else words
    return f"`{name}`", required, f"**{title}.** {definition}", told, example


def _table(head: tuple[str, ...], lines: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield _row(head)
    yield _row(("---",) * len(head))
    yield from (_row(line) for line in lines)


def _row(cells: tuple[str, ...]) -> str:
    return " | ".join(("", *(cell.replace("|", "\\|") for cell in cells), "")).strip()
