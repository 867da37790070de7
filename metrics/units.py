"""How is a number written in French: thousands, decimals, percent, euros, days?

One formatter serves screens, charts and exports. Numbers use the narrow no-break space (U+202F)
between thousands and the no-break space (U+00A0) before a unit, as the Imprimerie nationale does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

THIN = "\u202f"
NO_BREAK = "\u00a0"
MINUS = "\u2212"
PLURAL_FROM = 2

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


@dataclass(frozen=True)
class Unit:
    """A unit of measure: its words, its decimals, and the factor from the stored to the shown number.

    `d3` is the Vega format of the same number, so that an axis and a card agree.
    """

    key: str
    singular: str
    plural: str
    decimals: int = 0
    factor: float = 1.0
    d3: str = ",.0f"

    def words(self, value: float) -> str:
        """The unit in agreement with the value: « 1 saisine », « 12 saisines » (plural from 2)."""
        shown = rounded(value * self.factor, self.decimals)
        return self.plural if abs(shown) >= PLURAL_FROM else self.singular

    def write(self, value: float) -> str:
        """The value with its unit: « 2 467 saisines », « 53,5 % », « 287 925 € »."""
        return f"{self.number(value)}{NO_BREAK}{self.words(value)}".rstrip()

    def number(self, value: float) -> str:
        """The value without its unit: « 2 467 », « 53,5 »."""
        return french_number(value * self.factor, self.decimals)


def french_number(value: float, decimals: int = 0) -> str:
    """Write a number in French: « 1 349 904 », « −4,2 »; zero never carries a sign."""
    shown = rounded(value, decimals)
    text = f"{abs(shown):,.{decimals}f}".replace(",", THIN).replace(".", ",")
    return f"{MINUS}{text}" if shown < 0 else text


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Round as a reader does by hand, and as a spreadsheet does: 2,5 gives 3, 28,85 gives 28,9.

    Fifteen significant digits are kept first, which undoes what binary numbers do to 28,85.
    """
    return Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def signed(value: float, decimals: int = 0) -> str:
    """A difference with its sign always written: « +12 », « −4,2 », « 0 »."""
    text = french_number(value, decimals)
    return text if text.startswith(MINUS) or not text.strip("0,") else f"+{text}"


def short_date(day: date) -> str:
    """DD/MM/YYYY."""
    return f"{day:%d/%m/%Y}"


def long_date(day: date) -> str:
    """« 1er mars 2023 », « 17 novembre 2023 »."""
    number = f"1er{NO_BREAK}" if day.day == 1 else f"{day.day}{NO_BREAK}"
    return f"{number}{MONTHS[day.month - 1]}{NO_BREAK}{day.year}"


def month_name(day: date) -> str:
    """« mars 2023 »."""
    return f"{MONTHS[day.month - 1]}{NO_BREAK}{day.year}"


def _counted(key: str, singular: str, plural: str | None = None) -> Unit:
    return Unit(key, singular, plural or f"{singular}s")


SHARE = Unit("share", "%", "%", decimals=1, factor=100.0, d3=",.1%")
POINTS = Unit("points", "point", "points", decimals=1, factor=100.0, d3=",.1f")
EUROS = Unit("eur", "€", "€")
EUROS_MEAN = Unit("eur_mean", "€", "€", decimals=0)
DAYS = Unit("days", "jour", "jours")
HOURS = Unit("hours", "heure", "heures", decimals=1, d3=",.1f")
MINUTES = Unit("minutes", "minute", "minutes")
PER_THOUSAND = Unit(
    "per_thousand", "pour 1\u202f000", "pour 1\u202f000", decimals=1, factor=1000.0, d3=",.1f"
)
PER_AGENT = Unit("per_agent", "dossier par ETP", "dossiers par ETP", decimals=1, d3=",.1f")

PERSONS = _counted("persons", "personne")
CASES = _counted("cases", "saisine")
HOUSEHOLDS = _counted("households", "foyer")
DECISIONS = _counted("decisions", "décision")
REQUESTS = _counted("requests", "demande")
ACTIONS = _counted("actions", "action")
AGREEMENTS = _counted("agreements", "convention")
SITES = _counted("sites", "point")
ANSWERS = _counted("answers", "réponse")
SIGNATORIES = _counted("signatories", "signataire")
COMMITMENTS = _counted("commitments", "engagement")
MEETINGS = _counted("meetings", "réunion")
SUBSIDIES = _counted("subsidies", "subvention")
COMMUNES = _counted("communes", "commune")
CALLS = _counted("calls", "appel")
LETTERS = _counted("letters", "courrier")
FULL_TIME = Unit("full_time", "équivalent temps plein", "équivalents temps plein", decimals=1, d3=",.1f")
PERCENT_OF_WAY = Unit("percent_of_way", "% du chemin", "% du chemin")
EVENTS = _counted("events", "événement")
MILESTONES = Unit("milestones", "jalon", "jalons")
ALERTS = _counted("alerts", "alerte")
REPORTS = _counted("reports", "signalement")
CCAS = Unit("ccas", "CCAS", "CCAS")
AIDS = _counted("aids", "aide")
ASSOCIATIONS = _counted("associations", "association")
WEEKLY_HOURS = Unit("weekly_hours", "heure par semaine", "heures par semaine")
KILOMETRES = Unit("kilometres", "km", "km", decimals=1, factor=0.1, d3=",.1f")
"""Stored in hectometres: an integer axis, whose median is exact."""
INHABITANTS = _counted("inhabitants", "habitant")
MINUTES_MEAN = Unit("minutes_mean", "minute", "minutes", decimals=1, d3=",.1f")
