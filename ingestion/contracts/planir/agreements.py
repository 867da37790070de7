"""PLANIR: what must the registers of CCAS and agreements hold, and what do partners signal?"""

from __future__ import annotations

from data_access.schema.planir import planir_agreement, planir_ccas, planir_partner_report
from ingestion.contracts.common import COMMUNE
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, OneOf, Whole, YesNo
from ingestion.contracts.model import Contract, Field, epci_of
from ingestion.contracts.planir.fields import partner_of
from ingestion.contracts.rules import AtMost
from metrics.planir import MEMBERS

PARTNER_KIND = Field(
    name="nature",
    title="Nature du partenaire",
    definition="Nature sous laquelle le partenaire et ses conventions sont comptés.",
    kind=OneOf(MEMBERS["agreement_kind"]),
    column="kind",
    example="CCAS",
    synonyms=("type", "type_partenaire", "nature_partenaire"),
)

CCAS = Contract(
    source="planir_ccas",
    name="planir_ccas",
    table=planir_ccas,
    personal=False,
    key=("partenaire",),
    dated_by=None,
    advice=(
        "Donner tous les CCAS du département, avec ou sans convention : ils sont le dénominateur de la "
        "couverture. Garder ceux qui ont fermé, avec leur date de fermeture."
    ),
    fields=(
        partner_of("Le CCAS, par son code dans l'annuaire des partenaires."),
        COMMUNE,
        Field(
            name="date_creation",
            title="Date de création",
            definition="Premier jour où le CCAS existe ; à défaut, un jour antérieur à la période suivie.",
            kind=Day(),
            column="opened_on",
            example="06/01/1986",
            synonyms=("cree_le", "date_ouverture"),
        ),
        Field(
            name="date_fermeture",
            title="Date de fermeture",
            definition="Premier jour où le CCAS n'existe plus ; vide tant qu'il existe.",
            kind=Day(),
            column="closed_on",
            example="01/01/2023",
            required=False,
            synonyms=("ferme_le", "date_dissolution"),
        ),
    ),
    rules=(AtMost("date_creation", "date_fermeture"),),
    derived=(epci_of(),),
)

AGREEMENTS = Contract(
    source="planir_agreements",
    name="planir_conventions",
    table=planir_agreement,
    personal=False,
    key=("convention",),
    dated_by=None,
    advice=(
        "Donner toutes les conventions, échues comprises : la couverture compte celles qui sont en vigueur "
        "à la date, jamais celles qui ont été signées un jour."
    ),
    fields=(
        Field(
            name="convention",
            title="Convention",
            definition="Code de la convention ; un renouvellement est une autre convention.",
            kind=Code(24),
            column="agreement",
            example="CV0001",
            synonyms=("code_convention", "id_convention", "numero_convention"),
        ),
        partner_of("Le partenaire signataire, par son code dans l'annuaire des partenaires."),
        PARTNER_KIND,
        Field(
            name="date_signature",
            title="Date de signature",
            definition="Jour de la signature, avant ou après la prise d'effet.",
            kind=Day(),
            column="signed_on",
            example="12/10/2022",
            synonyms=("signee_le", "date_de_signature"),
        ),
        Field(
            name="date_effet",
            title="Prise d'effet",
            definition="Premier jour où la convention est en vigueur ; il peut être à venir.",
            kind=Day(planned=True),
            column="starts_on",
            example="12/10/2022",
            synonyms=("date_debut", "debut", "effet_le"),
        ),
        Field(
            name="date_fin_effet",
            title="Fin d'effet",
            definition="Premier jour sans effet, lendemain de l'échéance ; vide si reconduite tacitement.",
            kind=Day(planned=True),
            column="lapses_on",
            example="12/10/2025",
            required=False,
            synonyms=("fin_effet", "sans_effet_le"),
        ),
        Field(
            name="renouvellement",
            title="Renouvellement",
            definition="La convention en suit-elle une autre avec le même partenaire ?",
            kind=YesNo(),
            column="renewal",
            example="non",
        ),
    ),
    rules=(
        AtMost("date_signature", "date_fin_effet"),
        AtMost("date_effet", "date_fin_effet"),
    ),
)

PARTNER_REPORTS = Contract(
    source="planir_partner_reports",
    name="planir_signalements",
    table=planir_partner_report,
    personal=False,
    key=("partenaire", "jour"),
    dated_by="jour",
    advice=(
        "Une ligne par partenaire et par jour où il a signalé des situations ; extraire des mois entiers. "
        "Une convention est dite vivante quand son partenaire a signalé dans les douze mois."
    ),
    fields=(
        partner_of("Le partenaire qui signale, par son code dans l'annuaire des partenaires."),
        Field(
            name="jour",
            title="Jour",
            definition="Jour des signalements.",
            kind=Day(),
            column="day",
            example="03/04/2023",
            synonyms=("date", "date_signalement", "signale_le"),
        ),
        PARTNER_KIND,
        Field(
            name="signalements",
            title="Situations signalées",
            definition="Nombre de situations signalées par le partenaire ce jour-là.",
            kind=Whole(),
            column="reports",
            example="2",
            unit="situations signalées",
            synonyms=("nombre", "nombre_de_signalements", "situations"),
        ),
    ),
)
