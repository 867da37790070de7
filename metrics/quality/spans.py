"""Which months follow one another?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from metrics.period import Period, shift_months
from metrics.units import NO_BREAK, month_name


def spans(months: Iterable[date]) -> Iterator[Period]:
    """Consecutive months put together, in order."""
    held: list[date] = []
    for month in sorted(months):
        if held and month != shift_months(held[-1], 1):
            yield Period(held[0], held[-1])
            held = []
        held.append(month)
    if held:
        yield Period(held[0], held[-1])


def months_in_words(span: Period) -> str:
    """« mars 2023 », « de mars à mai 2023 », « de novembre 2022 à janvier 2023 »."""
    return month_name(span.first) if span.first == span.last else of_months(span)


def of_months(span: Period) -> str:
    """« de mars 2023 », « d'avril à mai 2023 »: whose months."""
    first = month_name(span.first)
    of = "d'" if first[0] in "ao" else "de "
    if span.first == span.last:
        return f"{of}{first}"
    if span.first.year == span.last.year:
        first = first.split(NO_BREAK, maxsplit=1)[0]
    return f"{of}{first} à {month_name(span.last)}"
