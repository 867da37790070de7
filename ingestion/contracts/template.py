"""What must an empty file of a source show to who fills it: columns, words, lists, definitions?"""

from __future__ import annotations

from dataclasses import dataclass

from ingestion.contracts.cells import Form, cell
from ingestion.contracts.kinds import YesNo
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.sentences import ANY_DEPARTMENT, key_sentence, rule_sentences, standing
from metrics.catalogue import SOURCES

DEFINITIONS = (
    "Colonne",
    "Titre",
    "Définition",
    "Obligatoire",
    "Ce qu'on écrit",
    "Unité",
    "Valeurs admises",
    "Exemple",
)
"""What is told of each field, in this order."""


@dataclass(frozen=True)
class TemplateColumn:
    """A column to fill; `least` and `most` limit a number, or the length of a text."""

    name: str
    title: str
    required: bool
    definition: str
    form: Form
    expected: str
    least: float | None
    most: float | None
    to_come: bool
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Template:
    """An empty file: its columns, and what is told beside them."""

    name: str
    title: str
    notes: tuple[str, ...]
    rules: tuple[str, ...]
    columns: tuple[TemplateColumn, ...]
    head: tuple[str, ...]
    definitions: tuple[tuple[str, ...], ...]


def template(contract: Contract) -> Template:
    """The template of a contract."""
    return Template(
        name=contract.name,
        title=SOURCES[contract.source].label,
        notes=(*standing(contract), *(() if contract.national else (ANY_DEPARTMENT,)), contract.advice),
        rules=(key_sentence(contract), *rule_sentences(contract)),
        columns=tuple(_column(field) for field in contract.fields),
        head=DEFINITIONS,
        definitions=tuple(definition(field) for field in contract.fields),
    )


def definition(field: Field) -> tuple[str, ...]:
    """What `DEFINITIONS` names, for a field; « oui ou non » needs no list."""
    words = () if isinstance(field.kind, YesNo) else field.kind.choices()
    return (
        field.name,
        field.title,
        field.definition,
        "oui" if field.required else "non",
        cell(field.kind).words,
        field.unit,
        " ; ".join(words),
        field.example,
    )


def _column(field: Field) -> TemplateColumn:
    typed = cell(field.kind)
    return TemplateColumn(
        name=field.name,
        title=field.title,
        required=field.required,
        definition=field.definition,
        form=typed.form,
        expected=typed.words,
        least=typed.least,
        most=typed.most,
        to_come=typed.to_come,
        choices=field.kind.choices(),
    )
