"""Action sanitaire et sociale: what are its budget lines, origins, decisions and themes called?"""

from __future__ import annotations

from collections.abc import Mapping

OWNER = "Responsable de l'action sanitaire et sociale"
SOURCE = "Application de gestion de l'action sanitaire et sociale (extrait de la caisse)"

LINES: Mapping[str, str] = {
    "individual": "Aides individuelles et prestations supplémentaires",
    "complementary": "Aides à la complémentaire santé",
    "home_illness": "Retour et maintien à domicile, personnes malades",
    "home_disability": "Maintien à domicile, personnes en situation de handicap",
    "pdp": "Prévention de la désinsertion professionnelle",
    "collective": "Subventions aux associations",
    "disability_fund": "Dotation au fonds de compensation du handicap",
}

COLLECTIVE_LINES: Mapping[str, str] = {line: LINES[line] for line in ("collective", "disability_fund")}
INDIVIDUAL_LINES: Mapping[str, str] = {
    line: words for line, words in LINES.items() if line not in COLLECTIVE_LINES
}
COLLECTIVE_KINDS: Mapping[str, str] = {"subsidy": "Subvention", "endowment": "Dotation"}

MEMBERS: Mapping[str, Mapping[str, str]] = {
    "line": LINES,
    "origin": {
        "social_service": "Service social",
        "c2s_refusal": "Refus de complémentaire santé solidaire",
        "mas": "Mission accompagnement santé",
        "cpam": "Autres services de la CPAM",
        "partner": "Partenaires",
        "direct": "Demande directe de l'assuré",
    },
    "decision": {"granted": "Accord", "refused": "Refus"},
    "days": {},
    "whole_days": {},
    "euros": {},
    "waited": {"0-30": "30 jours au plus", "31-60": "31 à 60 jours", "61+": "Plus de 60 jours"},
    "theme": {
        "illness": "Aide aux malades",
        "disability": "Handicap",
        "mental_health": "Santé mentale",
        "rights": "Accès aux droits et aux soins",
    },
}

AXIS_WORDS: Mapping[str, str] = {
    "line": "ligne budgétaire",
    "origin": "origine de la demande",
    "decision": "décision",
    "days": "nombre de jours",
    "whole_days": "nombre de jours depuis la demande",
    "euros": "montant de l'année",
    "waited": "attente",
    "theme": "thème",
}
