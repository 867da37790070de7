"""What is typed in a cell of each kind: in words for who fills it, and which sort of cell is it?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import Literal

from ingestion.contracts.catalogue import BY_SOURCE
from ingestion.contracts.dates import Dated, Month, QuarterEnd, Year
from ingestion.contracts.events import Indicator
from ingestion.contracts.france_services.opening import (
    CommuneOfFrance,
    Degrees,
    DepartmentOfFrance,
    LabelDate,
    OpeningHours,
)
from ingestion.contracts.kinds import (
    Code,
    Commune,
    Department,
    Epci,
    Euros,
    Kind,
    Number,
    OneOf,
    Reference,
    Whole,
    Words,
    YesNo,
)
from ingestion.values import numbers
from ingestion.values.days import EARLIEST_YEAR, LATEST_YEAR
from metrics.units import french_number

Form = Literal["text", "choice", "day", "month", "quarter", "year", "whole", "decimal", "amount"]
"""The sorts of cells of a spreadsheet; identifiers are texts, so that their zeros live."""
INSEE_LENGTH, SIREN_LENGTH = 5, 9


@dataclass(frozen=True)
class Cell:
    """What is typed, in French words, and the limits of a number or of the length of a text.

    `to_come` says whether a date may be later than today.
    """

    form: Form
    words: str
    least: float | None = None
    most: float | None = None
    to_come: bool = False


@singledispatch
def cell(kind: Kind) -> Cell:
    """The cell of a kind; raises TypeError for a kind that nothing is said of here."""
    raise TypeError(f"nothing says how {type(kind).__name__} is typed: register it in {__name__}")


@cell.register
def _(kind: Words) -> Cell:
    return Cell("text", f"texte d'une ligne, {kind.longest} caractères au plus", 1, kind.longest)


@cell.register
def _(kind: Code) -> Cell:
    return Cell("text", f"identifiant sans espace, {kind.longest} caractères au plus", 1, kind.longest)


@cell.register
def _(kind: Reference) -> Cell:
    return Cell("text", f"identifiant donné par « {BY_SOURCE[kind.source].name} », à charger avant")


@cell.register
def _(_: Commune) -> Cell:
    return Cell("text", "code INSEE d'une commune du département", INSEE_LENGTH, INSEE_LENGTH)


@cell.register
def _(_: CommuneOfFrance) -> Cell:
    return Cell("text", "code INSEE d'une commune", INSEE_LENGTH, INSEE_LENGTH)


@cell.register
def _(_: Epci) -> Cell:
    words = "numéro SIREN d'une intercommunalité du département"
    return Cell("text", words, SIREN_LENGTH, SIREN_LENGTH)


@cell.register
def _(_: Department) -> Cell:
    return Cell("text", "code du département que le fichier concerne", 2, 3)


@cell.register
def _(_: DepartmentOfFrance) -> Cell:
    return Cell("text", "code d'un département", 2, 3)


@cell.register
def _(_: OneOf) -> Cell:
    return Cell("choice", "l'une des valeurs admises")


@cell.register
def _(_: Indicator) -> Cell:
    return Cell("text", "clé ou nom d'un indicateur du glossaire")


@cell.register
def _(kind: YesNo) -> Cell:
    return Cell("choice", " ou ".join(kind.choices()))


@cell.register
def _(kind: Whole) -> Cell:
    if (kind.least, kind.most) == (EARLIEST_YEAR, LATEST_YEAR):
        return cell(Year())
    return Cell("whole", _whole_words(kind), kind.least, kind.most)


def _whole_words(kind: Whole) -> str:
    if kind.most < numbers.LARGEST:
        return f"nombre entier, de {french_number(kind.least)} à {french_number(kind.most)}"
    return f"nombre entier, au moins {kind.least}" if kind.least else "nombre entier, positif ou nul"


@cell.register
def _(kind: Number) -> Cell:
    words = f"nombre de {french_number(kind.least)} à {french_number(kind.most)}"
    return Cell("decimal", words, kind.least, kind.most)


@cell.register
def _(kind: Degrees) -> Cell:
    words = f"nombre de {french_number(kind.least)} à {french_number(kind.most)}, jamais 0"
    return Cell("decimal", words, kind.least, kind.most)


@cell.register
def _(_: Euros) -> Cell:
    return Cell("amount", "montant, deux décimales au plus", 0, numbers.LARGEST_EUR)


@cell.register
def _(kind: Dated) -> Cell:
    when = "passée ou à venir" if kind.planned else "au plus tard aujourd'hui"
    return Cell("day", f"date (JJ/MM/AAAA), {when}", to_come=kind.planned)


@cell.register
def _(kind: Month) -> Cell:
    when = ", passé ou à venir" if kind.planned else ""
    return Cell("month", f"mois (MM/AAAA){when}", to_come=kind.planned)


@cell.register
def _(kind: QuarterEnd) -> Cell:
    return Cell("quarter", "dernier jour d'un trimestre (JJ/MM/AAAA)", to_come=kind.planned)


@cell.register
def _(_: Year) -> Cell:
    return Cell("year", "année (AAAA)", EARLIEST_YEAR, LATEST_YEAR)


@cell.register
def _(_: LabelDate) -> Cell:
    return Cell("text", "« Espace labellisé JJ/MM/AAAA », ou la date seule")


@cell.register
def _(_: OpeningHours) -> Cell:
    return Cell("text", "plages « HH:MM - HH:MM » séparées par « / » ; vide un jour de fermeture")
