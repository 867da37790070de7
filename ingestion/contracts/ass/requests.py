"""Action sanitaire et sociale: what must the file of requests for individual aids hold?"""

from __future__ import annotations

from data_access.schema.ass import ass_application
from ingestion.contracts.common import COMMUNE
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, Euros, OneOf, YesNo
from ingestion.contracts.model import Contract, Field, epci_of
from ingestion.contracts.rules import AtMost, FilledOnly, Needs, Together, in_order
from metrics.ass.words import INDIVIDUAL_LINES, MEMBERS

_WHO = (
    Field(
        name="demande",
        title="Identifiant de la demande",
        definition="Identifiant opaque de la demande d'aide, jamais un numéro de sécurité sociale.",
        kind=Code(24),
        column="application_id",
        example="A23000012",
        synonyms=("id_demande", "numero_demande", "numero_dossier"),
    ),
    Field(
        name="foyer",
        title="Identifiant du foyer",
        definition=(
            "Identifiant opaque du foyer, le même d'une demande et d'une année à l'autre : il fait compter "
            "un foyer une seule fois par an."
        ),
        kind=Code(24),
        column="household_id",
        example="F000979",
        synonyms=("id_foyer", "numero_foyer"),
    ),
    Field(
        name="ligne_budgetaire",
        title="Ligne budgétaire",
        definition="Ligne d'aide individuelle sur laquelle la demande est instruite.",
        kind=OneOf(INDIVIDUAL_LINES),
        column="line",
        example=INDIVIDUAL_LINES["complementary"],
        synonyms=("ligne", "type_d_aide", "type_aide"),
    ),
    Field(
        name="origine",
        title="Origine de la demande",
        definition=(
            "Service ou partenaire qui a orienté le foyer, ou le refus de C2S qui a suscité la demande."
        ),
        kind=OneOf(MEMBERS["origin"]),
        column="origin",
        example=MEMBERS["origin"]["social_service"],
        synonyms=("origine_demande", "provenance"),
    ),
    COMMUNE,
)

_STAGES = (
    Field(
        name="date_demande",
        title="Date de la demande",
        definition="Jour du dépôt de la demande, d'où partent les délais, et non jour de sa saisie.",
        kind=Day(),
        column="applied_on",
        example="08/02/2023",
        synonyms=("date_de_demande", "date_depot", "date_de_depot", "deposee_le"),
    ),
    Field(
        name="date_ajournement",
        title="Date de l'ajournement",
        definition="Jour de la commission qui renvoie la demande à une suivante : ce n'est pas une décision.",
        kind=Day(),
        column="postponed_on",
        example="16/02/2023",
        required=False,
        synonyms=("ajournee_le",),
    ),
    Field(
        name="date_decision",
        title="Date de la décision",
        definition="Jour de la commission qui accorde ou refuse l'aide ; vide tant que la demande attend.",
        kind=Day(),
        column="decided_on",
        example="16/03/2023",
        required=False,
        synonyms=("date_de_decision", "date_commission", "decidee_le"),
    ),
    Field(
        name="decision",
        title="Décision",
        definition="Accord ou refus de la commission ; vide tant qu'elle n'a fait ni l'un ni l'autre.",
        kind=OneOf(MEMBERS["decision"]),
        column="decision",
        example=MEMBERS["decision"]["granted"],
        required=False,
        synonyms=("avis", "avis_commission"),
    ),
    Field(
        name="date_engagement",
        title="Date de l'engagement",
        definition="Jour où la somme accordée est engagée en comptabilité.",
        kind=Day(),
        column="committed_on",
        example="20/03/2023",
        required=False,
        synonyms=("date_d_engagement", "engagee_le"),
    ),
    Field(
        name="date_versement",
        title="Date du versement",
        definition="Jour où l'aide est versée : le foyer est compté dans l'année de ce jour.",
        kind=Day(),
        column="paid_on",
        example="14/04/2023",
        required=False,
        synonyms=("date_de_versement", "date_paiement", "versee_le"),
    ),
)

_AMOUNTS = (
    Field(
        name="montant_accorde",
        title="Montant accordé",
        definition="Somme que la commission accorde, versée ou non ; vide pour un refus, et non zéro.",
        kind=Euros(),
        column="granted_cents",
        example="226,00",
        required=False,
        unit="euros",
        synonyms=("accorde", "montant_accorde_eur"),
    ),
    Field(
        name="montant_verse",
        title="Montant versé",
        definition=(
            "Somme versée à ce jour ; vide tant que rien ne l'est, jamais le montant accordé par avance."
        ),
        kind=Euros(),
        column="paid_cents",
        example="226,00",
        required=False,
        unit="euros",
        synonyms=("verse", "montant_paye", "montant_verse_eur"),
    ),
    Field(
        name="reste_a_charge_avant_aide",
        title="Reste à charge avant l'aide",
        definition="Ce que le foyer devrait payer sans l'aide ; vide, et non zéro, quand il n'est pas connu.",
        kind=Euros(),
        column="remaining_before_cents",
        example="364,57",
        required=False,
        unit="euros",
        synonyms=("reste_a_charge", "rac", "rac_avant_aide"),
    ),
    Field(
        name="sans_aide_24_mois",
        title="Sans aide depuis 24 mois",
        definition=(
            "Oui si le foyer n'a reçu aucune aide dans les 24 mois avant la demande ; vide si on l'ignore."
        ),
        kind=YesNo(),
        column="no_aid_24_months",
        example="oui",
        required=False,
        synonyms=("primo_demandeur", "aucune_aide_24_mois"),
    ),
)

REQUESTS = Contract(
    source="ass_applications",
    name="ass_demandes",
    table=ass_application,
    key=("demande",),
    dated_by="date_demande",
    personal=True,
    advice=(
        "Extraire toutes les demandes déposées depuis le 1er janvier de l'an dernier, refus et demandes en "
        "attente compris, telles qu'elles sont connues aujourd'hui : une demande de décembre est souvent "
        "décidée et versée l'année suivante. Les mois de dépôt présents dans le fichier sont remplacés "
        "entiers."
    ),
    fields=(*_WHO, *_STAGES, *_AMOUNTS),
    rules=(
        *in_order("date_demande", "date_ajournement", "date_decision", "date_engagement", "date_versement"),
        Together("date_decision", "decision"),
        FilledOnly("montant_accorde", "decision", ("granted",)),
        FilledOnly("date_engagement", "decision", ("granted",), always=False),
        FilledOnly("date_versement", "decision", ("granted",), always=False),
        Needs("date_versement", "date_engagement"),
        Together("date_versement", "montant_verse"),
        AtMost("montant_verse", "montant_accorde"),
        AtMost("montant_accorde", "reste_a_charge_avant_aide"),
    ),
    derived=(epci_of(),),
)
