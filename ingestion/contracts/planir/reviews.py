"""PLANIR: what must the reviews of the actions and the list of their events hold?"""

from __future__ import annotations

from data_access.schema.planir import planir_event, planir_review
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, Number, OneOf, Words
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.planir.fields import action_of
from ingestion.contracts.rules import AtMost, Needs
from metrics.planir import MEMBERS

COUNTED = Number(-999_999, 999_999)
"""What an action counts; a balance may fall below zero."""

REVIEWS = Contract(
    source="planir_reviews",
    name="planir_revues",
    table=planir_review,
    personal=False,
    key=("action", "date_revue"),
    dated_by=None,
    advice=(
        "Donner toutes les revues, les anciennes comprises : la dernière revue d'une action vaut jusqu'à la "
        "suivante. N'en écrire une que si le porteur s'est prononcé ce jour-là."
    ),
    fields=(
        action_of("Action passée en revue."),
        Field(
            name="date_revue",
            title="Date de la revue",
            definition="Jour où le porteur s'est prononcé ; une revue par action et par jour.",
            kind=Day(),
            column="reviewed_on",
            example="20/06/2023",
            synonyms=("revue_le", "date_de_revue"),
        ),
        Field(
            name="meteo",
            title="Météo",
            definition="Appréciation du porteur, sans calcul : elle ne se déduit pas de l'avancement.",
            kind=OneOf(MEMBERS["weather"]),
            column="weather",
            example="Ensoleillé",
            synonyms=("meteo_action",),
        ),
        Field(
            name="valeur_depart",
            title="Valeur de départ",
            definition="Valeur d'où l'action est partie, dans la même unité que la cible.",
            kind=COUNTED,
            column="start_value",
            example="0",
            unit="celle de l'action",
            synonyms=("depart",),
        ),
        Field(
            name="valeur_cible",
            title="Valeur cible",
            definition="Valeur à atteindre ; vide tant que la caisse n'en a fixé aucune, jamais supposée.",
            kind=COUNTED,
            column="target_value",
            example="24",
            required=False,
            unit="celle de l'action",
            synonyms=("cible", "objectif"),
        ),
        Field(
            name="valeur",
            title="Valeur atteinte",
            definition="Valeur brute le jour de la revue, ni plafonnée à la cible ni mise en pourcentage.",
            kind=COUNTED,
            column="value",
            example="15",
            unit="celle de l'action",
            synonyms=("valeur_actuelle", "realise"),
        ),
        Field(
            name="prochaine_etape",
            title="Prochaine étape",
            definition="Ce qui vient ensuite, en une phrase ; jamais le nom d'une personne.",
            kind=Words(160),
            column="next_step",
            example="Réunir le comité de suivi",
            required=False,
        ),
        Field(
            name="date_prochaine_etape",
            title="Date de la prochaine étape",
            definition="Jour prévu pour la prochaine étape, à venir le jour de la revue.",
            kind=Day(planned=True),
            column="next_step_on",
            example="12/09/2023",
            required=False,
            synonyms=("prochaine_etape_le",),
        ),
    ),
    rules=(
        AtMost("date_revue", "date_prochaine_etape"),
        Needs("date_prochaine_etape", "prochaine_etape"),
    ),
)

EVENTS = Contract(
    source="planir_events",
    name="planir_evenements",
    table=planir_event,
    personal=False,
    key=("action", "evenement"),
    dated_by="date_evenement",
    advice=(
        "Extraire des mois entiers : chaque mois du fichier remplace le même mois déjà chargé. Une action "
        "sans événement depuis 90 jours est dite silencieuse : n'omettre aucune action."
    ),
    fields=(
        action_of("Action dans laquelle l'événement a eu lieu."),
        Field(
            name="evenement",
            title="Événement",
            definition="Code de l'événement, unique dans son action.",
            kind=Code(24),
            column="event",
            example="P01-E001",
            synonyms=("code_evenement", "id_evenement"),
        ),
        Field(
            name="date_evenement",
            title="Date de l'événement",
            definition="Jour où l'événement a eu lieu ; un événement prévu n'est pas encore une ligne.",
            kind=Day(),
            column="held_on",
            example="11/10/2022",
            synonyms=("tenu_le",),
        ),
        Field(
            name="nature",
            title="Nature de l'événement",
            definition="Quelle sorte de rencontre.",
            kind=OneOf(MEMBERS["event_kind"]),
            column="kind",
            example="Webinaires",
            synonyms=("type", "type_evenement"),
        ),
    ),
)
