"""Which counts of persons does somebody write down who reads screens and files, row by row?

A heading, the name of a row and the period of the screen say which count a number is; the definition of an
indicator says of which two counts a rate is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from charts.labels import name as name_of
from metrics.breakdown import by
from metrics.diffusion.offer import OFFERED
from metrics.model import Complement, Median, Metric, Ratio
from metrics.period import Granularity, Period, shift_months
from tests.support.attacker.director import AXES, Director
from tests.support.attacker.received import (
    NAME,
    SECRET,
    Row,
    cards_of,
    plain,
    rows_of_csv,
    rows_of_workbook,
    rows_on_screen,
)
from tests.support.attacker.stolen import Count, Loot, speaks_of_persons
from tests.support.attacker.visitor import Screen

Told = tuple[Count, int | None]
"""A count and the number that stands for it; nothing, where « secret statistique » does."""
PARTS = re.compile(r"(?P<of>[\d ]+) / (?P<over>[\d ]+)|[Ss]ur (?P<all>[\d ]+)")
NUMBER = re.compile(r"-?[\d ]+(?:[,.]\d+)?")
A_YEAR = 12
WHOLE = "Département"


@dataclass(frozen=True)
class Place:
    """Where a row stands: some months, of a member of an axis or of all."""

    months: tuple[date, ...]
    axis: str = ""
    member: str = ""


@dataclass(frozen=True)
class WrittenDown(Director):
    """Reads the counts of a screen. Of the director it has the names and the calendar, no figure."""

    def counts(self, screen: Screen) -> Iterator[Told]:
        """Every count that a screen tells, as often as it does: cards, tables, files."""
        yield from self._of_cards("\n".join(screen.html))
        label, step = screen.indicator, screen.choice.get("pas", "mois")
        for name, table in screen.tables.items():
            files = [
                rows_of_csv(content) if "CSV" in file else rows_of_workbook(content)
                for file, content in screen.files.items()
                if file.startswith(f"{name} ")
            ]
            for rows in (rows_on_screen(table), *files):
                yield from self._of_rows(name, label, Granularity(step), rows)

    def _of_cards(self, html: str) -> Iterator[Told]:
        for label, card in cards_of(html).items():
            same = [one for one in OFFERED if plain(one.label) == label]
            if len(same) == 1:
                place = Place(self.figures.months(same[0], self.figures.period))
                yield from self._told(same[0], place, card["value"], card["small"])

    def _of_rows(self, name: str, label: str, step: Granularity, rows: Sequence[Row]) -> Iterator[Told]:
        for metric in (one for one in OFFERED if one.key.replace(".", "-") == name):
            yield from self._of_course(metric, step, rows)
        axis = AXES.get(name, name)
        for metric in [one for one in OFFERED if one.label == label and axis in one.axes][:1]:
            places = self._members(metric, axis)
            for row in (row for row in rows if row[NAME] in places):
                cell = row.get(_heading(row, metric.label), "")
                yield from self._told(metric, places[row[NAME]], cell, row.get("Calcul", ""))

    def _of_course(self, metric: Metric, step: Granularity, rows: Sequence[Row]) -> Iterator[Told]:
        spans = {plain(one.period.label): one.period for one in self.figures.series(metric, step)}
        for row in (row for row in rows if row[NAME] in spans):
            months = self.figures.months(metric, spans[row[NAME]])
            cell = row.get(_heading(row, metric.label), "")
            yield from self._told(metric, Place(months), cell, row.get("Calcul", ""))
            before = _a_year_earlier(spans[row[NAME]])
            if (head := _heading(row, "Un an plus tôt")) and not isinstance(
                metric.formula, Ratio | Complement
            ):
                yield from self._told(metric, Place(self.figures.months(metric, before)), row[head], "")

    def _members(self, metric: Metric, axis: str) -> Mapping[str, Place]:
        """The places of the rows of a breakdown, under each name that they may have."""
        months = self.figures.months(metric, self.figures.period)
        found = {WHOLE: Place(months)}
        for value in by(self.figures, metric, axis):
            for name in (name_of(value), f"{name_of(value)} ({value.member})", value.member):
                found[plain(name)] = Place(months, axis, value.member)
        return found

    def _told(self, metric: Metric, place: Place, cell: str, parts: str) -> Iterator[Told]:
        """The counts of which a figure is made: one, or the two of a rate."""
        named = list(self._counts(metric, place.months, place.axis, place.member))
        for count, value in zip(named, _values(metric, cell, parts, len(named)), strict=False):
            if speaks_of_persons(count.measure):
                yield count, value


def as_loot(told: Iterable[Told], loot: Loot) -> Loot:
    """What was written down, as if it were all that had been published; a number wins over a mask.

    A mask that stands for a sum of counts adds no unknown: `loot` says which counts are masked themselves.
    """
    written: dict[Count, int | None] = {}
    for count, value in told:
        if count.is_of_persons and (value is not None or count in loot.masked):
            written[count] = value if value is not None else written.get(count)
    return Loot(written)


def outside(told: Iterable[Told], loot: Loot) -> Iterator[str]:
    """Each number that is neither a published count nor a sum of them: nobody would solve for it."""
    for count, value in dict.fromkeys(told):
        if value is not None and value != (known := published(count, loot)):
            yield f"{count} reads {value}; what was published says {known}"


def published(count: Count, loot: Loot) -> int | None:
    """The number of a count in what was published, as it is or month by month; None when it is not shown."""
    if not count.is_of_persons:
        amount = loot.sums.get(count)
        return None if amount is None else round(amount)
    if count in loot.counts:
        return loot.counts[count]
    months = Period(date.fromisoformat(count.first), date.fromisoformat(count.last)).months
    told = [loot.counts.get(count.over(month.isoformat(), month.isoformat())) for month in months]
    return None if None in told else sum(one for one in told if one is not None)


def _values(metric: Metric, cell: str, parts: str, many: int) -> Sequence[int | None]:
    """The numbers of the counts of a figure; none when it is told to be absent."""
    if cell == SECRET:
        return (None,) * many
    found = PARTS.search(parts)
    if isinstance(metric.formula, Ratio | Complement):
        of, over = (found["of"], found["over"]) if found and found["of"] else ("", "")
        if not over:
            return ()
        part, whole = _whole(of), _whole(over)
        return (whole - part if isinstance(metric.formula, Complement) else part), whole
    if isinstance(metric.formula, Median):
        return (_whole(found["all"]),) if found and found["all"] else ()
    number = NUMBER.match(cell)
    return (_whole(number[0]),) if number else ()


def _whole(digits: str) -> int:
    return round(float(digits.replace(" ", "").replace(",", ".")))


def _heading(row: Row, label: str) -> str:
    return next((heading for heading in row if heading.startswith(plain(label))), "")


def _a_year_earlier(span: Period) -> Period:
    return Period(shift_months(span.first, -A_YEAR), shift_months(span.last, -A_YEAR))
