"""Of which source is a file? The one whose columns its header names best, unless the officer says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.checking.layout import Layout, layout_of, spellings
from ingestion.contracts.catalogue import BY_NAME, CONTRACTS
from ingestion.contracts.model import Contract
from ingestion.reading.open import sheets
from ingestion.reading.received import Received
from ingestion.reading.refusal import FileRefused
from ingestion.reading.text import same_words

SHOWN_CELLS = 8


@dataclass(frozen=True)
class Recognition:
    """The sheets of a file that hold its source, and the names of its other sheets, which are left aside."""

    layouts: tuple[Layout, ...]
    unread: tuple[str, ...]


def layouts(file: Received, contract: Contract | None = None) -> tuple[Layout, ...]:
    """The sheets of a file that hold one source; raises FileRefused when none does, or several equally."""
    return recognition(file, contract).layouts


def recognition(file: Received, contract: Contract | None = None) -> Recognition:
    """Which sheets hold which source; raises FileRefused when none holds any, or one could be several."""
    opened = [(sheet, sheet.top()) for sheet in sheets(file)]
    found = [
        layout
        for one in ((contract,) if contract else CONTRACTS)
        for sheet, top in opened
        if (layout := layout_of(sheet, top, one))
    ]
    if not found:
        raise FileRefused(_no_header(file, contract, [top for _, top in opened]))
    best = max(found, key=lambda one: one.likeness)
    rivals = {one.contract.name for one in found if one.likeness == best.likeness}
    if len(rivals) > 1:
        raise FileRefused(
            f"« {file.name} » peut être : {', '.join(sorted(rivals))}. Dire laquelle avec --source."
        )
    if file.form != "xlsx":
        return Recognition((best,), ())
    mine = tuple(one for one in found if one.contract is best.contract)
    read = {one.sheet.name for one in mine}
    filled = (sheet.name for sheet, top in opened if any(any(line) for line in top))
    return Recognition(mine, tuple(name for name in filled if name not in read))


def contract_named(name: str) -> Contract:
    """The contract of a source, by the name that `vigie sources` lists; raises FileRefused."""
    if name not in BY_NAME:
        raise FileRefused(f"La source « {name} » n'existe pas : « vigie sources » les donne toutes.")
    return BY_NAME[name]


def _no_header(file: Received, contract: Contract | None, tops: Sequence[Sequence[Sequence[str]]]) -> str:
    first = f"Aucune ligne d'en-tête reconnue dans « {file.name} » ({_seen(tops)})."
    if contract is None:
        return (
            f"{first} « vigie modele SOURCE » écrit un modèle de chaque source ; --source dit laquelle c'est."
        )
    wanted = ", ".join(one.name for one in contract.fields if one.required)
    return f"{first} La source « {contract.name} » attend : {wanted}."


def _seen(tops: Sequence[Sequence[Sequence[str]]]) -> str:
    """The columns that some source knows. Other cells are not repeated: they may name persons."""
    known = {words for contract in CONTRACTS for words in spellings(contract)}
    lines = [[cell for cell in line if same_words(cell) in known] for top in tops for line in top]
    most = [f"« {' '.join(cell.split())} »" for cell in max(lines, key=len, default=[])]
    if not most:
        return "aucune colonne d'une source n'y est nommée"
    return f"colonnes connues : {', '.join(most[:SHOWN_CELLS])}{'…' if len(most) > SHOWN_CELLS else ''}"
