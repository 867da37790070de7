"""What does an attacker write down: which sums hold between the counts that were taken, shown or not?

Whatever is not told becomes an unknown of its own: the months of a year told at once, what is left of a whole
once a part is taken away, what became known in a year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tests.support.attacker.meaning import members_told, parts_told, sums_told
from tests.support.attacker.stolen import Count, Known, spans

Zoning = Mapping[str, str]
"""The EPCI of each commune: on any map."""
Equation = tuple[Count, tuple[Count, ...]]
Value = Callable[[Count], int]
END = "-01"
REST, LATE = "rest", "late"
OF_TERRITORIES = ("epci", "commune")


@dataclass
class Knowledge:
    """Unknowns and numbers by count, the sums between them, and the unknown rests, which may be zero."""

    counts: Known
    sums: dict[Equation, None] = field(default_factory=dict)
    unseen: dict[Count, int] = field(default_factory=dict)
    """What is told nowhere, with what it really is: only the test may read that."""

    @classmethod
    def of(cls, counts: Known, zoning: Zoning, truth: Value) -> Knowledge:
        """All that can be written down; `truth` says only whether a sum holds, and what nobody is told."""
        known = cls(dict(counts))
        known._over_time([count for count in counts if count.axis], truth)
        along = [count for count in (*counts, *known.unseen) if count.axis]
        known._see((replace(count, axis="", member="") for count in along), truth)
        known._over_time([count for count in (*counts, *known.unseen) if not count.axis], truth)
        told = (*known.counts, *known.unseen)
        by_span = _by_span(told)
        known._keep(_along_axes(told), truth)
        known._keep(_inside_territories(by_span, zoning), truth)
        known._keep(_told_twice(by_span), truth)
        known._keep(_sums(by_span), truth)
        known._parts(by_span, truth)
        known._late(truth)
        return known

    def _over_time(self, told: Iterable[Count], truth: Value) -> None:
        """Every span is the sum of the stretches that the others cut it into."""
        for some in spans(count for count in told if count.known == "now" and count.is_flow).values():
            cuts = sorted({day for one in some for day in (one.first, _next_month(one.last))})
            for one in some:
                inside = pairwise(day for day in cuts if one.first <= day <= _next_month(one.last))
                parts = tuple(one.over(first, _month_before(end)) for first, end in inside)
                self._see(parts, truth)
                self._hold(one, parts)

    def _keep(self, sums: Iterable[Equation], truth: Value) -> None:
        for whole, parts in sums:
            if truth(whole) == sum(map(truth, parts)):
                self._hold(whole, parts)

    def _parts(self, by_span: _BySpan, truth: Value) -> None:
        for whole, parts in _parts_in(by_span):
            left = truth(whole) - sum(map(truth, parts))
            if left >= 0:
                told = REST + " " + " and ".join(part.quantity for part in parts) + " in " + whole.quantity
                rest = replace(whole, quantity=told)
                self.unseen[rest] = left
                self._hold(whole, (*parts, rest))

    def _late(self, truth: Value) -> None:
        """What was known a year ago, and what is known now of the same months."""
        for before in [count for count in self.counts if count.known == "year_ago"]:
            now = replace(before, known="now")
            self._see((now,), truth)
            more, less = (now, before) if truth(now) >= truth(before) else (before, now)
            late = replace(now, quantity=f"{LATE} {now.quantity}", known=LATE)
            self.unseen[late] = truth(more) - truth(less)
            self._hold(more, (less, late))

    def _see(self, counts: Iterable[Count], truth: Value) -> None:
        for count in counts:
            if count not in self.counts:
                self.unseen[count] = truth(count)

    def _hold(self, whole: Count, parts: tuple[Count, ...]) -> None:
        if parts != (whole,):
            self.sums[whole, parts] = None


_Place = tuple[str, str, str, str]
_BySpan = Mapping[tuple[str, str], Mapping[_Place, Count]]
"""By quantity and axis, the counts by member, months and snapshot."""


def _by_span(counts: Iterable[Count]) -> dict[tuple[str, str], dict[_Place, Count]]:
    found: dict[tuple[str, str], dict[_Place, Count]] = {}
    for count in counts:
        found.setdefault((count.quantity, count.axis), {})[_place(count)] = count
    return found


def _place(count: Count) -> _Place:
    return count.member, count.first, count.last, count.known


def _along_axes(told: Iterable[Count]) -> Iterator[Equation]:
    """The members of an axis make up the whole, over each span."""
    members: dict[Count, list[Count]] = {}
    for count in told:
        if count.axis:
            members.setdefault(replace(count, member=""), []).append(count)
    for one, some in members.items():
        yield replace(one, axis=""), tuple(some)


def _inside_territories(by_span: _BySpan, zoning: Zoning) -> Iterator[Equation]:
    """The communes of an EPCI make it up."""
    inside: dict[Count, list[Count]] = {}
    for (quantity, axis), counts in by_span.items():
        if axis == "commune" and (quantity, "epci") in by_span:
            for count in counts.values():
                above = replace(count, axis="epci", member=zoning.get(count.member, ""))
                inside.setdefault(above, []).append(count)
    for whole, parts in inside.items():
        if _place(whole) in by_span[whole.quantity, "epci"]:
            yield whole, tuple(parts)


def _told_twice(by_span: _BySpan) -> Iterator[Equation]:
    quantities = frozenset(quantity for quantity, axis in by_span if not axis)
    for quantity, measure, axis, members in members_told(quantities):
        along = by_span.get((measure, axis), {})
        for place, count in by_span.get((quantity, ""), {}).items():
            parts = tuple(along[one, *place[1:]] for one in members if (one, *place[1:]) in along)
            if parts:
                yield count, parts


def _sums(by_span: _BySpan) -> Iterator[Equation]:
    for whole, parts in sums_told():
        yield from _where_told(by_span, whole, parts)


def _parts_in(by_span: _BySpan) -> Iterator[Equation]:
    for whole, parts in parts_told():
        yield from _where_told(by_span, whole, parts)


def _where_told(by_span: _BySpan, whole: str, parts: tuple[str, ...]) -> Iterator[Equation]:
    """The same relation for all, and for each member of each axis; a member that is not told counts zero."""
    for (quantity, axis), counts in by_span.items():
        if quantity == whole and all((part, axis) in by_span for part in parts):
            for place, count in counts.items():
                found = tuple(told for part in parts if (told := by_span[part, axis].get(place)))
                if found:
                    yield count, found


def _next_month(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}{END}"


def _month_before(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{year - (month == 1):04d}-{(month - 2) % 12 + 1:02d}{END}"
