"""What is a contract: the fields of a file, its key, its rules, and what it replaces in the base?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data_access.schema import Table
from ingestion.contracts.dates import Dated
from ingestion.contracts.ground import Ground
from ingestion.contracts.kinds import Department, Kind
from ingestion.contracts.rules import Rule, Titles

Row = Mapping[str, Any]
Derive = Callable[[Ground, Any], Any]
"""What a column of the base holds, from the value of another."""
Unfold = Callable[[Ground, Sequence[Row]], Iterable[tuple[Table, Sequence[Row]]]]
"""From the lines of a small file to the rows of several tables."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column of the file.

    `name` is its header; `column` the column of the base (None: read, checked, and not kept);
    `unit` what is counted; `synonyms` other headers that mean the same.
    """

    name: str
    title: str
    definition: str
    kind: Kind
    column: str | None
    example: str
    required: bool = True
    unit: str = ""
    synonyms: tuple[str, ...] = ()


DEPARTMENT = Field(
    name="departement",
    title="Département",
    definition="Code du département que la ligne concerne, le même dans tout le fichier.",
    kind=Department(),
    column=None,
    example="61",
    required=False,
    synonyms=("code_departement", "dep", "insee_dep"),
)


@dataclass(frozen=True)
class Derived:
    """A column of the base worked out from others of the same line, once for each different value."""

    column: str
    reads: str
    rule: Derive


@dataclass(frozen=True)
class DatedField:
    """The field by which a line belongs to a month, and its column in the base."""

    name: str
    title: str
    kind: Dated
    column: str


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What a file of a source must hold.

    `name` is what the officer types; `key` the fields that make a line unique; `dated_by` the field that
    says of which month a line is (a file replaces the months of its lines), or None for a register, which
    each file replaces whole. `personal` lines speak of persons: nothing in them may name anybody.
    `ranked` is a column of the base that only tells lines apart. `whole_history` says whether a register
    keeps what is over (ended actions), which a list of what is open today does not.
    """

    source: str
    name: str
    table: Table
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    dated_by: str | None
    personal: bool
    advice: str
    rules: tuple[Rule, ...] = ()
    derived: tuple[Derived, ...] = ()
    ranked: str | None = None
    whole_history: bool = True
    national: bool = False
    unfold: Unfold | None = None

    def field(self, name: str) -> Field:
        """The field of this name."""
        return next(field for field in self.all_fields if field.name == name)

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """The fields, and the department, which any file may name, unless it speaks of the whole country."""
        return self.fields if self.national else (*self.fields, DEPARTMENT)

    def kept_as(self, field: Field) -> str:
        """The name under which the values of a field wait to be loaded; empty when they are not kept."""
        return field.name if self.unfold else field.column or ""

    @cached_property
    def titles(self) -> Titles:
        """The title of each field, by its name, and the words of its closed list."""
        return Titles(
            {field.name: field.title for field in self.all_fields},
            {field.name: field.kind.labels() for field in self.all_fields},
        )

    @property
    def dated(self) -> DatedField | None:
        """The field that places a line in time; None for a register."""
        field = self.field(self.dated_by) if self.dated_by else None
        if field is None or not isinstance(field.kind, Dated):
            return None
        return DatedField(field.name, field.title, field.kind, str(field.column))


def epci_of(reads: str = "commune") -> Derived:
    """The EPCI of the commune."""
    return Derived("epci", reads, lambda ground, commune: ground.epci_of(commune))


def epci_of_site(reads: str = "site") -> Derived:
    """The EPCI of the France services point."""
    return Derived("epci", reads, lambda ground, site: ground.known("fs_sites").get(site))
