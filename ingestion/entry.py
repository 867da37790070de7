"""How does a checked file enter the base: everything in one transaction, or nothing?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pyarrow.compute as pc

from access.perimeter import Perimeter
from data_access.coverage import Span, months_of
from data_access.engine import Told, in_silence, writing
from data_access.journal import Origin, Tally, months_in_force
from data_access.loading import Extract, Row, load
from data_access.query import rows
from data_access.references import first_real_month, highest_rank
from data_access.schema import Table
from ingestion.checking.batch import RANKS_A_MONTH
from ingestion.checking.checked import Checked
from ingestion.checking.corrections import added_on
from ingestion.checking.timeline import Declared


def already_loaded(url: str, checked: Checked) -> date | None:
    """The day on which this very file was loaded, when its months still hold it, whole and as far."""
    perimeter = Perimeter(checked.ground.department)
    source, sha256 = checked.contract.source, checked.file.sha256
    if not checked.spans:
        return None
    if checked.corrects:
        added = added_on(url, checked)
        return _day(added) if added else None
    in_force = {month: line for month, *line in rows(url, months_in_force(perimeter, source))}
    mine = _months_asked(url, checked) or {month: line[0] for month, line in in_force.items()}
    held = [
        in_force.get(month, [])[:3] == [until, sha256, checked.lines_good] for month, until in mine.items()
    ]
    return _day(max(in_force[month][3] for month in mine)) if mine and all(held) else None


def _months_asked(url: str, checked: Checked) -> dict[date, date]:
    """The months that the file covers; none of its own for a register of which nothing says the day."""
    if checked.contract.dated is None and checked.declared == Declared():
        return {}
    return dict(months_of(_with_former_months(url, checked)))


def _day(moment: datetime) -> date:
    """The day, where the officer sits, of a moment of the journal."""
    return moment.replace(tzinfo=UTC).astimezone().date()


def enter(
    url: str,
    files: Sequence[Checked],
    loaded_by: str,
    reason: str | None,
    waiting: Told = in_silence,
) -> list[str]:
    """Load the good lines of a file, for each department; returns the batches.

    Everything is one transaction: the base is unchanged when anything fails. `waiting` is called when
    another load is going on.
    """
    extracts = [_extract(url, checked, _with_former_months(url, checked)) for checked in files]
    with writing(url, waiting) as connection:
        return [
            load(connection, checked.ground.department, extract, _origin(checked, loaded_by, reason))
            for checked, extract in zip(files, extracts, strict=True)
        ]


def _origin(checked: Checked, loaded_by: str, reason: str | None) -> Origin:
    file = checked.file
    return Origin(file.name, file.sha256, file.size_bytes, loaded_by, demonstration=False, reason=reason)


def _extract(url: str, checked: Checked, spans: tuple[Span, ...]) -> Extract:
    contract = checked.contract
    return Extract(
        source=contract.source,
        facts=tuple(_unfolded(checked)),
        streamed=() if contract.unfold else ((contract.table, partial(_streamed, url, checked)),),
        first=spans[0][0],
        until=spans[-1][1],
        spans=spans,
        replaced_spans=checked.days.replaced,
        dated_on=contract.dated.column if contract.dated else None,
        adds=checked.corrects is not None,
        tally=Tally(checked.lines_read, checked.lines_good, checked.lines_rejected, checked.aside.total()),
    )


def _streamed(url: str, checked: Checked) -> Iterator[Any]:
    """The good lines; ranks of corrected ones go on after those of the lines that they complete."""
    contract, place = checked.contract, checked.contract.ranked
    if place is None or checked.corrects is None:
        yield from checked.good_lines()
        return
    here = Perimeter(checked.ground.department)
    highest = rows(url, highest_rank(here, contract.table, place, RANKS_A_MONTH))[0][0] or 0
    for batch in checked.good_lines():
        rank = batch.schema.get_field_index(place)
        yield batch.set_column(rank, place, pc.add(batch.column(rank), highest + 1))


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
