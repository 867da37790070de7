"""Do corrected lines complete a load that is still there?

The rejected lines of a load bear the print of its file in a header. Once corrected they are added to the
months of that file, and never replace what it brought.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from access.perimeter import Perimeter
from data_access.coverage import months_of
from data_access.journal import loads_of, months_in_force
from data_access.query import rows
from ingestion.checking.checked import Checked
from ingestion.contracts.dates import Span

_FROM_A_LOAD = "celles d'un fichier chargé avec --partiel ; sinon, corriger ce fichier et le charger entier"

InForce = Mapping[date, datetime]
"""When the load that each month holds was made."""


def completes(url: str, checked: Checked) -> tuple[str, str] | None:
    """Place the corrected lines in time; what was found and what was expected when they complete nothing."""
    perimeter, source = Perimeter(checked.ground.department), checked.contract.source
    if checked.contract.unfold is not None:
        return "les seules lignes corrigées d'une liste", "la liste entière, où elles sont corrigées"
    in_force: InForce = {line[0]: line[4] for line in rows(url, months_in_force(perimeter, source))}
    loads = rows(url, loads_of(perimeter, source, checked.corrects or "?"))
    if not in_force or not loads:
        return "des lignes corrigées d'un fichier qui n'est pas chargé", _FROM_A_LOAD
    checked.brings = tuple(_brought(checked, in_force))
    if any(since > loads[0][0] for since in _touched(checked, in_force).values()):
        return "des lignes corrigées d'un fichier remplacé depuis par un autre", _FROM_A_LOAD
    return None


def added_on(url: str, checked: Checked) -> datetime | None:
    """When these very corrected lines were added to what is still there."""
    perimeter, source = Perimeter(checked.ground.department), checked.contract.source
    in_force: InForce = {line[0]: line[4] for line in rows(url, months_in_force(perimeter, source))}
    loads = [moment for (moment,) in rows(url, loads_of(perimeter, source, checked.file.sha256))]
    held = loads and all(since <= loads[0] for since in _touched(checked, in_force).values())
    return loads[0] if held else None


def _touched(checked: Checked, in_force: InForce) -> InForce:
    """The months in force that the lines complete; all of them for a register."""
    if checked.contract.dated is None:
        return in_force
    mine = {month for month, _ in months_of(sorted(checked.timeline.spans))}
    return {month: since for month, since in in_force.items() if month in mine}


def _brought(checked: Checked, in_force: InForce) -> list[Span]:
    """The months of which the file had no good line: these lines are all that it says of them."""
    until = checked.days.covered[-1][1] if checked.days.covered else date.min
    return [
        (first, min(last, until))
        for first, last in sorted(checked.timeline.spans)
        if first <= until and not any(month in in_force for month, _ in months_of([(first, last)]))
    ]
