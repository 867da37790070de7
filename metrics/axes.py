"""Along which axes are measures broken down, and what are the members called in French?"""

from __future__ import annotations

from collections.abc import Mapping

OPEN_AXES = ("epci", "commune", "partner")
UNKNOWN = "Non renseigné"
ORDERED_AXES = frozenset({"age_group", "age_band", "waited", "weekly_hours"})
"""Axes whose members follow one another, from the youngest or the shortest: never sorted by their numbers."""

AXIS_WORDS: Mapping[str, str] = {
    "epci": "intercommunalité",
    "commune": "commune",
    "partner": "partenaire",
    "age_group": "âge",
}

COMMON: Mapping[str, Mapping[str, str]] = {
    "age_group": {
        "0-17": "Moins de 18 ans",
        "18-24": "18 à 24 ans",
        "25-39": "25 à 39 ans",
        "40-59": "40 à 59 ans",
        "60-74": "60 à 74 ans",
        "75+": "75 ans et plus",
    },
}
