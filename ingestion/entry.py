"""How does a checked file enter the base: everything in one transaction, or nothing?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from access.perimeter import Perimeter
from data_access.coverage import Span
from data_access.engine import writing
from data_access.journal import Origin, Tally, current_loads
from data_access.loading import Extract, Row, load
from data_access.query import rows
from data_access.references import first_real_month
from data_access.schema import Table
from ingestion.checking.checked import Checked


@dataclass(frozen=True)
class Permission:
    """What the officer accepts: loading the good lines alone, or months that lose most of their lines."""

    partial: bool = False
    shrinking: bool = False


def refusal(checked: Checked, permission: Permission) -> str | None:
    """Why the file is not loaded, in one French sentence; None when it may be."""
    if checked.faults.severe:
        return "rien n'est chargé : le fichier entier est refusé."
    if checked.rejected and not permission.partial:
        return "rien n'est chargé. « --partiel » chargerait les seules lignes justes."
    if not checked.lines_good:
        return "rien n'est chargé : aucune ligne n'est juste."
    if checked.shrinks_from and not permission.shrinking:
        return (
            f"rien n'est chargé : ces mois ont {checked.shrinks_from} lignes dans la base et ce fichier n'en "
            f"porte que {checked.lines_good}. Si c'est bien voulu, ajouter « --moins-de-lignes »."
        )
    return None


def already_loaded(url: str, checked: Checked) -> date | None:
    """The day on which this very file was loaded, when its months still hold it."""
    perimeter = Perimeter(checked.ground.department)
    months = _months(checked.spans)
    in_force = {
        month: (sha256, loaded_at, demonstration)
        for _, _, sha256, loaded_at, demonstration, month in rows(
            url, current_loads(perimeter, checked.contract.source)
        )
    }
    mine = [in_force.get(month) for month in months]
    if all(one and one[0] == checked.file.sha256 and not one[2] for one in mine):
        return mine[-1][1].date() if mine[-1] else None
    return None


def enter(url: str, files: Sequence[Checked], loaded_by: str, reason: str | None) -> list[str]:
    """Load the good lines of a file, for each department; returns the batches.

    Everything is one transaction: the base is unchanged when anything fails.
    """
    extracts = [_extract(checked, _with_former_months(url, checked)) for checked in files]
    with writing(url) as connection:
        return [
            load(connection, checked.ground.department, extract, _origin(checked, loaded_by, reason))
            for checked, extract in zip(files, extracts, strict=True)
        ]


def _origin(checked: Checked, loaded_by: str, reason: str | None) -> Origin:
    file = checked.file
    return Origin(file.name, file.sha256, file.size_bytes, loaded_by, demonstration=False, reason=reason)


def _extract(checked: Checked, spans: tuple[Span, ...]) -> Extract:
    contract = checked.contract
    return Extract(
        source=contract.source,
        facts=tuple(_unfolded(checked)),
        streamed=() if contract.unfold else ((contract.table, checked.good_lines),),
        first=spans[0][0],
        until=spans[-1][1],
        spans=spans,
        replaced_spans=checked.days.replaced,
        dated_on=contract.dated.column if contract.dated else None,
        tally=Tally(checked.lines_read, checked.lines_good, checked.lines_rejected, checked.aside.total()),
    )


def _unfolded(checked: Checked) -> Iterable[tuple[Table, Sequence[Row]]]:
    """The rows of a small file whose lines each give rows of several tables."""
    if checked.contract.unfold is None:
        return ()
    lines = [line for batch in checked.good_lines() for line in batch.to_pylist()]
    return checked.contract.unfold(replace(checked.ground, today=checked.until), lines)


def _with_former_months(url: str, checked: Checked) -> tuple[Span, ...]:
    """A register keeps the months that earlier files already covered."""
    (first, until), *others = checked.spans
    if checked.contract.dated is not None:
        return ((first, until), *others)
    former = rows(url, first_real_month(Perimeter(checked.ground.department), checked.contract.source))[0][0]
    return ((min(first, former or first), until),)


def _months(spans: tuple[Span, ...]) -> list[date]:
    months = []
    for first, until in spans:
        month = first.replace(day=1)
        while month <= until:
            months.append(month)
            month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return months
