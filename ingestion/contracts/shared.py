"""What several programmes share: what must the directory of partners and the list of events hold?"""

from __future__ import annotations

from dataclasses import replace

from data_access.schema.common import partner
from ingestion.contracts.common import COMMUNE
from ingestion.contracts.events import EVENTS
from ingestion.contracts.kinds import Code, OneOf, Words
from ingestion.contracts.model import Contract, Field
from metrics.planir import AGREEMENT_KINDS

PARTNERS = Contract(
    source="partners",
    name="partenaires",
    table=partner,
    personal=False,
    key=("partenaire",),
    dated_by=None,
    advice=(
        "Tous les partenaires cités par les autres fichiers, anciens compris : une saisine ou une convention "
        "ne peut nommer qu'un partenaire de cet annuaire. À déposer avant les fichiers qui les citent."
    ),
    fields=(
        Field(
            name="partenaire",
            title="Identifiant du partenaire",
            definition="Identifiant du partenaire, le même dans tous les fichiers et d'une année à l'autre.",
            kind=Code(24),
            column="partner",
            example="P0012",
            synonyms=("id_partenaire", "code_partenaire"),
        ),
        Field(
            name="nom",
            title="Nom du partenaire",
            definition="Nom de l'organisme, tel qu'il s'affiche ; jamais celui d'une personne.",
            kind=Words(160),
            column="name",
            example="CCAS d'Alençon",
            synonyms=("nom_partenaire", "organisme"),
        ),
        Field(
            name="nature",
            title="Nature du partenaire",
            definition="Nature de l'organisme, dans les mots des conventions.",
            kind=OneOf(AGREEMENT_KINDS),
            column="kind",
            example="CCAS",
            synonyms=("nature_partenaire", "type_partenaire"),
        ),
        replace(
            COMMUNE,
            definition=(
                "Code INSEE de la commune de l'organisme (cinq caractères, zéros compris) ; vide s'il n'est "
                "pas attaché à une commune du département."
            ),
            required=False,
        ),
    ),
)

CONTRACTS = (PARTNERS, EVENTS)
