"""Is it said, for each kind, what is typed in a cell and which sort of cell it is?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from ingestion.contracts.cells import cell
from ingestion.contracts.dates import Day, Month, QuarterEnd, Year
from ingestion.contracts.events import Indicator
from ingestion.contracts.france_services.opening import CommuneOfFrance, Degrees, LabelDate, OpeningHours
from ingestion.contracts.ground import Ground
from ingestion.contracts.kinds import (
    Code,
    Commune,
    Descriptor,
    Epci,
    Euros,
    Kind,
    Number,
    OneOf,
    Reader,
    Reference,
    Whole,
    Words,
    YesNo,
)
from ingestion.values.days import EARLIEST_YEAR, LATEST_YEAR

TOLD: Mapping[Kind, tuple[str, str]] = {
    Words(160): ("text", "texte d'une ligne, 160 caractères au plus"),
    Code(24): ("text", "identifiant sans espace, 24 caractères au plus"),
    Reference("partners"): ("text", "identifiant donné par « partenaires », à charger avant"),
    Commune(): ("text", "code INSEE d'une commune du département"),
    CommuneOfFrance(): ("text", "code INSEE d'une commune"),
    Epci(): ("text", "numéro SIREN d'une intercommunalité du département"),
    Indicator(): ("text", "clé ou nom d'un indicateur du glossaire"),
    YesNo(): ("choice", "oui ou non"),
    Whole(): ("whole", "nombre entier, positif ou nul"),
    Whole(least=1): ("whole", "nombre entier, au moins 1"),
    Whole(most=3660): ("whole", "nombre entier, de 0 à 3\u202f660"),
    Whole(EARLIEST_YEAR, LATEST_YEAR): ("year", "année (AAAA)"),
    Number(0, 1): ("decimal", "nombre de 0 à 1"),
    Degrees(-90, 90): ("decimal", "nombre de −90 à 90, jamais 0"),
    Euros(): ("amount", "montant, deux décimales au plus"),
    Day(): ("day", "date (JJ/MM/AAAA), au plus tard aujourd'hui"),
    Day(planned=True): ("day", "date (JJ/MM/AAAA), passée ou à venir"),
    Month(): ("month", "mois (MM/AAAA)"),
    Month(planned=True): ("month", "mois (MM/AAAA), passé ou à venir"),
    QuarterEnd(): ("quarter", "dernier jour d'un trimestre (JJ/MM/AAAA)"),
    Year(): ("year", "année (AAAA)"),
    LabelDate(): ("text", "« Espace labellisé JJ/MM/AAAA », ou la date seule"),
    OpeningHours(): ("text", "plages « HH:MM - HH:MM » séparées par « / » ; vide un jour de fermeture"),
}


@dataclass(frozen=True)
class Colour(Kind):
    """A kind of which nothing is said."""

    def reader(self, _: Ground) -> Reader:
        return str

    def descriptor(self) -> Descriptor:
        return {"type": "string"}


@pytest.mark.parametrize("kind", TOLD, ids=repr)
def test_a_kind_is_told_in_words(kind: Kind) -> None:
    assert (cell(kind).form, cell(kind).words) == TOLD[kind]


def test_a_closed_list_is_chosen_from() -> None:
    assert (cell(OneOf({"a": "A"})).form, cell(OneOf({"a": "A"})).words) == (
        "choice",
        "l'une des valeurs admises",
    )


def test_a_code_has_its_length() -> None:
    assert (cell(Commune()).least, cell(Commune()).most) == (5, 5)
    assert (cell(Epci()).least, cell(Epci()).most) == (9, 9)
    assert (cell(Code(24)).least, cell(Code(24)).most) == (1, 24)


def test_a_kind_of_which_nothing_is_said_is_refused() -> None:
    with pytest.raises(TypeError, match="nothing says how Colour is typed"):
        cell(Colour())
