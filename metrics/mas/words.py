"""Mission accompagnement santé: which words do its metrics and breakdowns share?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from metrics.model import Metric

SOURCE = "Application de suivi des saisines (extrait de la caisse)"
OWNER = "Responsable de la Mission accompagnement santé"
ENTERED = "saisines ouvertes pendant la période"
ORIGIN = ("epci", "detector", "age_group", "renunciation")

mas_metric = partial(Metric, source=SOURCE, owner=OWNER)

MEMBERS: Mapping[str, Mapping[str, str]] = {
    "detector": {
        "cpam_front": "Accueils de la CPAM",
        "cpam_other": "Autres services de la CPAM",
        "social_service": "Service social",
        "medical_service": "Service médical",
        "ccas": "CCAS",
        "france_services": "France services",
        "mission_locale": "Missions locales",
        "health": "Professionnels et établissements de santé",
        "association": "Associations",
    },
    "renunciation": {
        "cost": "Reste à charge",
        "rights": "Droits non ouverts ou incomplets",
        "no_offer": "Pas de professionnel disponible",
        "transport": "Transport",
        "handicap": "Situation de handicap",
        "fear": "Crainte des soins ou des démarches",
    },
    "outcome": {
        "care_realised": "Soins réalisés",
        "unreachable": "Injoignable",
        "refusal": "Refus de l'assuré",
        "no_offer": "Pas d'offre de soins",
        "left_to_pay": "Reste à charge trop élevé",
        "other": "Autre motif",
    },
    "age_band": {
        "0-30": "30 jours au plus",
        "31-90": "31 à 90 jours",
        "91-180": "91 à 180 jours",
        "181+": "Plus de 180 jours",
    },
}

AXIS_WORDS: Mapping[str, str] = {
    "detector": "détecteur",
    "renunciation": "motif de renoncement",
    "outcome": "issue",
    "age_band": "ancienneté",
}
