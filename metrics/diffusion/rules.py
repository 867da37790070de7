"""Under how many persons is a count kept from partners, source by source, and why?

No text fixes one number for all sources: each has its threshold and the reason for it, written here and
shown beside the figures. What speaks of no person (points, bodies, actions, budgets), or of agents at work,
has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_access.topics import BY_KEY


@dataclass(frozen=True)
class Rule:
    """A count from 1 to `threshold` − 1 is masked, and what would give it away; 0: nothing is masked."""

    threshold: int
    reason: str


HEALTH = Rule(
    11,
    "Personnes suivies par l'Assurance Maladie, dont les agents sont tenus au secret professionnel (article "
    "L. 161-29 du code de la sécurité sociale) : aucun effectif de moins de 11, usage des données de santé "
    "en France (CASD pour le PMSI, ATIH, Health Data Hub). Aucun texte ne fixe ce nombre.",
)
FISCAL = Rule(
    11,
    "Ménages à bas revenus, de source fiscale (Filosofi, Insee) : aucune statistique sur moins de 11 "
    "ménages.",
)
HANDICAP = Rule(
    11,
    "Réponses de personnes en situation de handicap (baromètre Handifaction) : aucun effectif de moins de "
    "11, comme pour les données de santé.",
)
AGENTS = Rule(
    0,
    "Agents et référents dans l'exercice de leur fonction (postes, formations) : la source ne dit rien de la "
    "santé, des droits ni des ressources de personne.",
)
NO_PERSON = Rule(0, "Organismes, lieux, actions ou budgets : la source ne décrit aucune personne.")

RULES: Mapping[str, Rule] = {
    "planir_persons": HEALTH,
    "planir_alerts": HEALTH,
    "planir_letters": HEALTH,
    "planir_urgent_calls": HEALTH,
    "planir_partner_reports": HEALTH,
    "mas_cases": HEALTH,
    "ass_applications": HEALTH,
    "ass_low_income": FISCAL,
    "c2s_beneficiaries": HEALTH,
    "c2s_profiles": HEALTH,
    "protected_population": HEALTH,
    "c2s_requests": HEALTH,
    "c2s_expiries": HEALTH,
    "ame_expiries": HEALTH,
    "fs_requests": HEALTH,
    "fs_partner_requests": HEALTH,
    "handifaction": HANDICAP,
    "mas_team": AGENTS,
    "fs_referents": AGENTS,
    **dict.fromkeys(
        (
            *("planir_actions", "planir_events", "planir_reviews", "planir_milestones"),
            *("planir_ccas", "planir_agreements", "ass_budgets", "ass_subsidies"),
            *("fs_sites", "charter_signatories", "charter_commitments"),
            *("charter_updates", "charter_meetings", "charter_decisions"),
        ),
        NO_PERSON,
    ),
}
"""Every source of a measure has its rule: a test refuses one that was forgotten."""


HIGHEST_THRESHOLD = max(rule.threshold for rule in RULES.values())


def rule_of(measure: str) -> Rule:
    """The rule of the source whose lines a measure counts; what else it reads only says which lines."""
    return RULES[BY_KEY[measure].source]
