"""PLANIR: what must the file of persons met by the actions hold?"""

from __future__ import annotations

from data_access.schema.planir_people import planir_person
from ingestion.contracts.common import COMMUNE
from ingestion.contracts.date_rules import EarliestOf, InYear
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, Whole
from ingestion.contracts.model import Contract, Field, epci_of
from ingestion.contracts.planir.fields import DIFFICULTY, PUBLIC, action_of, scheme_of
from ingestion.values.days import EARLIEST_YEAR, LATEST_YEAR

PERSONS = Contract(
    source="planir_persons",
    name="planir_personnes",
    table=planir_person,
    personal=True,
    key=("annee", "personne"),
    dated_by="date_premier_evenement",
    advice=(
        "Extraire des années civiles entières : une personne compte une fois par an, au mois de son premier "
        "événement de l'année ; un extrait fait mois par mois la compterait deux fois."
    ),
    fields=(
        Field(
            name="annee",
            title="Année",
            definition="Année civile au titre de laquelle la personne est comptée.",
            kind=Whole(EARLIEST_YEAR, LATEST_YEAR),
            column="year",
            example="2023",
            synonyms=("annee_civile", "exercice"),
        ),
        Field(
            name="personne",
            title="Identifiant de la personne",
            definition="Identifiant opaque, jamais un numéro de sécurité sociale ; une ligne par année.",
            kind=Code(24),
            column="person",
            example="P02-2300001",
            synonyms=("id_personne", "identifiant_personne"),
        ),
        action_of("Action qui a rencontré la personne en premier dans l'année."),
        scheme_of(
            "Dispositif de cette action ; les dossiers de l'Aide sociale à l'enfance sont comptés à part, "
            "gérés sans que la personne soit rencontrée."
        ),
        DIFFICULTY,
        PUBLIC,
        Field(
            name="date_premier_evenement",
            title="Premier événement de l'année",
            definition="Jour du premier signalement ou accompagnement de l'année : il donne le mois compté.",
            kind=Day(),
            column="first_on",
            example="14/03/2023",
            synonyms=("premier_evenement",),
        ),
        Field(
            name="date_signalement",
            title="Date du signalement",
            definition="Jour du signalement dans l'année ; vide pour une personne venue d'elle-même.",
            kind=Day(),
            column="flagged_on",
            example="14/03/2023",
            required=False,
            synonyms=("signalee_le",),
        ),
        Field(
            name="date_accompagnement",
            title="Début de l'accompagnement",
            definition="Jour où l'accompagnement commence ; vide pour une personne seulement signalée.",
            kind=Day(),
            column="accompanied_on",
            example="28/03/2023",
            required=False,
            synonyms=("accompagnee_le",),
        ),
        COMMUNE,
    ),
    rules=(
        InYear("date_premier_evenement", "annee"),
        EarliestOf("date_premier_evenement", ("date_signalement", "date_accompagnement")),
    ),
    derived=(epci_of(),),
)
