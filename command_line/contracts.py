"""How does an officer learn what the files of each source must hold, and get one to fill?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

import click

from exports.template import write_template
from ingestion.contracts.catalogue import CONTRACTS
from ingestion.contracts.documentation import pages, schema
from ingestion.contracts.model import Contract
from ingestion.contracts.programmes import PROGRAMMES
from ingestion.contracts.sentences import counted_columns, replacing
from ingestion.contracts.table_schema import table_schema
from ingestion.contracts.template import definition, template
from ingestion.recognition import contract_named
from metrics.catalogue import SOURCES
from metrics.sentences import count_in_words
from metrics.spacing import spaced

WIDTH = 100
_NAMES = 38
_FOLDER = click.Path(file_okay=False, writable=True, path_type=Path)


@click.command(
    "sources",
    help="Dire ce que les fichiers de chaque source doivent contenir ; avec NOM, une source en entier.",
    short_help="Dire ce que les fichiers doivent contenir.",
)
@click.argument("name", metavar="[NOM]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["texte", "json"]),
    default="texte",
    show_default=True,
    help="Forme de la sortie ; json donne les Table Schemas.",
)
@click.option(
    "--documentation",
    "folder",
    type=_FOLDER,
    metavar="DOSSIER",
    help="Écrire la documentation de toutes les sources (Markdown et Table Schemas).",
)
def sources(name: str | None, form: str, folder: Path | None) -> None:
    """Print the contracts, or write their documentation."""
    if folder:
        _write_documentation(folder)
    elif name:
        _tell(contract_named(name), form)
    elif form == "json":
        listed = [table_schema(contract) for contract in CONTRACTS]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for line in _all():
            click.echo(spaced(line))


@click.command(
    "modele",
    help="Écrire un modèle vide de SOURCE, à remplir : un classeur XLSX avec ses listes, et un CSV.",
    short_help="Écrire un modèle à remplir.",
)
@click.argument("name", metavar="SOURCE")
@click.option(
    "--dossier", "folder", type=_FOLDER, default=".", metavar="DOSSIER", help="Où l'écrire (ici, sinon)."
)
def model(name: str, folder: Path) -> None:
    """Write both files; refuses to write over one that may be filled."""
    contract = contract_named(name)
    folder.mkdir(parents=True, exist_ok=True)
    there = [path for end in ("xlsx", "csv") if (path := folder / f"{contract.name}.{end}").exists()]
    if there:
        raise click.ClickException(spaced(f"{there[0]} existe déjà : rien n'est écrit."))
    workbook, text = write_template(folder, template(contract))
    click.echo(spaced(f"Modèle écrit : {workbook} (à remplir dans un tableur) et {text}."))


def _write_documentation(folder: Path) -> None:
    written = pages()
    for place, words in written.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    click.echo(spaced(f"{count_in_words(len(written), 'fichier écrit', 'fichiers écrits')} dans {folder}."))


def _tell(contract: Contract, form: str) -> None:
    if form == "json":
        click.echo(schema(contract), nl=False)
        return
    for line in _whole(contract):
        click.echo(line)


def _all() -> Iterator[str]:
    for programme in PROGRAMMES:
        yield programme.title
        for contract in programme.contracts:
            source = SOURCES[contract.source]
            mark = " *" if contract.personal else ""
            yield f"  {contract.name + mark:{_NAMES}}{source.label}"
            yield f"      {source.rhythm} ; {counted_columns(contract)} ; {replacing(contract)}"
        yield ""
    yield "* Les lignes parlent de personnes : identifiants opaques seulement."
    yield "« vigie sources NOM » dit tout d'une source ; « vigie modele NOM » en écrit un modèle à remplir."


def _whole(contract: Contract) -> Iterator[str]:
    told = template(contract)
    yield from _wrapped(f"{contract.name} : {told.title}")
    yield ""
    yield from _wrapped(" ".join(told.notes))
    yield from ("", "Colonnes")
    for field in contract.fields:
        yield from _field(definition(field))
    yield from ("", "Règles")
    for words in told.rules:
        yield from _wrapped(f"- {words}", 2, 4)


def _field(line: tuple[str, ...]) -> Iterator[str]:
    """A line of `ingestion.contracts.template.DEFINITIONS`."""
    name, title, definition_, required, written, unit, choices, example = line
    yield from _wrapped(f"{name} ({'obligatoire' if required == 'oui' else 'facultative'}) : {title}", 2, 6)
    yield from _wrapped(definition_, 6, 6)
    yield from _wrapped(f"À écrire : {written}.{f' Unité : {unit}.' if unit else ''}", 6, 8)
    if choices:
        yield from _wrapped(f"Valeurs admises : {choices}.", 6, 8)
    yield from _wrapped(f"Exemple : {example}", 6, 8)


def _wrapped(words: str, first: int = 0, others: int = 0) -> list[str]:
    return wrap(
        spaced(words),
        WIDTH,
        initial_indent=" " * first,
        subsequent_indent=" " * others,
        break_long_words=False,
        break_on_hyphens=False,
    )
