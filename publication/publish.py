"""How is a publication made: what partners may see of a department, protected, attacked, numbered, kept?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from time import monotonic
from typing import Any

from access.perimeter import Perimeter
from data_access.diffusion.base import prepare_diffusion
from data_access.dimensions import communes
from data_access.ledger import former_publications, keep, last_number
from metrics.diffusion.report import TableReport
from metrics.diffusion.rules import HIGHEST_THRESHOLD
from metrics.progress import Progress, silently
from metrics.reading import BaseReading
from publication.beside import sums_told
from publication.embargo import EmbargoedReading
from publication.history import Former
from publication.plan import planned
from publication.programme import Programme
from publication.refusals import refuse_nothing, refuse_too_soon, refuse_unregistered
from publication.relations import system_of
from publication.system import System
from publication.tables import Tables
from publication.writing import Act, write

SECONDS = 300.0
"""For a department; then a quick and sure method ends the work, and masks a little more."""


@dataclass(frozen=True)
class Draft:
    """A publication that is ready, and not yet written."""

    act: Act
    reading: EmbargoedReading
    programmes: tuple[Programme, ...]

    @property
    def known_until(self) -> date:
        """The last day on which outcomes of what is published were known: it may follow the committee."""
        coverage = self.reading.coverage(Perimeter(self.act.department))
        return max(day for source in coverage.sources if (day := coverage.latest(source)))

    @property
    def reports(self) -> tuple[TableReport, ...]:
        """How much of each table of each programme is masked."""
        return tuple(report for one in self.programmes for report in one.reports)


def drafted(  # noqa: PLR0913 each is a decision of who publishes, given by its name
    url: str,
    department: str,
    *,
    committee_on: date,
    covers_until: date,
    published_by: str,
    today: date,
    seconds: float = SECONDS,
    progress: Progress[Any] = silently,
) -> Draft:
    """What a publication would hold; nothing is written.

    `covers_until`: the last month that the committee examined (first day). Raises Embargo when the committee
    has not met, met before the end of that month, or when nothing is loaded until then; Undisclosed when an
    attack on the result succeeds.
    """
    refuse_too_soon(committee_on, covers_until, today)
    perimeter, base = Perimeter(department), BaseReading(url)
    reading = EmbargoedReading(base, covers_until)
    years = _years(reading, perimeter)
    refuse_nothing(department, covers_until, years)
    number = int(base.detail(last_number(perimeter))[0][0] or 0) + 1
    act = Act(
        department, number, committee_on, covers_until, published_by, datetime.now(UTC).replace(tzinfo=None)
    )
    plan = planned(reading, perimeter, years)
    asked = sorted((_asked(reading, perimeter, tables) for tables in plan.values()), key=lambda one: one.hard)
    done = _in_turn(progress(f"Protection {department}", asked, len(asked)), len(asked), seconds)
    by_topic = {one.tables.topic: one for one in done}
    return Draft(act, reading, tuple(by_topic[topic] for topic in plan))


def published(url: str, diffusion_url: str, draft: Draft) -> None:
    """Keep what the publication holds in the ledger, then write what partners see.

    The diffusion base is made first, when there is none: the ledger keeps nothing that could not be written
    for want of one. Raises a BaseFailure; Unpublishable when partners read what the ledger does not know.
    """
    prepare_diffusion(diffusion_url)
    refuse_unregistered(diffusion_url, draft.act.department, draft.act.number)
    keep(url, [_kept(draft.act, one) for one in draft.programmes])
    write(diffusion_url, draft.act, draft.reading, draft.programmes)


@dataclass(frozen=True)
class _Asked:
    """A programme to protect: its tables, what holds between them, what was published before."""

    tables: Tables
    system: System
    former: tuple[Former, ...]

    @property
    def hard(self) -> int:
        """How much there is to hide."""
        return sum(0 < count < HIGHEST_THRESHOLD for count in self.system.values.values())


def _asked(reading: EmbargoedReading, perimeter: Perimeter, tables: Tables) -> _Asked:
    zoning = {code: epci for code, _, epci, *_ in reading.detail(communes(perimeter))}
    former = tuple(_former(reading, perimeter, tables.topic))
    return _Asked(tables, system_of(tables, zoning, [one.system for one in former]), former)


def _in_turn(every: Iterable[_Asked], count: int, seconds: float) -> Iterator[Programme]:
    """The easiest first: what one does not need of its share of the time goes to those that follow."""
    end = monotonic() + seconds
    for rank, one in enumerate(every):
        share = max(end - monotonic(), 0.0) / (count - rank)
        yield Programme.protected(one.tables, one.system, one.former, share)


def _years(reading: EmbargoedReading, perimeter: Perimeter) -> Sequence[int]:
    bounds = reading.coverage(perimeter).bounds()
    return range(bounds[0].year, bounds[1].year + 1) if bounds else ()


def _former(reading: EmbargoedReading, perimeter: Perimeter, topic: str) -> Iterator[Former]:
    for system, masked, sums in reading.detail(former_publications(perimeter, topic)):
        yield Former(System.of_text(system), frozenset(json.loads(masked)), json.loads(sums))


def _kept(act: Act, one: Programme) -> dict[str, object]:
    return {
        "department": act.department,
        "publication": act.number,
        "topic": one.tables.topic,
        "system": one.masking.system.as_text(),
        "masked": json.dumps(sorted(one.masking.masked), ensure_ascii=False),
        "sums": json.dumps(sums_told(one.tables, one.beside)),
        "committee_on": act.committee_on,
        "covers_until": act.covers_until,
        "published_at": act.published_at,
        "published_by": act.published_by,
        "report": json.dumps([asdict(report) for report in one.reports], ensure_ascii=False),
    }
