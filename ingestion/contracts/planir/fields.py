"""PLANIR: which fields do several of its files share: the action, its aim, the partner?"""

from __future__ import annotations

from ingestion.contracts.kinds import OneOf, Reference
from ingestion.contracts.model import Field
from metrics.planir import MEMBERS

ACTION_SYNONYMS = ("code_action", "id_action", "identifiant_action")


def action_of(definition: str) -> Field:
    """The action of which a line speaks, by its code in the register of actions."""
    return Field(
        name="action",
        title="Action",
        definition=definition,
        kind=Reference("planir_actions"),
        column="action",
        example="P01",
        synonyms=ACTION_SYNONYMS,
    )


def partner_of(definition: str) -> Field:
    """The partner of which a line speaks, by its code in the list of partners."""
    return Field(
        name="partenaire",
        title="Partenaire",
        definition=definition,
        kind=Reference("partners"),
        column="partner",
        example="P0012",
        synonyms=("code_partenaire", "id_partenaire", "identifiant_partenaire"),
    )


def scheme_of(definition: str) -> Field:
    """The scheme under which an action is counted."""
    return Field(
        name="dispositif",
        title="Dispositif",
        definition=definition,
        kind=OneOf(MEMBERS["scheme"]),
        column="scheme",
        example="Parcours santé jeunes",
    )


DIFFICULTY = Field(
    name="difficulte",
    title="Difficulté",
    definition="Laquelle des trois difficultés du plan : incompréhension, non-recours ou rupture de droits.",
    kind=OneOf(MEMBERS["difficulty"]),
    column="difficulty",
    example="Non-recours",
)

PUBLIC = Field(
    name="public",
    title="Public",
    definition="Le public principal ; un seul par ligne.",
    kind=OneOf(MEMBERS["public"]),
    column="public",
    example="Jeunes",
    synonyms=("public_vise", "public_concerne"),
)
