"""Action sanitaire et sociale: what must the file of subsidies and endowments hold?"""

from __future__ import annotations

from data_access.schema.ass import ass_subsidy
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, Euros, OneOf, Words
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import AtMost, GoesWith, Needs, Together, in_order
from metrics.ass.words import COLLECTIVE_KINDS, COLLECTIVE_LINES, MEMBERS

_WHAT = (
    Field(
        name="aide",
        title="Identifiant de l'aide",
        definition=(
            "Identifiant de la subvention ou de la dotation, une ligne pour chaque décision d'attribution."
        ),
        kind=Code(24),
        column="subsidy_id",
        example="C230007",
        synonyms=("id_aide", "subvention", "id_subvention", "numero_subvention"),
    ),
    Field(
        name="beneficiaire",
        title="Association ou fonds",
        definition=(
            "Nom de l'organisme qui reçoit l'aide, écrit toujours de la même façon : une association est "
            "comptée une fois par année d'après ce nom."
        ),
        kind=Words(160),
        column="beneficiary",
        example="Association d'aide aux malades",
        synonyms=("association", "organisme", "nom_association", "nom_de_l_association"),
    ),
    Field(
        name="nature",
        title="Nature de l'aide",
        definition="Subvention à une association, ou dotation au fonds de compensation du handicap.",
        kind=OneOf(COLLECTIVE_KINDS),
        column="kind",
        example=COLLECTIVE_KINDS["subsidy"],
        synonyms=("type", "nature_de_l_aide"),
    ),
    Field(
        name="ligne_budgetaire",
        title="Ligne budgétaire",
        definition="Ligne d'aide collective qui porte la dépense.",
        kind=OneOf(COLLECTIVE_LINES),
        column="line",
        example=COLLECTIVE_LINES["collective"],
        synonyms=("ligne", "poste_budgetaire"),
    ),
    Field(
        name="theme",
        title="Thème",
        definition="À qui ou à quoi sert l'action soutenue.",
        kind=OneOf(MEMBERS["theme"]),
        column="theme",
        example=MEMBERS["theme"]["illness"],
        synonyms=("thematique", "domaine"),
    ),
)

_STAGES = (
    Field(
        name="date_accord",
        title="Date de l'accord",
        definition="Jour où la commission accorde l'aide.",
        kind=Day(),
        column="granted_on",
        example="16/03/2023",
        synonyms=("date_d_accord", "date_decision", "date_commission", "accordee_le"),
    ),
    Field(
        name="montant_accorde",
        title="Montant accordé",
        definition="Somme accordée, versée ou non.",
        kind=Euros(),
        column="granted_cents",
        example="1 733,00",
        unit="euros",
        synonyms=("accorde", "montant_accorde_eur"),
    ),
    Field(
        name="date_engagement",
        title="Date de l'engagement",
        definition=(
            "Jour où la somme est engagée : celui de la signature de la convention, quand il y en a une."
        ),
        kind=Day(),
        column="committed_on",
        example="07/04/2023",
        required=False,
        synonyms=("date_convention", "date_signature", "convention_signee_le"),
    ),
    Field(
        name="date_versement",
        title="Date du versement",
        definition="Jour où l'aide est versée, le dernier quand elle l'est en plusieurs fois.",
        kind=Day(),
        column="paid_on",
        example="09/05/2023",
        required=False,
        synonyms=("date_de_versement", "date_paiement", "versee_le"),
    ),
    Field(
        name="montant_verse",
        title="Montant versé",
        definition="Somme versée en tout à ce jour ; vide tant que rien ne l'est.",
        kind=Euros(),
        column="paid_cents",
        example="1 386,40",
        required=False,
        unit="euros",
        synonyms=("verse", "montant_paye", "montant_verse_eur"),
    ),
    Field(
        name="date_retour_bilan",
        title="Retour du bilan d'activité",
        definition="Jour où le bilan d'activité signé est revenu à la caisse ; vide tant qu'il est attendu.",
        kind=Day(),
        column="report_returned_on",
        example="06/09/2023",
        required=False,
        synonyms=("date_bilan", "bilan_recu_le", "date_compte_rendu"),
    ),
)

SUBSIDIES = Contract(
    source="ass_subsidies",
    name="ass_subventions",
    table=ass_subsidy,
    key=("aide",),
    dated_by="date_accord",
    personal=False,
    advice=(
        "Extraire toutes les aides collectives accordées depuis le 1er janvier de l'avant-dernière année, "
        "telles qu'elles sont connues aujourd'hui : le bilan d'une subvention revient jusqu'à dix-huit mois "
        "plus tard. Les mois d'accord présents dans le fichier sont remplacés entiers."
    ),
    fields=(*_WHAT, *_STAGES),
    rules=(
        *in_order("date_accord", "date_engagement", "date_versement"),
        AtMost("date_accord", "date_retour_bilan"),
        GoesWith(
            "ligne_budgetaire", "nature", {"subsidy": ("collective",), "endowment": ("disability_fund",)}
        ),
        Needs("date_versement", "date_engagement"),
        Together("date_versement", "montant_verse"),
        AtMost("montant_verse", "montant_accorde"),
    ),
)
