"""How is a file received: looked at, recognised, checked line by line and against the base?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow.compute as pc

from ingestion.checking.against_base import check_against_base
from ingestion.checking.check import check
from ingestion.checking.checked import Checked
from ingestion.checking.layout import Layout
from ingestion.checking.timeline import Declared
from ingestion.reading.received import Advance, Received, received, unseen
from ingestion.reading.refusal import FileRefused
from ingestion.recognition import contract_named, layouts
from ingestion.surroundings import ground
from ingestion.values.places import department as same_department


@dataclass(frozen=True)
class Asked:
    """What the officer says of a file, when it is not to be found in it."""

    source: str | None = None
    department: str | None = None
    declared: Declared = field(default_factory=Declared)


@dataclass(frozen=True)
class Recognised:
    """A file with the sheets that hold its source, and the departments for which to load it."""

    file: Received
    layouts: tuple[Layout, ...]
    departments: tuple[str, ...]


def recognise(path: Path, asked: Asked, followed: Sequence[str]) -> Recognised:
    """Look at a file; raises FileRefused when it cannot be read, or speaks of no department followed here."""
    file = received(path)
    found = layouts(file, contract_named(asked.source) if asked.source else None)
    return Recognised(file, found, _departments(file, found, asked, tuple(followed)))


def checked_for(
    url: str,
    recognised: Recognised,
    department: str,
    declared: Declared,
    today: date,
    advance: Advance = unseen,
) -> Checked:
    """Check every line for a department, then against what its base holds."""
    known = ground(url, department, today)
    checked = check(recognised.file, recognised.layouts, known, declared, advance)
    check_against_base(url, checked)
    return checked


def _departments(
    file: Received, found: Sequence[Layout], asked: Asked, followed: tuple[str, ...]
) -> tuple[str, ...]:
    if asked.department:
        if asked.department not in followed:
            raise FileRefused(f"Le département {asked.department} n'est pas suivi par cette installation.")
        return (asked.department,)
    if found[0].contract.national:
        return followed
    named = _named_in(found[0])
    if named in followed:
        return (named,)
    if named is None and len(followed) == 1:
        return followed
    what = f"parle du département {named}, qui n'est pas suivi ici" if named else "ne dit pas son département"
    raise FileRefused(
        f"Le fichier « {file.name} » {what}. Le dire avec --departement ({' ou '.join(followed)})."
    )


def _named_in(layout: Layout) -> str | None:
    """The department of the first line that says one."""
    rank = layout.places.get("departement")
    if rank is None:
        return None
    for block in layout.sheet.blocks(layout.header, len(layout.cells), unseen):
        for text in pc.unique(block.cells[rank]).to_pylist():
            if text.strip():
                return same_department(text)
        return None
    return None
