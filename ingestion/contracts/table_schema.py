"""How is a contract written as a Table Schema, the form that Validata and Frictionless read?

A Table Schema names one writing of each value, ours read several: a file that follows the schema is read
by the contract, not the other way round. The rules that Validata does not know are told in words, under
`vigie_checks`, which other tools pass over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingestion.contracts.catalogue import BY_SOURCE
from ingestion.contracts.dates import Month
from ingestion.contracts.kinds import Euros, Kind, Reference
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import Rule
from ingestion.values import numbers
from metrics.catalogue import SOURCES

ADDRESS = "https://frictionlessdata.io/schemas/table-schema.json"
VERSION = "1.0.0"
MISSING = ("",)
KNOWN_TO_VALIDATA = (
    "cohesive-columns-value",
    "compare-columns-value",
    "one-of-required",
    "sum-columns-value",
)
"""Validata refuses every file of a schema that names a check which it does not know."""

Written = dict[str, Any]


def table_schema(contract: Contract) -> Written:
    """The descriptor of a contract, ready for JSON."""
    known = [rule for rule in contract.rules if rule.descriptor()["name"] in KNOWN_TO_VALIDATA]
    return {
        "$schema": ADDRESS,
        "name": contract.name,
        "title": SOURCES[contract.source].label,
        "description": contract.advice,
        "version": VERSION,
        "fields": [_field(field) for field in contract.fields],
        "primaryKey": list(contract.key),
        "foreignKeys": list(_foreign_keys(contract)),
        "missingValues": list(MISSING),
        "custom_checks": [dict(rule.descriptor()) for rule in known],
        "vigie_checks": [_in_words(contract, rule) for rule in contract.rules if rule not in known],
    }


def table_schema_alone(contract: Contract) -> Written:
    """The same without foreign keys: Frictionless refuses to check a lone file that speaks of another one."""
    return {name: said for name, said in table_schema(contract).items() if name != "foreignKeys"}


def _field(field: Field) -> Written:
    said = dict(field.kind.descriptor())
    constraints = {"required": field.required, **said.pop("constraints", {})}
    return {
        "name": field.name,
        "title": field.title,
        "description": f"{field.definition} Unité : {field.unit}." if field.unit else field.definition,
        **said,
        "constraints": constraints,
        "example": _example(field.kind, field.example),
    }


def _example(kind: Kind, example: str) -> Any:
    """The example in the writing of Table Schema: numbers as numbers, a month as « 2023-06 »."""
    if isinstance(kind, Month):
        return f"{kind.read(example):%Y-%m}"
    if isinstance(kind, Euros):
        return numbers.cents(example) / 100
    form = kind.descriptor()["type"]
    if form == "integer":
        return int(numbers.decimal(example))
    return float(numbers.decimal(example)) if form == "number" else example


def _foreign_keys(contract: Contract) -> Iterator[Written]:
    for field in contract.fields:
        if isinstance(field.kind, Reference):
            referred = BY_SOURCE[field.kind.source]
            place = {"resource": referred.name, "fields": list(referred.key)}
            yield {"fields": [field.name], "reference": place}


def _in_words(contract: Contract, rule: Rule) -> Written:
    name, expected = rule.descriptor()["name"], rule.expected(contract.titles)
    return {"name": name, "columns": list(rule.fields), "expected": expected}
