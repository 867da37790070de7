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
from ingestion.checking.personal import shows_a_nir
from ingestion.checking.timeline import Declared, check_declared
from ingestion.reading.opening import told
from ingestion.reading.received import Advance, Received, received, unseen
from ingestion.reading.refusal import FileRefused
from ingestion.recognition import contract_named, recognition
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
    unread: tuple[str, ...] = ()


def recognise(path: Path, asked: Asked, followed: Sequence[str]) -> Recognised:
    """Look at a file; raises FileRefused when it cannot be read, or speaks of no department followed here."""
    file = received(path)
    if shows_a_nir(file.name):
        raise FileRefused("Le nom du fichier porte un numéro de sécurité sociale : le renommer d'abord.")
    with told(path):
        found = recognition(file, contract_named(asked.source) if asked.source else None)
        departments = _departments(file, found.layouts, asked, tuple(followed))
    return Recognised(file, found.layouts, departments, found.unread)


def checked_for(
    url: str,
    recognised: Recognised,
    department: str,
    declared: Declared,
    today: date,
    advance: Advance = unseen,
) -> Checked:
    """Check every line for a department, then against what its base holds."""
    check_declared(declared, today)
    known = ground(url, department, today)
    with told(recognised.file.path):
        checked = check(recognised.file, recognised.layouts, known, declared, advance)
    check_against_base(url, checked)
    return checked


def _departments(
    file: Received, found: Sequence[Layout], asked: Asked, followed: tuple[str, ...]
) -> tuple[str, ...]:
    if asked.department:
        wanted = same_department(asked.department)
        if wanted not in followed:
            open_here = " ou ".join(followed)
            raise FileRefused(f"Le département {wanted} n'est pas suivi ici : choisir {open_here}.")
        return (wanted,)
    if found[0].contract.national:
        return followed
    named = _named_in(found[0])
    if named in followed:
        return (named,)
    if named is None and len(followed) == 1:
        return followed
    open_here = " ou ".join(followed)
    if named:
        raise FileRefused(
            f"Le fichier « {file.name} » parle du département {named}, qui n'est pas suivi ici ({open_here})."
        )
    raise FileRefused(
        f"Le fichier « {file.name} » ne dit pas son département. Le dire avec --departement ({open_here})."
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
