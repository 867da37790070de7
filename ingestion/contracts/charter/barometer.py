"""Handifaction: what must the file of answers hold? Numbers of answers by quarter, never an answer."""

from __future__ import annotations

from collections.abc import Mapping

from data_access.schema.charter import handifaction_answers
from ingestion.contracts.common import AGES
from ingestion.contracts.dates import QuarterEnd
from ingestion.contracts.kinds import OneOf, Whole
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import GoesWith
from metrics.charter.words import ANSWERS, MEMBERS, QUESTIONS

ANY_ANSWER: Mapping[str, str] = {
    code: label for answers in ANSWERS.values() for code, label in answers.items()
}
"""The answers to all questions together; « Recherche en cours » answers two of them."""

HANDIFACTION = Contract(
    source="handifaction",
    name="handifaction",
    table=handifaction_answers,
    personal=False,
    key=("trimestre", "origine", "tranche_age", "lieu_de_vie", "question", "reponse"),
    dated_by="trimestre",
    advice=(
        "Un trimestre chargé remplace ce trimestre en entier : toutes ses lignes ensemble. Compter chaque "
        "questionnaire une fois pour l'accès et une fois pour le refus, et pour les autres questions "
        "seulement s'il y a répondu."
    ),
    fields=(
        Field(
            name="trimestre",
            title="Fin du trimestre",
            definition="Dernier jour du trimestre pendant lequel les questionnaires ont été remplis.",
            kind=QuarterEnd(),
            column="quarter_end",
            example="30/06/2023",
            synonyms=("fin_trimestre", "fin_de_trimestre"),
        ),
        Field(
            name="origine",
            title="Origine de la réponse",
            definition="La réponse suit-elle une invitation de l'Assurance Maladie ? Leurs taux diffèrent.",
            kind=OneOf(MEMBERS["channel"]),
            column="channel",
            example="Campagne de l'Assurance Maladie",
            synonyms=("canal", "origine_de_la_reponse"),
        ),
        Field(
            name="tranche_age",
            title="Tranche d'âge",
            definition="Âge de la personne concernée par les soins, à la date de la réponse.",
            kind=OneOf(AGES),
            column="age_group",
            example="40 à 59 ans",
            synonyms=("age", "tranche_d_age"),
        ),
        Field(
            name="lieu_de_vie",
            title="Lieu de vie",
            definition="Où vit la personne concernée par les soins.",
            kind=OneOf(MEMBERS["living_place"]),
            column="living_place",
            example="Domicile",
        ),
        Field(
            name="question",
            title="Question",
            definition="Question du baromètre ; accès et refus sont posés à tous.",
            kind=OneOf(QUESTIONS),
            column="question",
            example="Accès aux soins",
        ),
        Field(
            name="reponse",
            title="Réponse",
            definition="Réponse donnée à la question ; chaque question a les siennes.",
            kind=OneOf(ANY_ANSWER),
            column="outcome",
            example="Soins reçus",
        ),
        Field(
            name="nombre_reponses",
            title="Nombre de réponses",
            definition="Questionnaires qui donnent cette réponse ; une personne peut en remplir plusieurs.",
            kind=Whole(),
            column="answers",
            example="128",
            unit="réponses",
            synonyms=("nombre", "nombre_de_reponses", "effectif"),
        ),
    ),
    rules=(GoesWith("reponse", "question", {question: tuple(own) for question, own in ANSWERS.items()}),),
)

CONTRACTS = (HANDIFACTION,)
