"""Complémentaire santé solidaire: what must the file of requests and automatic attributions hold?"""

from __future__ import annotations

from data_access.schema.c2s import c2s_request
from ingestion.contracts.dates import Month
from ingestion.contracts.kinds import OneOf, Whole, YesNo
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import AtMost, FilledOnly, Lasts, Together, When
from metrics.c2s import MEMBERS, ORIGINS

_ASKED = tuple(MEMBERS["kind"])
"""The origins for which somebody asked: they alone have a channel, a file to complete and a delay."""
LONGEST_DELAY = 3_660
A_MONTH = 30
"""How far days may be from those between the first days of their months."""

REQUESTS = Contract(
    source="c2s_requests",
    name="c2s_demandes",
    table=c2s_request,
    key=("mois_depot", "nature", "canal", "complet", "mois_decision", "delai_jours"),
    dated_by="mois_depot",
    personal=False,
    advice=(
        "Compter les demandes qui se ressemblent en tout, délai au jour près compris, depuis le 1er janvier "
        "de l'an dernier et telles qu'elles sont connues aujourd'hui : une demande d'avril peut être "
        "décidée en juin. Un mois de dépôt renvoyé est remplacé entier."
    ),
    fields=(
        Field(
            name="mois_depot",
            title="Mois du dépôt",
            definition="Mois où la demande est déposée, ou mois où le droit est attribué sans demande.",
            kind=Month(),
            column="deposited_in",
            example="04/2023",
            synonyms=("mois", "mois_de_depot", "depose_en", "periode"),
        ),
        Field(
            name="nature",
            title="Nature",
            definition=(
                "Première demande, renouvellement, ou attribution automatique pour laquelle rien n'est "
                "demandé."
            ),
            kind=OneOf(ORIGINS),
            column="kind",
            example=ORIGINS["first"],
            synonyms=("nature_de_la_demande", "type_de_demande"),
        ),
        Field(
            name="canal",
            title="Canal de dépôt",
            definition="Par où la demande est arrivée ; vide pour une attribution automatique.",
            kind=OneOf(MEMBERS["channel"]),
            column="channel",
            example=MEMBERS["channel"]["online"],
            required=False,
            synonyms=("canal_de_depot", "mode_de_depot"),
        ),
        Field(
            name="complet",
            title="Complet au dépôt",
            definition=(
                "Le dossier était-il entier dès le premier dépôt ? Vide pour une attribution automatique."
            ),
            kind=YesNo(),
            column="complete",
            example="oui",
            required=False,
            synonyms=("complet_au_depot", "dossier_complet"),
        ),
        Field(
            name="mois_decision",
            title="Mois de la décision",
            definition="Mois où la demande est acceptée ou refusée ; vide tant qu'elle attend.",
            kind=Month(),
            column="decided_in",
            example="05/2023",
            required=False,
            synonyms=("mois_de_decision", "decide_en"),
        ),
        Field(
            name="delai_jours",
            title="Délai de décision",
            definition="Jours du dépôt à la décision, et non depuis que le dossier est complet.",
            kind=Whole(most=LONGEST_DELAY),
            column="delay_days",
            example="21",
            required=False,
            unit="jours",
            synonyms=("delai", "delai_de_decision", "nombre_de_jours"),
        ),
        Field(
            name="demandes",
            title="Demandes",
            definition=(
                "Demandes semblables sur cette ligne ; une demande vaut pour un foyer, non pour une personne."
            ),
            kind=Whole(least=1),
            column="requests",
            example="12",
            unit="demandes",
            synonyms=("nombre_de_demandes", "nb_demandes", "effectif"),
        ),
    ),
    rules=(
        FilledOnly("canal", "nature", _ASKED),
        FilledOnly("complet", "nature", _ASKED),
        FilledOnly("delai_jours", "nature", _ASKED, always=False),
        When("nature", _ASKED, Together("mois_decision", "delai_jours")),
        AtMost("mois_depot", "mois_decision"),
        Lasts("delai_jours", "mois_depot", "mois_decision", give=A_MONTH),
    ),
    ranked="line",
)
