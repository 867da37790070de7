"""Which fields do several contracts share: the month, the commune, the intercommunality, the ages?"""

from __future__ import annotations

from ingestion.contracts.dates import Month
from ingestion.contracts.kinds import Commune, Epci
from ingestion.contracts.model import Field
from metrics.axes import COMMON

AGES = COMMON["age_group"]

COMMUNE = Field(
    name="commune",
    title="Commune",
    definition="Code INSEE (cinq caractères, zéros compris). Un ancien code est ramené à celui en vigueur.",
    kind=Commune(),
    column="commune",
    example="61001",
    synonyms=("code_commune", "code_insee", "insee", "insee_com", "commune_insee"),
)

EPCI = Field(
    name="intercommunalite",
    title="Intercommunalité",
    definition="Numéro SIREN de l'intercommunalité (neuf chiffres).",
    kind=Epci(),
    column="epci",
    example="246100663",
    synonyms=("epci", "code_epci", "siren_epci"),
)


def month(column: str, definition: str = "Mois que la ligne décrit.") -> Field:
    """The month of a line that is counted month by month."""
    return Field(
        name="mois",
        title="Mois",
        definition=definition,
        kind=Month(),
        column=column,
        example="06/2023",
        synonyms=("periode", "mois_de_reference"),
    )
