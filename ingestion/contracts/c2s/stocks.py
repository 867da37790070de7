"""Complémentaire santé solidaire: what must the files that count persons at the end of a month hold?"""

from __future__ import annotations

from data_access.schema.c2s import c2s_beneficiary, c2s_profile, protected_population
from ingestion.contracts.common import AGES, COMMUNE, EPCI, month
from ingestion.contracts.kinds import OneOf, Whole
from ingestion.contracts.model import Contract, Field, epci_of
from ingestion.contracts.rules import AtMost
from metrics.c2s import MEMBERS, SCOPES, STATUSES

_STOCK = "Mois au dernier jour duquel les droits ouverts sont comptés."

_PARTICIPATION = Field(
    name="participation",
    title="Participation",
    definition="Droit gratuit, ou droit pour lequel le foyer verse une participation financière.",
    kind=OneOf(MEMBERS["participation"]),
    column="participation",
    example=MEMBERS["participation"]["without"],
    synonyms=("participation_financiere", "type_de_droit"),
)


def _persons(definition: str, example: str) -> Field:
    return Field(
        name="personnes",
        title="Personnes",
        definition=definition,
        kind=Whole(),
        column="persons",
        example=example,
        unit="personnes",
        synonyms=("nombre_de_personnes", "nb_personnes", "effectif"),
    )


BENEFICIARIES = Contract(
    source="c2s_beneficiaries",
    name="c2s_beneficiaires",
    table=c2s_beneficiary,
    key=("mois", "commune", "tranche_age", "participation"),
    dated_by="mois",
    personal=False,
    advice=(
        "Compter les personnes dont un droit est ouvert le dernier jour du mois, au régime général, une "
        "ligne par commune, âge et participation ; une case sans personne peut être omise. Un mois renvoyé "
        "est remplacé entier."
    ),
    fields=(
        month("month", _STOCK),
        COMMUNE,
        Field(
            name="tranche_age",
            title="Tranche d'âge",
            definition="Âge du bénéficiaire au dernier jour du mois.",
            kind=OneOf(AGES),
            column="age_group",
            example=AGES["0-17"],
            synonyms=("age", "tranche_d_age"),
        ),
        _PARTICIPATION,
        _persons(
            "Personnes, et non foyers, dont un droit est ouvert ce jour-là : un stock, qui ne s'additionne "
            "pas d'un mois à l'autre.",
            "183",
        ),
    ),
    derived=(epci_of(),),
)

PROFILES = Contract(
    source="c2s_profiles",
    name="c2s_profils",
    table=c2s_profile,
    key=("mois", "intercommunalite", "participation", "gestionnaire", "statut"),
    dated_by="mois",
    personal=False,
    advice=(
        "Compter les mêmes personnes que dans c2s_beneficiaires, au même jour : les deux totaux d'un mois "
        "et d'une intercommunalité sont égaux. Un mois renvoyé est remplacé entier."
    ),
    fields=(
        month("month", _STOCK),
        EPCI,
        _PARTICIPATION,
        Field(
            name="gestionnaire",
            title="Gestionnaire",
            definition="Qui gère le droit : la CPAM, ou l'organisme privé que le foyer a choisi.",
            kind=OneOf(MEMBERS["manager"]),
            column="manager",
            example=MEMBERS["manager"]["cpam"],
            synonyms=("organisme_gestionnaire",),
        ),
        Field(
            name="statut",
            title="Statut",
            definition=(
                "Retraité ou non : un statut, et non un âge, qui ne se déduit pas de la tranche d'âge."
            ),
            kind=OneOf(STATUSES),
            column="status",
            example=STATUSES["retired"],
        ),
        _persons("Personnes, et non foyers, dont un droit est ouvert ce jour-là.", "16"),
    ),
)

POPULATION = Contract(
    source="protected_population",
    name="c2s_population_protegee",
    table=protected_population,
    key=("mois", "perimetre", "commune"),
    dated_by="mois",
    personal=False,
    advice=(
        "Donner le régime général, le périmètre des bénéficiaires de la C2S ; le nombre tous régimes peut "
        "être ajouté sur d'autres lignes, dans le même fichier, car un mois renvoyé est remplacé entier."
    ),
    fields=(
        month("month", "Mois au dernier jour duquel la population est comptée."),
        Field(
            name="perimetre",
            title="Périmètre",
            definition="Régime général ou tous régimes : un taux garde le même périmètre en haut et en bas.",
            kind=OneOf(SCOPES),
            column="scope",
            example=SCOPES["general"],
            synonyms=("regime", "champ"),
        ),
        COMMUNE,
        _persons(
            "Personnes dont la caisse prend en charge les frais de santé, ayants droit compris.", "23 411"
        ),
        Field(
            name="ayants_droit",
            title="Ayants droit",
            definition="Mineurs rattachés à un assuré, déjà comptés parmi les personnes.",
            kind=Whole(),
            column="dependants",
            example="5 225",
            unit="personnes",
            synonyms=("dont_ayants_droit", "nombre_d_ayants_droit"),
        ),
    ),
    rules=(AtMost("ayants_droit", "personnes"),),
    derived=(epci_of(),),
)
