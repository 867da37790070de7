"""Complémentaire santé solidaire: which metrics, sources and words make the programme?

The non-take-up of a department is not declared: no source publishes it, and a national rate is not scaled.
"""

from __future__ import annotations

from collections.abc import Mapping

from metrics.c2s import ame
from metrics.c2s import expiries as c2s_expiries
from metrics.c2s import requests as c2s_requests
from metrics.c2s import rights as c2s_rights
from metrics.sources import Source

METRICS = (*c2s_rights.METRICS, *c2s_requests.METRICS, *c2s_expiries.METRICS, *ame.METRICS)

NATIONAL_MARK = (
    "Repère national : en 2021, 44 % des personnes éligibles n'avaient pas recours à la C2S (DREES, "
    "communiqué du 13 décembre 2022). Aucun taux de non-recours n'est publié par département ; "
    "Vigie n'en calcule pas."
)
"""A dated context for the reader, never a term of comparison: it measures another thing than coverage."""

HEADLINES = (c2s_rights.BENEFICIARIES, c2s_rights.COVERAGE, c2s_requests.ONLINE_SHARE)

SOURCES = (
    Source("c2s_beneficiaries", "Bénéficiaires de la Complémentaire santé solidaire", "mensuel", 62),
    Source("c2s_profiles", "Statut et gestionnaire des bénéficiaires de la C2S", "mensuel", 62),
    Source("protected_population", "Population protégée", "mensuel", 62),
    Source("c2s_requests", "Demandes de Complémentaire santé solidaire", "mensuel", 62),
    Source("c2s_expiries", "Échéances de la Complémentaire santé solidaire", "mensuel", 62),
    Source("ame_expiries", "Échéances des droits à l'aide médicale de l'État", "mensuel", 62),
)

MEMBERS: Mapping[str, Mapping[str, str]] = {
    "participation": {"without": "Sans participation", "with": "Avec participation"},
    "manager": {"cpam": "CPAM", "private": "Organisme privé"},
    "channel": {
        "online": "Compte ameli",
        "post": "Courrier",
        "front": "Accueil de la CPAM",
        "partner": "Partenaire",
    },
    "kind": {"first": "Première demande", "renewal": "Renouvellement"},
    "public": {"general": "Cas général", "rsa": "Bénéficiaires du RSA", "aspa": "Bénéficiaires de l'ASPA"},
    "ame_public": {"minor": "Mineurs", "adult": "Majeurs"},
    "days": {},
    "mode": {"asked": "Renouvellement à demander", "automatic": "Renouvellement automatique"},
}

ORIGINS: Mapping[str, str] = {**MEMBERS["kind"], "automatic": "Attribution automatique"}
"""How a right is opened: by one of the requests above, or without any."""
STATUSES: Mapping[str, str] = {"retired": "Retraité", "other": "Autre"}
SCOPES: Mapping[str, str] = {"general": "Régime général", "all": "Tous régimes"}

AXIS_WORDS: Mapping[str, str] = {
    "participation": "participation",
    "manager": "gestionnaire",
    "channel": "canal de dépôt",
    "kind": "nature de la demande",
    "public": "public",
    "mode": "mode de renouvellement",
    "ame_public": "âge",
    "days": "nombre de jours",
}
