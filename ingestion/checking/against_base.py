"""Does a file agree with what the base already holds: keys of other months, months that would shrink?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from access.perimeter import Perimeter
from data_access.query import Query, rows, slices
from data_access.references import is_real, keys_loaded, keys_outside, lines_by_day
from ingestion.checking.checked import Checked, Shrinking
from ingestion.checking.corrections import added_on, completes
from ingestion.checking.faults import Fault
from ingestion.checking.keys import Prints, prints
from ingestion.contracts.dates import Span

SHRINKS_BELOW = 0.5
"""A month that would keep less than this share of its lines is probably a partial extract."""


def check_against_base(url: str, checked: Checked) -> None:
    """Note the lines whose key is loaded already, and the loss of lines, when real lines are loaded."""
    perimeter = Perimeter(checked.ground.department)
    if checked.corrects:
        _corrected_lines(url, perimeter, checked)
    elif checked.lines_good and rows(url, is_real(perimeter, checked.contract.source))[0][0]:
        _keys_of_other_days(url, perimeter, checked)
        if checked.contract.unfold is None:
            checked.shrinks = tuple(_shrinking(url, perimeter, checked))


def _corrected_lines(url: str, perimeter: Perimeter, checked: Checked) -> None:
    """Corrected lines have keys that are not loaded yet, unless these very lines are."""
    if checked.lines_good and added_on(url, checked):
        return
    if told := completes(url, checked):
        checked.faults.add(Fault("", 0, "", *told, severe=True))
    elif checked.contract.ranked is None:
        query = keys_loaded(perimeter, checked.contract.table, _key_columns(checked))
        _reject_keys(url, checked, query, "une clé qui n'est pas déjà chargée")


def _keys_of_other_days(url: str, perimeter: Perimeter, checked: Checked) -> None:
    """Until no more line falls: a month whose lines all fall is not replaced, and its own keys stay."""
    contract = checked.contract
    if contract.dated is None or contract.dated_by in contract.key or contract.ranked:
        return
    fallen = True
    while fallen and checked.spans:
        replaced = checked.days.replaced
        query = keys_outside(
            perimeter, contract.table, _key_columns(checked), contract.dated.column, replaced
        )
        fallen = _reject_keys(url, checked, query, "une clé qui n'est pas déjà chargée pour un autre mois")


def _key_columns(checked: Checked) -> list[str]:
    return [str(checked.contract.field(name).column) for name in checked.contract.key]


def _reject_keys(url: str, checked: Checked, query: Query, expected: str) -> bool:
    """Reject the lines whose key is one of those of the base; tells whether there were any."""
    title = " + ".join(checked.titles[name] for name in checked.contract.key)
    told = (title, "une clé déjà chargée", expected)
    found = (checked.keys.among(_prints(checked, keys)) for keys in slices(url, query))
    numbers = {number for some in found for number in some} - checked.rejected
    checked.reject_again(dict.fromkeys(sorted(numbers), told))
    return bool(numbers)


def _prints(checked: Checked, keys: list[tuple[Any, ...]]) -> Prints:
    """The prints of some keys of the base, typed as those of the file."""
    kinds = [checked.contract.field(name).kind.arrow for name in checked.contract.key]
    columns = zip(*keys, strict=True)
    return prints([pa.array(column, kind) for column, kind in zip(columns, kinds, strict=True)])


def _shrinking(url: str, perimeter: Perimeter, checked: Checked) -> list[Shrinking]:
    """The months that would keep too few of their lines, or the whole register."""
    dated = checked.contract.dated
    query = lines_by_day(
        perimeter, checked.contract.table, dated.column if dated else None, checked.days.replaced
    )
    if dated is None:
        loaded: Mapping[date | None, int] = {None: int(rows(url, query)[0][1])}
        brought: Mapping[date | None, int] = {None: checked.lines_good}
    else:
        loaded, brought = Counter[date | None](), _by_first_day(checked.timeline.spans)
        for day, count in rows(url, query):
            loaded[dated.kind.span(day)[0]] += count
    return [
        Shrinking(first, count, brought.get(first, 0))
        for first, count in sorted(loaded.items(), key=lambda one: one[0] or date.min)
        if brought.get(first, 0) < SHRINKS_BELOW * count
    ]


def _by_first_day(spans: Counter[Span]) -> Mapping[date | None, int]:
    return {first: count for (first, _), count in spans.items()}
