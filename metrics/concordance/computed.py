"""Does Vigie compute, from the loaded facts, the figures that the report printed?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from access.perimeter import Perimeter
from metrics.catalogue import BY_KEY
from metrics.concordance.finding import Number
from metrics.concordance.printed import YEARS, Nature, Printed
from metrics.concordance.words import capital
from metrics.figures import Figures
from metrics.glossary import plain
from metrics.model import STATUS_WORDS, Metric, Value
from metrics.nature import is_stock
from metrics.period import Period, year
from metrics.reading import Reading
from metrics.units import MONTHS, NO_BREAK, POINTS, signed

DAY = re.compile(r"(?P<day>\d\d)/(?P<month>\d\d)/(?P<year>\d{4})")
MONTH = re.compile(r"(?P<name>[a-z]{3,})\.? (?P<year>\d{4})")


class Match(StrEnum):
    """What the computed figure is to the printed one."""

    AGREES = "agrees"
    DIFFERS = "differs"
    MISSING = "missing"
    NOT_COMPUTED = "not_computed"


MATCH_WORDS = {
    Match.AGREES: "concorde",
    Match.DIFFERS: "diffère",
    Match.MISSING: "aucune donnée",
    Match.NOT_COMPUTED: "non recalculé",
}


@dataclass(frozen=True)
class Comparison:
    """A printed figure beside the computed one; without `value`, the reading says why there is none."""

    row: Printed
    match: Match
    reading: str
    value: Value | None = None

    @property
    def computed(self) -> float | None:
        """The computed figure in the unit of the printed one: hundredths for a share, euros, persons."""
        if self.value is None or self.value.value is None:
            return None
        return self.value.value * self.value.metric.unit.factor

    @property
    def text(self) -> str:
        """The computed figure, as precise as the printed one, or more if need be; else why it is absent."""
        if self.computed is not None:
            return self.row.written(self.computed, self._more_decimals)
        return STATUS_WORDS[self.value.status] if self.value else MATCH_WORDS[self.match]

    @property
    def _more_decimals(self) -> int:
        return int(self.match is Match.DIFFERS and self.row.is_percentage)

    @property
    def gap(self) -> Number | None:
        """Printed minus computed, in points for a share; « aucun » within the printed precision."""
        if self.computed is None:
            return None
        gap = self.row.number - self.computed
        if self.match is Match.AGREES:
            return Number("écart", gap, "aucun")
        shown = signed(gap, self.row.decimals + self._more_decimals)
        words = POINTS.words(gap / 100) if self.row.is_percentage else self.row.unit.replace("/", " par ")
        return Number("écart", gap, f"{shown}{NO_BREAK}{words}")

    @property
    def relative_gap(self) -> Number | None:
        """The gap in hundredths of the computed figure; None without a gap, or when zero is computed."""
        if self.match is not Match.DIFFERS or not self.computed:
            return None
        return Number.growth("écart relatif", 100 * (self.row.number / self.computed - 1))

    @property
    def demonstration(self) -> bool:
        """Is the computed figure that of the demonstration?"""
        return self.value is not None and self.value.demonstration


def compared(rows: Iterable[Printed], reading: Reading, perimeter: Perimeter) -> tuple[Comparison, ...]:
    """Each printed row of the department beside what the loaded facts give over the printed period."""
    own = [row for row in rows if row.department == perimeter.department]
    metrics = tuple(dict.fromkeys(metric for row in own if (metric := _metric(row))))
    figures: dict[int, Figures] = {}

    def over(period: Period) -> Figures:
        """The figures that hold a period, read once a year."""
        number = period.first.year
        if number not in figures:
            figures[number] = Figures(reading, perimeter, year(number), metrics)
        return figures[number]

    found = []
    for row in own:
        metric = _metric(row)
        period = period_of(row, metric) if metric else None
        if metric is None or period is None:
            found.append(Comparison(row, Match.NOT_COMPUTED, _why_not(row, metric)))
        else:
            found.append(_beside(row, over(period).value(metric, period)))
    return tuple(found)


def period_of(row: Printed, metric: Metric) -> Period | None:
    """The printed period; the year of the report when the figure is not dated; None when it is not one.

    A day is the month that holds it for what is read at a date, the whole year for what happens over time.
    """
    if row.nature is Nature.CHANGE:
        return None
    month = _month(row)
    if month is not None:
        flow_on_a_day = DAY.fullmatch(row.when) and not is_stock(metric)
        return year(month.year) if flow_on_a_day else Period(month, month)
    told = row.year or _year_of_report(row)
    return year(told) if told else None


def _month(row: Printed) -> date | None:
    """The month of a printed day or month: « 31/12/2022 », « oct. 2022 »."""
    if day := DAY.fullmatch(row.when):
        return date(int(day["year"]), int(day["month"]), 1)
    if named := MONTH.fullmatch(row.when):
        ranks = [rank for rank, name in enumerate(MONTHS, 1) if plain(name).startswith(named["name"])]
        return date(int(named["year"]), ranks[0], 1) if len(ranks) == 1 else None
    return None


def _year_of_report(row: Printed) -> int | None:
    years = YEARS.findall(row.document)
    return int(years[0]) if len(set(years)) == 1 else None


def _metric(row: Printed) -> Metric | None:
    return BY_KEY.get(row.metric) if row.metric and row.value is not None else None


def _beside(row: Printed, value: Value) -> Comparison:
    if value.value is None:
        return Comparison(row, Match.MISSING, _sentence(row.remark), value)
    agrees = row.admits(value.value * value.metric.unit.factor)
    match = Match.AGREES if agrees else Match.DIFFERS
    told = row.remark or ("le calcul redonne le chiffre imprimé" if agrees else "le calcul ne le redonne pas")
    return Comparison(row, match, " ".join((_sentence(told), *_cautions(row, value, agrees))), value)


def _cautions(row: Printed, value: Value, agrees: bool) -> list[str]:
    """What a reader must know of the comparison itself."""
    cautions = []
    if not row.year:
        cautions.append(f"Le rapport ne date pas ce chiffre{NO_BREAK}: il est lu sur {value.period.label}.")
    if agrees and value.demonstration:
        cautions.append("La démonstration est calée sur ce chiffre, ce qui ne le vérifie pas.")
    return cautions


def _why_not(row: Printed, metric: Metric | None) -> str:
    if metric is not None:
        why = "sa période n'est pas une période de Vigie"
    elif row.value is None:
        why = "ce n'est pas un nombre"
    elif row.nature is Nature.OTHER:
        why = "c'est un âge ou une durée"
    elif "national" in plain(f"{row.measure} {row.period}"):
        why = "chiffre national, Vigie ne compte que le département"
    elif row.nature is Nature.CHANGE:
        why = "une évolution se lit sur le compte qui évolue"
    else:
        why = "aucun indicateur de Vigie ne le compte"
    return " ".join(filter(None, (_sentence(why), _sentence(row.remark))))


def _sentence(words: str) -> str:
    """With a capital and a full stop; empty stays empty."""
    return f"{capital(words).rstrip('.')}." if words else ""
