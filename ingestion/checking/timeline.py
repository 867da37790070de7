"""Which days does a file cover: the months of its lines, until the last fact that it knows?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pyarrow.compute as pc

from ingestion.contracts.dates import Dated, Span
from ingestion.contracts.model import Contract
from ingestion.reading.refusal import FileRefused

REGISTER_YEARS = 4
"""How many whole years before its own a register is read back, when it keeps what is over."""


@dataclass(frozen=True)
class Declared:
    """The first and the last day that the officer says the file covers, when said."""

    since: date | None = None
    until: date | None = None

    @property
    def words(self) -> str:
        """« du 01/01/2023 au 30/06/2023 »."""
        parts = [f"à partir du {self.since:%d/%m/%Y}"] if self.since else []
        parts += [f"jusqu'au {self.until:%d/%m/%Y}"] if self.until else []
        return " ".join(parts)

    def holds(self, span: Span, *, planned: bool = False) -> bool:
        """Does a span begin on the declared days? What is planned may come after them."""
        first, _ = span
        begins = self.since is None or first >= self.since.replace(day=1)
        return begins and (planned or self.until is None or first <= self.until)


def check_declared(declared: Declared, today: date) -> None:
    """Raise FileRefused on days that cannot be those of a file."""
    since, until = declared.since, declared.until
    if since and since.day != 1:
        raise FileRefused(
            f"--depuis ({since:%d/%m/%Y}) : les mois sont remplacés entiers, donner le premier jour de l'un."
        )
    if until and until > today:
        raise FileRefused(
            f"--jusqu-au ({until:%d/%m/%Y}) est à venir : donner le dernier jour que le fichier connaît."
        )
    if since and (since > (until or today)):
        last = f"--jusqu-au ({until:%d/%m/%Y})" if until else "aujourd'hui"
        raise FileRefused(f"--depuis ({since:%d/%m/%Y}) vient après {last} : corriger l'un des deux jours.")


@dataclass
class Timeline:
    """The days that the lines of a file speak of."""

    contract: Contract
    spans: Counter[Span] = field(default_factory=Counter)
    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def of(cls, contract: Contract, batches: Iterable[Any]) -> Timeline:
        """The days of the lines kept."""
        timeline = cls(contract)
        for batch in batches:
            timeline.note(batch)
        return timeline

    def note(self, batch: Any) -> None:
        """Take some kept lines into account."""
        for one in self.contract.fields:
            if isinstance(one.kind, Dated) and not one.kind.planned:
                self._stretch(one.kind, batch[self.contract.kept_as(one)])
        if dated := self.contract.dated:
            for one in pc.value_counts(batch[dated.column].drop_null()).to_pylist():
                self.spans[dated.kind.span(one["values"])] += one["counts"]

    def _stretch(self, kind: Dated, values: Any) -> None:
        found = pc.min_max(values).as_py()
        if found["min"] is None:
            return
        first, last = kind.stands_for(found["min"])[0], kind.stands_for(found["max"])[1]
        self.earliest = min(first, self.earliest or first)
        self.latest = max(last, self.latest or last)


@dataclass(frozen=True)
class Days:
    """What a file covers, and what it replaces: the same days, unless its lines are planned ahead."""

    covered: tuple[Span, ...]
    replaced: tuple[Span, ...]


def days(timeline: Timeline, declared: Declared, today: date, named: date | None = None) -> Days:
    """The spans of days of a file, in order and apart; the last one ends at the data date at the latest.

    A dated file covers the months that have lines; with a first and a last day declared, it covers all of
    them. Lines planned after the data date replace all that was planned after it. A register goes back over
    the years that it still shows; the day that its name writes, if any, is its data date.
    """
    dated = timeline.contract.dated
    until = min(declared.until or timeline.latest or today, today)
    if dated is None:
        until = min(declared.until or named or until, today)
        whole = ((_register_since(timeline, declared, until), until),)
        return Days(whole, whole)
    if declared.since and declared.until:
        spans: tuple[Span, ...] = ((declared.since.replace(day=1), until),)
    else:
        spans = tuple(_joined(_stretched(sorted(timeline.spans), declared, until)))
    ahead = dated.kind.planned and any(last > until for _, last in timeline.spans)
    return Days(spans, (*spans, (until + timedelta(1), date.max)) if ahead else spans)


def gaps(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans between those, about which the file says nothing."""
    return tuple((before[1] + timedelta(1), after[0] - timedelta(1)) for before, after in pairwise(spans))


def _register_since(timeline: Timeline, declared: Declared, until: date) -> date:
    if declared.since:
        return declared.since
    this_year = until.replace(month=1, day=1)
    if not timeline.contract.whole_history:
        return this_year
    oldest = this_year.replace(year=until.year - REGISTER_YEARS)
    return max(oldest, (timeline.earliest or this_year).replace(day=1))


def _stretched(spans: list[Span], declared: Declared, until: date) -> list[Span]:
    """The spans cut at the data date; what is declared stretches the outer ones."""
    cut = [(first, min(last, until)) for first, last in spans if first <= until]
    if cut and declared.until:
        cut[-1] = cut[-1][0], until
    if cut and declared.since:
        cut[0] = declared.since.replace(day=1), cut[0][1]
    return cut


def _joined(spans: list[Span]) -> list[Span]:
    """Neighbouring spans made one."""
    joined: list[Span] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] + timedelta(1):
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined
