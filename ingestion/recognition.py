"""Of which source is a file? The one whose columns its header names best, unless the officer says it."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.checking.layout import Layout, layout_of
from ingestion.contracts.catalogue import BY_NAME, CONTRACTS
from ingestion.contracts.model import Contract
from ingestion.reading.open import sheets
from ingestion.reading.received import Received
from ingestion.reading.refusal import FileRefused

SHOWN_CELLS = 8


def layouts(file: Received, contract: Contract | None = None) -> tuple[Layout, ...]:
    """The sheets of a file that hold one source; raises FileRefused when none does, or several equally."""
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
    return tuple(one for one in found if one.contract is best.contract)


def contract_named(name: str) -> Contract:
    """The contract of a source, by the name that `vigie sources` lists; raises FileRefused."""
    if name not in BY_NAME:
        raise FileRefused(f"La source « {name} » n'existe pas : « vigie sources » les donne toutes.")
    return BY_NAME[name]


def _no_header(file: Received, contract: Contract | None, tops: Sequence[Sequence[Sequence[str]]]) -> str:
    seen = max((line for top in tops for line in top), key=lambda line: sum(map(bool, line)), default=())
    cells = ", ".join(f"« {' '.join(cell.split())[:40]} »" for cell in seen if cell.strip()) or "rien"
    first = f"Aucune ligne d'en-tête reconnue dans « {file.name} » (vu : {cells})."
    if contract is None:
        return (
            f"{first} « vigie modele SOURCE » écrit un modèle de chaque source ; --source dit laquelle c'est."
        )
    wanted = ", ".join(one.name for one in contract.fields if one.required)
    return f"{first} La source « {contract.name} » attend : {wanted}."
