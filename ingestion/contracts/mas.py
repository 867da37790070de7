"""Mission accompagnement santé: what must the files of cases and of posts hold?"""

from __future__ import annotations

from data_access.schema.mas import mas_case, mas_team
from ingestion.contracts.common import AGES, COMMUNE, month
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, Number, OneOf, Reference, YesNo
from ingestion.contracts.model import Contract, Field, epci_of
from ingestion.contracts.rules import AtMost, FilledOnly, Needs, Together
from metrics.mas.words import MEMBERS

CASES = Contract(
    source="mas_cases",
    name="mas_saisines",
    table=mas_case,
    personal=True,
    key=("saisine",),
    dated_by="date_saisine",
    advice=(
        "Extraire toutes les saisines ouvertes depuis le 1er janvier de l'an dernier, avec leurs dates "
        "telles qu'elles sont connues aujourd'hui : une saisine ouverte en mars peut être close en juin."
    ),
    fields=(
        Field(
            name="saisine",
            title="Identifiant de la saisine",
            definition="Identifiant opaque du dossier, jamais un numéro de sécurité sociale.",
            kind=Code(24),
            column="case_id",
            example="S2300012",
            synonyms=("id_saisine", "numero_saisine", "numero_dossier"),
        ),
        Field(
            name="date_saisine",
            title="Date de la saisine",
            definition="Jour où la saisine a été ouverte.",
            kind=Day(),
            column="opened_on",
            example="03/01/2023",
            synonyms=("date_de_saisine", "date_ouverture", "ouverte_le"),
        ),
        Field(
            name="detecteur",
            title="Détecteur",
            definition="Qui a repéré le renoncement aux soins.",
            kind=OneOf(MEMBERS["detector"]),
            column="detector",
            example="CCAS",
        ),
        Field(
            name="partenaire",
            title="Partenaire",
            definition="Identifiant du partenaire qui a saisi la mission, s'il y en a un.",
            kind=Reference("partners"),
            column="partner",
            example="P0012",
            required=False,
        ),
        COMMUNE,
        Field(
            name="tranche_age",
            title="Tranche d'âge",
            definition="Âge de l'assuré à la date de la saisine.",
            kind=OneOf(AGES),
            column="age_group",
            example="40 à 59 ans",
            synonyms=("age", "tranche_d_age"),
        ),
        Field(
            name="motif_renoncement",
            title="Motif de renoncement",
            definition="Pourquoi les soins avaient été abandonnés ou reportés.",
            kind=OneOf(MEMBERS["renunciation"]),
            column="renunciation",
            example="Reste à charge",
            synonyms=("motif",),
        ),
        Field(
            name="date_premier_contact",
            title="Date du premier contact",
            definition="Jour du premier échange avec l'assuré.",
            kind=Day(),
            column="first_contact_on",
            example="05/01/2023",
            required=False,
            synonyms=("premier_contact",),
        ),
        Field(
            name="consentement",
            title="Consentement",
            definition="L'assuré accepte-t-il d'être accompagné ?",
            kind=YesNo(),
            column="consent",
            example="oui",
            required=False,
        ),
        Field(
            name="date_bilan",
            title="Date du bilan",
            definition="Jour du bilan personnalisé des droits.",
            kind=Day(),
            column="assessed_on",
            example="09/01/2023",
            required=False,
        ),
        Field(
            name="date_accompagnement",
            title="Début de l'accompagnement",
            definition="Jour où l'accompagnement commence.",
            kind=Day(),
            column="accompanied_on",
            example="14/01/2023",
            required=False,
        ),
        Field(
            name="date_mise_a_jour_droits",
            title="Mise à jour des droits",
            definition="Jour où les droits de l'assuré ont été mis à jour.",
            kind=Day(),
            column="rights_updated_on",
            example="16/01/2023",
            required=False,
        ),
        Field(
            name="date_cloture",
            title="Date de clôture",
            definition="Jour où le dossier a été clos.",
            kind=Day(),
            column="closed_on",
            example="20/04/2023",
            required=False,
            synonyms=("cloture_le", "date_de_cloture"),
        ),
        Field(
            name="issue",
            title="Issue",
            definition="Comment le dossier s'est terminé.",
            kind=OneOf(MEMBERS["outcome"]),
            column="outcome",
            example="Soins réalisés",
            required=False,
        ),
    ),
    rules=(
        *(
            AtMost("date_saisine", later)
            for later in (
                "date_premier_contact",
                "date_bilan",
                "date_accompagnement",
                "date_mise_a_jour_droits",
                "date_cloture",
            )
        ),
        Needs("date_bilan", "date_premier_contact"),
        Needs("date_accompagnement", "date_premier_contact"),
        FilledOnly("date_accompagnement", "consentement", (True,), always=False),
        Together("date_cloture", "issue"),
    ),
    derived=(epci_of(),),
)

TEAM = Contract(
    source="mas_team",
    name="mas_effectifs",
    table=mas_team,
    personal=False,
    key=("mois", "poste"),
    dated_by="mois",
    advice="Une ligne par poste et par mois, y compris les postes à temps partiel.",
    fields=(
        month("month"),
        Field(
            name="poste",
            title="Poste",
            definition="Identifiant opaque d'un poste d'accompagnatrice, jamais un nom.",
            kind=Code(24),
            column="accompanist",
            example="A01",
        ),
        Field(
            name="quotite",
            title="Quotité de travail",
            definition="Part d'un temps plein consacrée à la mission : 1 pour un temps plein, 80 % ou 0,8.",
            kind=Number(0, 1),
            column="full_time",
            example="0,8",
            unit="équivalent temps plein",
            synonyms=("etp",),
        ),
    ),
)

CONTRACTS = (CASES, TEAM)
