"""PLANIR: which figures, from which sources, told with which words?"""

from __future__ import annotations

from collections.abc import Mapping

from metrics.model import Metric
from metrics.planir import actions as planir_actions
from metrics.planir import agreements as planir_agreements
from metrics.planir import people as planir_people
from metrics.planir import rights as planir_rights
from metrics.sources import Source

METRICS: tuple[Metric, ...] = (
    *planir_actions.METRICS,
    *planir_people.METRICS,
    *planir_rights.METRICS,
    *planir_agreements.METRICS,
)

HEADLINES = (planir_actions.ACTIVE, planir_people.ACCOMPANIED, planir_agreements.CCAS_COVERAGE)

SOURCES = (
    Source("planir_actions", "Actions labellisées PLANIR", "mensuel", 62),
    Source("planir_reviews", "Revues des actions PLANIR", "mensuel", 62),
    Source("planir_events", "Événements des actions PLANIR", "mensuel", 62),
    Source("planir_milestones", "Jalons des actions PLANIR", "mensuel", 62),
    Source("planir_action_partners", "Partenaires rattachés aux actions PLANIR", "mensuel", 62),
    Source(
        "planir_persons", "Personnes signalées et accompagnées par les actions PLANIR", "hebdomadaire", 14
    ),
    Source("planir_alerts", "Alertes de rupture de droits", "hebdomadaire", 14),
    Source("planir_letters", "Campagnes de courriers", "mensuel", 62),
    Source("planir_urgent_calls", "Appels à la ligne urgence précarité", "hebdomadaire", 14),
    Source("planir_ccas", "CCAS du département", "mensuel", 62),
    Source("planir_agreements", "Conventions avec les partenaires", "mensuel", 62),
    Source("planir_partner_reports", "Situations signalées par les partenaires", "mensuel", 62),
)

DIFFICULTIES: Mapping[str, str] = {
    "misunderstanding": "Incompréhension",
    "non_take_up": "Non-recours",
    "disruption": "Rupture",
}
PUBLICS: Mapping[str, str] = {
    "young": "Jeunes",
    "children": "Enfants confiés à l'ASE",
    "seniors": "Seniors",
    "precarious": "Personnes en précarité",
    "disabled": "Personnes en situation de handicap",
    "workers": "Actifs et demandeurs d'emploi",
}
OWNERS: Mapping[str, str] = {
    "cpam": "Caisse primaire",
    "social_service": "Service social",
    "medical_service": "Service médical",
}
WEATHERS: Mapping[str, str] = {"sunny": "Ensoleillé", "cloudy": "Nuageux", "stormy": "Orageux"}
SCHEMES: Mapping[str, str] = {
    "pass": "Permanences d'accès aux soins de santé",
    "young_path": "Parcours santé jeunes",
    "ccas": "Conventionnement avec les CCAS",
    "ase": "Aide sociale à l'enfance",
    "urgent_line": "Ligne urgence précarité",
    "seniors": "Passage à la retraite",
    "other": "Autres actions",
}
AGREEMENT_KINDS: Mapping[str, str] = {
    "ccas": "CCAS",
    "france_services": "France services",
    "mission_locale": "Missions locales",
    "integration": "Autres structures d'insertion",
    "pass": "PASS",
    "cpts": "CPTS",
    "national": "Conventions nationales déclinées",
}
EVENT_KINDS: Mapping[str, str] = {
    "committee": "Comités et réunions de suivi",
    "session": "Séances avec le public",
    "webinar": "Webinaires",
    "training": "Formations de partenaires",
    "contact": "Rencontres de partenaires",
}

MEMBERS: Mapping[str, Mapping[str, str]] = {
    "difficulty": DIFFICULTIES,
    "public": PUBLICS,
    "crossing": {
        f"{difficulty}/{public}": f"{words}, {whom}"
        for difficulty, words in DIFFICULTIES.items()
        for public, whom in PUBLICS.items()
    },
    "owner": OWNERS,
    "weather": WEATHERS,
    "scheme": SCHEMES,
    "agreement_kind": AGREEMENT_KINDS,
    "event_kind": EVENT_KINDS,
    "alert_kind": {
        "ase_17_21": "ASE, 17 à 21 ans",
        "retirement": "Passage à la retraite",
        "c2s_expiry": "Droit C2S qui expire",
    },
    "alert_outcome": {"kept_open": "Droit resté ouvert", "lapsed": "Droit échu"},
    "campaign": {"seniors": "Passage à la retraite"},
    "caller": {"doctor": "Médecins", "pharmacist": "Pharmaciens"},
}

AXIS_WORDS: Mapping[str, str] = {
    "difficulty": "difficulté",
    "public": "public",
    "crossing": "difficulté et public",
    "owner": "porteur",
    "weather": "météo",
    "scheme": "dispositif",
    "agreement_kind": "nature de partenaire",
    "event_kind": "nature d'événement",
    "alert_kind": "nature d'alerte",
    "campaign": "campagne",
    "caller": "appelant",
}
