"""How is a file of a contract written in a test, and read back by the kinds of its fields?

The demonstration facts are written as an office would write them, then read by the contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from data_access.loading import Row
from ingestion import geography
from ingestion.contracts.dates import Dated, Month, Year
from ingestion.contracts.ground import Ground
from ingestion.contracts.kinds import Euros, Kind, OneOf, Reader, YesNo
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import Rule
from ingestion.demonstration import everything
from ingestion.demonstration.calendar import TODAY
from ingestion.values.unreadable import Unreadable

Columns = Mapping[str, Sequence[Any]]
"""Values or texts, by the name of the field."""
EVENTS: Sequence[Row] = tuple(
    {
        "event": f"EV-{rank}",
        "happened_on": date(2023, rank, 6),
        "ends_on": date(2023, rank, 28) if kind == "campaign" else None,
        "label": f"Ce qui s'est passé le {rank}",
        "kind": kind,
        "programme": programme,
        "metric": metric,
        "new_limits": kind == "decision",
        "stated_in": "Comité de direction",
    }
    for rank, (kind, programme, metric) in enumerate(
        (
            ("campaign", "c2s", "c2s.requests"),
            ("reform", None, None),
            ("decision", "mas", None),
            ("decision", None, "mas.cases"),
        ),
        start=1,
    )
)
"""Events as an office would list them: the demonstration makes none up."""


@cache
def demonstration_rows(department: str) -> Mapping[str, Sequence[Row]]:
    """The rows of the first table of each source of the demonstration, and some events."""
    drawn = {extract.source: _listed(extract.facts[0][1]) for extract in everything.extracts(department)}
    return {"events": EVENTS, **drawn}


def _listed(rows: Any) -> Sequence[Row]:
    assert isinstance(rows, Sequence)
    return rows


@cache
def identifiers(department: str, source: str) -> Mapping[str, str | None]:
    """The identifiers that the demonstration holds for a source, each with its EPCI when it has one."""
    rows = demonstration_rows(department)[source]
    key = next(name for name in rows[0] if name != "department")
    return {row[key]: row.get("epci") for row in rows}


@cache
def ground(department: str = "61") -> Ground:
    """What is known on the day on which the demonstration is read."""
    communes = {line["code"]: line["epci"] or None for line in geography.communes(department)}
    return Ground(
        department=department,
        today=TODAY,
        communes=communes,
        former={
            line["former_code"]: line["current_code"] for line in geography.shipped("former_communes.csv.gz")
        },
        epcis=frozenset(epci for epci in communes.values() if epci),
        known=lambda source: identifiers(department, source),
    )


def written(kind: Kind, value: Any) -> str:
    """A value of the base as an office writes it in a cell; nothing for a missing value."""
    if value is None:
        return ""
    if isinstance(kind, OneOf):
        return kind.members[str(value)]
    if isinstance(kind, YesNo):
        return "oui" if value else "non"
    if isinstance(kind, Euros):
        return f"{value // 100},{value % 100:02d}"
    if isinstance(kind, Dated):
        return _written_date(kind, value)
    return repr(value).replace(".", ",") if isinstance(value, float) else str(value)


def _written_date(kind: Dated, value: date) -> str:
    if isinstance(kind, Year):
        return f"{value:%Y}"
    return f"{value:%m/%Y}" if isinstance(kind, Month) else f"{value:%d/%m/%Y}"


def in_a_file(contract: Contract, rows: Iterable[Row]) -> Mapping[str, list[str]]:
    """The texts of each field, for rows of the base."""
    listed = list(rows)
    return {
        field.name: [written(field.kind, row[field.column]) for row in listed]
        for field in contract.fields
        if field.column
    }


def read(field: Field, texts: Iterable[str], known: Ground) -> list[Any]:
    """The values that the texts of a field mean; raises Unreadable, also where a required text is missing."""
    reader: Reader = field.kind.reader(known)
    means: dict[str, Any] = {}
    for text in texts:
        if text not in means:
            means[text] = _value(field, text, reader)
    return [means[text] for text in texts]


def _value(field: Field, text: str, reader: Reader) -> Any:
    if text:
        return reader(text)
    if field.required:
        raise Unreadable("une valeur")
    return None


def broken(contract: Contract, rule: Rule, values: Columns) -> list[int]:
    """The ranks (from 0) of the lines that break a rule."""
    columns = {name: pa.array(values[name], contract.field(name).kind.arrow) for name in rule.fields}
    return [rank for rank, breaks in enumerate(rule.broken(columns).to_pylist()) if breaks]


def rules_broken_by(contract: Contract, **said: Any) -> set[tuple[str, ...]]:
    """The rules, by their fields, that the line of examples breaks once it holds these values."""
    example = {
        field.name: field.kind.reader(known_examples(contract))(field.example) for field in contract.fields
    }
    assert set(said) <= set(example), f"unknown fields: {set(said) - set(example)}"
    line = {name: [value] for name, value in {**example, **said}.items()}
    return {rule.fields for rule in contract.rules if broken(contract, rule, line)}


def known_examples(contract: Contract) -> Ground:
    """The ground of the Orne, where the examples of a contract are themselves loaded identifiers."""
    examples = {field.example: None for field in contract.fields}
    known = ground()
    return Ground(
        known.department, known.today, known.communes, known.former, known.epcis, lambda _: examples
    )
