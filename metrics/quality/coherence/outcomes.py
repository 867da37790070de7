"""Until when are the outcomes of each month known: are some months still as an older file left them?

A case opened in March may be closed in June. A month that no later file brought again still says of its
cases what was known on the day of its own file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data_access.topics import of_source
from metrics.period import Period
from metrics.quality.coherence.check import Breach, Check
from metrics.quality.spans import months_in_words, spans
from metrics.sources import Source
from metrics.units import short_date

KEY = "outcomes"


@dataclass(frozen=True)
class Behind:
    """Consecutive months of a source whose outcomes are known less far than the newest file goes."""

    source: Source
    span: Period
    known_until: date
    newest: date


def ripens(source: str) -> bool:
    """Do months already over still change in this source, because outcomes come later?"""
    return any(measure.ripens for measure in of_source(source))


def months_behind(
    rows: Iterable[tuple[str, date, date]], sources: Mapping[str, Source], period: Period
) -> tuple[int, tuple[Behind, ...]]:
    """How many months of ripening sources the period holds, and those left behind.

    `rows`: `(source, month, until)`, the last day that the load of each month knows.
    """
    known: dict[str, dict[date, date]] = {}
    for source, month, until in rows:
        if source in sources and ripens(source):
            known.setdefault(source, {})[month] = until
    inside = [(source, month) for source, months in known.items() for month in months if _in(month, period)]
    behind: list[Behind] = []
    for source, months in known.items():
        newest = max(months.values())
        late = {until for month, until in months.items() if until < newest and _in(month, period)}
        for until in sorted(late):
            same = sorted(month for month in months if months[month] == until and _in(month, period))
            behind += [Behind(sources[source], span, until, newest) for span in spans(same)]
    return len(inside), tuple(behind)


def outcomes_are_known(cases: int, behind: Iterable[Behind]) -> Check:
    """Every month of a ripening source comes from its newest file."""
    return Check(
        key=KEY,
        rule="Les suites de chaque mois sont connues jusqu'au dernier extrait",
        unit=("mois vérifié", "mois vérifiés"),
        cases=cases,
        breaches=tuple(_breach(one) for one in behind),
    )


def _breach(one: Behind) -> Breach:
    words = f"suites connues jusqu'au {short_date(one.known_until)}, extrait du {short_date(one.newest)}"
    return Breach(one.source.label, words, months_in_words(one.span), one.span.months_count)


def _in(month: date, period: Period) -> bool:
    return period.first <= month <= period.last
