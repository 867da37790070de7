"""The committee of the charter: what must the files of its meetings and of its decisions hold?"""

from __future__ import annotations

from data_access.schema.charter import charter_decision, charter_meeting
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, Reference, Words
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import AtMost

MEETINGS = Contract(
    source="charter_meetings",
    name="charte_reunions",
    table=charter_meeting,
    personal=False,
    key=("reunion",),
    dated_by=None,
    advice=(
        "Toutes les réunions du comité depuis son installation, tenues, annulées ou à venir : sans celles "
        "qui n'ont pas eu lieu, la part des réunions tenues serait toujours de 100 %."
    ),
    fields=(
        Field(
            name="reunion",
            title="Identifiant de la réunion",
            definition="Identifiant de la réunion, le même d'une extraction à l'autre.",
            kind=Code(24),
            column="meeting",
            example="R01",
            synonyms=("id_reunion", "numero_reunion"),
        ),
        Field(
            name="date_prevue",
            title="Date prévue",
            definition="Jour prévu à l'origine, même si la réunion a été reportée ; il peut être à venir.",
            kind=Day(planned=True),
            column="planned_on",
            example="06/12/2022",
            synonyms=("prevue_le",),
        ),
        Field(
            name="date_tenue",
            title="Date de tenue",
            definition="Jour où la réunion s'est tenue, avant, après ou le jour prévu ; vide sinon.",
            kind=Day(),
            column="held_on",
            example="06/12/2022",
            required=False,
            synonyms=("tenue_le",),
        ),
        Field(
            name="objet",
            title="Objet",
            definition="Objet de la réunion, en une phrase qui ne nomme personne.",
            kind=Words(200),
            column="subject",
            example="Installation du comité, thématiques de travail",
            synonyms=("sujet", "ordre_du_jour"),
        ),
    ),
)

DECISIONS = Contract(
    source="charter_decisions",
    name="charte_decisions",
    table=charter_decision,
    personal=False,
    key=("decision",),
    dated_by=None,
    advice=(
        "Toutes les décisions du comité depuis son installation, closes ou non, avec leurs dates telles "
        "qu'elles sont connues aujourd'hui."
    ),
    fields=(
        Field(
            name="decision",
            title="Identifiant de la décision",
            definition="Identifiant de la décision, le même d'une extraction à l'autre.",
            kind=Code(24),
            column="decision",
            example="D01",
            synonyms=("id_decision", "numero_decision"),
        ),
        Field(
            name="reunion",
            title="Réunion de la décision",
            definition="Identifiant de la réunion où la décision a été prise.",
            kind=Reference("charter_meetings"),
            column="meeting",
            example="R01",
            synonyms=("id_reunion", "numero_reunion"),
        ),
        Field(
            name="libelle",
            title="Libellé de la décision",
            definition="Ce que le comité a décidé, en une phrase qui ne nomme personne.",
            kind=Words(200),
            column="label",
            example="Recenser les référents handicap des signataires",
            synonyms=("intitule", "libelle_decision"),
        ),
        Field(
            name="date_decision",
            title="Date de la décision",
            definition="Jour où le comité a décidé.",
            kind=Day(),
            column="decided_on",
            example="06/12/2022",
            synonyms=("decidee_le",),
        ),
        Field(
            name="echeance",
            title="Échéance",
            definition="Jour pour lequel la décision doit être suivie d'effet ; il peut être à venir.",
            kind=Day(planned=True),
            column="due_on",
            example="31/01/2023",
            synonyms=("date_echeance",),
        ),
        Field(
            name="date_cloture",
            title="Date de clôture",
            definition="Jour où la décision a été close ; vide tant qu'elle ne l'est pas.",
            kind=Day(),
            column="closed_on",
            example="26/01/2023",
            required=False,
            synonyms=("close_le",),
        ),
    ),
    rules=(AtMost("date_decision", "echeance"), AtMost("date_decision", "date_cloture")),
)

CONTRACTS = (MEETINGS, DECISIONS)
