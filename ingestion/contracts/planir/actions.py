"""PLANIR: what must the registers of actions, of their milestones and of their partners hold?"""

from __future__ import annotations

from data_access.schema.planir import planir_action, planir_action_partner, planir_milestone
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, OneOf, Words
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.planir.fields import (
    ACTION_SYNONYMS,
    DIFFICULTY,
    PUBLIC,
    action_of,
    partner_of,
    scheme_of,
)
from ingestion.contracts.rules import AtMost
from metrics.planir import MEMBERS

ACTIONS = Contract(
    source="planir_actions",
    name="planir_actions",
    table=planir_action,
    personal=False,
    key=("action",),
    dated_by=None,
    advice=(
        "Donner toutes les actions labellisées, celles qui sont terminées comprises, avec leur date de fin : "
        "une action retirée de la liste disparaîtrait aussi des mois passés."
    ),
    fields=(
        Field(
            name="action",
            title="Action",
            definition="Code de l'action, le même d'un envoi à l'autre et dans tous les fichiers du plan.",
            kind=Code(24),
            column="action",
            example="P01",
            synonyms=ACTION_SYNONYMS,
        ),
        Field(
            name="libelle",
            title="Libellé",
            definition="Nom de l'action tel qu'il s'affiche ; jamais le nom d'une personne.",
            kind=Words(160),
            column="label",
            example="Parcours santé jeunes",
            synonyms=("libelle_action", "intitule", "nom_action"),
        ),
        scheme_of("Dispositif sous lequel l'action est comptée ; « Autres actions » à défaut."),
        DIFFICULTY,
        PUBLIC,
        Field(
            name="porteur",
            title="Porteur",
            definition="Le service qui conduit l'action, jamais le nom de son responsable.",
            kind=OneOf(MEMBERS["owner"]),
            column="owner",
            example="Caisse primaire",
            synonyms=("pilote",),
        ),
        Field(
            name="valeur_suivie",
            title="Ce que compte l'avancement",
            definition="En quelques mots, ce que comptent le départ, la cible et la valeur des revues.",
            kind=Words(120),
            column="value_label",
            example="Jeunes signalés ou accompagnés depuis le 1er janvier",
            synonyms=("indicateur", "grandeur_suivie"),
        ),
        Field(
            name="date_label",
            title="Date de labellisation",
            definition="Jour où l'action a reçu son label : elle compte à partir de ce jour.",
            kind=Day(),
            column="labelled_on",
            example="17/09/2018",
            synonyms=("labellisee_le",),
        ),
        Field(
            name="date_fin",
            title="Date de fin",
            definition="Premier jour où l'action n'est plus suivie ; vide tant qu'elle dure.",
            kind=Day(),
            column="ended_on",
            example="01/07/2023",
            required=False,
            synonyms=("terminee_le", "fin_action"),
        ),
    ),
    rules=(AtMost("date_label", "date_fin"),),
)

MILESTONES = Contract(
    source="planir_milestones",
    name="planir_jalons",
    table=planir_milestone,
    personal=False,
    key=("action", "jalon"),
    dated_by=None,
    advice=(
        "Donner tous les jalons, atteints, échus ou à venir. Un jalon reporté garde l'échéance convenue au "
        "départ : la changer effacerait le retard."
    ),
    fields=(
        action_of("Action à laquelle le jalon appartient."),
        Field(
            name="jalon",
            title="Jalon",
            definition="Code du jalon, unique dans son action.",
            kind=Code(24),
            column="milestone",
            example="P01-J01",
            synonyms=("code_jalon", "id_jalon"),
        ),
        Field(
            name="libelle",
            title="Libellé",
            definition="Ce qui doit être fait ; jamais le nom d'une personne.",
            kind=Words(160),
            column="label",
            example="Objectifs et mode de suivi validés",
            synonyms=("libelle_jalon", "intitule"),
        ),
        Field(
            name="echeance",
            title="Échéance",
            definition="Dernier jour où le jalon est atteint à temps ; elle peut être à venir.",
            kind=Day(planned=True),
            column="due_on",
            example="16/11/2018",
            synonyms=("date_echeance", "date_prevue"),
        ),
        Field(
            name="date_atteinte",
            title="Atteint le",
            definition="Jour où le jalon a été atteint, même après l'échéance ; vide sinon.",
            kind=Day(),
            column="done_on",
            example="12/11/2018",
            required=False,
            synonyms=("date_realisation", "realise_le", "fait_le"),
        ),
    ),
)

ACTION_PARTNERS = Contract(
    source="planir_action_partners",
    name="planir_partenaires_actions",
    table=planir_action_partner,
    personal=False,
    key=("action", "partenaire"),
    dated_by=None,
    whole_history=False,
    advice="Donner les partenaires rattachés à chaque action, une ligne par action et par partenaire.",
    fields=(
        action_of("Action à laquelle le partenaire est rattaché."),
        partner_of("Partenaire rattaché à l'action, par son code dans l'annuaire des partenaires."),
        Field(
            name="date_rattachement",
            title="Date de rattachement",
            definition="Jour où le partenaire a rejoint l'action.",
            kind=Day(),
            column="joined_on",
            example="17/09/2018",
            synonyms=("rattache_le", "date_entree"),
        ),
    ),
)
