"""How are visits told in French: roles, what happened, moments, the sentence that sums them up, the rule?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from access.user import Role
from data_access.accesses.queue import Health
from data_access.accesses.visits import Kind, Tally, Visit
from metrics.sentences import count_in_words
from metrics.spacing import spaced
from metrics.units import NO_BREAK, french_number, short_date
from metrics.visits.noting import NO_DEPARTMENT

ROLE_WORDS: Mapping[str, str] = {Role.DIRECTOR: "direction", Role.PARTNER: "partenaire"}
NOTED_ROLES: Mapping[str, str] = {**ROLE_WORDS, "seen_as_partner": "direction, comme partenaire"}
"""The words of `User.noted_role`."""
KIND_WORDS: Mapping[str, str] = {
    Kind.PAGE: "Ouverture",
    Kind.FILE: "Fichier",
    Kind.REFUSED: "Refus",
}
HEADS = (
    *("Quand", "Identifiant", "Rôle", "Département", "Page", "Onglet"),
    *("Période affichée", "Action", "Fichier"),
)
SHORT_HEADS = ("Quand", "Identifiant", "Rôle", "Département", "Page et onglet", "Période affichée", "Action")
NOTHING = "–"
_YEAR_DAYS = 365


def summary(counted: Tally, days: int) -> str:
    """« Sur les 30 derniers jours : 4 lecteurs, 128 pages ouvertes, 3 fichiers emportés, 1 accès refusé »."""
    told = (
        count_in_words(counted.readers, "lecteur", "lecteurs"),
        count_in_words(counted.pages, "page ouverte", "pages ouvertes", none="aucune page ouverte"),
        count_in_words(counted.files, "fichier emporté", "fichiers emportés"),
        count_in_words(counted.refused, "accès refusé", "accès refusés"),
    )
    return spaced(f"Sur les {french_number(days)}{NO_BREAK}derniers jours : {', '.join(told)}.")


def emptiness(since: date, *, filtered: bool) -> str:
    """Why no visit is listed, and what to do."""
    if filtered:
        return spaced("Aucune visite ne répond à ces filtres : effacer l'identifiant, ou choisir « Toutes ».")
    return spaced(
        f"Aucune visite depuis le {short_date(since)} : personne n'a ouvert Vigie, ou le journal commence. "
        "Chaque page ouverte, chaque fichier emporté et chaque refus y sont écrits dans la seconde."
    )


def rule(kept_days: int) -> str:
    """How long a visit is kept, and what is noted of it."""
    kept = "un an" if kept_days == _YEAR_DAYS else f"{french_number(kept_days)}{NO_BREAK}jours"
    return spaced(
        f"Une visite est effacée après {kept} (la CNIL recommande entre six mois et un an : délibération "
        f"n°{NO_BREAK}2021-122 du 14 octobre 2021). Le journal ne garde d'une personne que son identifiant : "
        "ni nom, ni courriel, ni adresse du poste. Il sert à la sécurité, à rien d'autre."
    )


def trouble(found: Health) -> str:
    """What to say when visits are not being written; empty when all goes well."""
    if found.failing_since is None and not found.lost:
        return ""
    told = []
    if found.failing_since is not None:
        waiting = count_in_words(found.waiting, "visite attend", "visites attendent", none="aucune n'attend")
        told.append(
            f"Depuis le {moment(found.failing_since)}, les visites ne s'écrivent plus : {waiting}. "
            f"{found.why}"
        )
    if found.lost:
        told.append(
            f"{count_in_words(found.lost, 'visite a été perdue', 'visites ont été perdues')} depuis le "
            "démarrage de ce serveur : prévenir l'administrateur de Vigie."
        )
    return spaced(" ".join(told))


def moment(at: datetime) -> str:
    """« 22/11/2026 14:05 », by this machine's clock."""
    local = at.astimezone()
    return f"{short_date(local.date())}{NO_BREAK}{local:%H:%M}"


def clock(at: datetime) -> str:
    """« Heures de ce serveur (UTC+01:00) »."""
    offset = at.astimezone().strftime("%z")
    return f"Heures de ce serveur (UTC{offset[:3]}:{offset[3:5]})"


def cells(visit: Visit) -> tuple[str, ...]:
    """A visit, in the order of `HEADS`."""
    department = "inconnu" if visit.departments == NO_DEPARTMENT else visit.departments
    return (
        moment(visit.at),
        visit.identifier or NOTHING,
        NOTED_ROLES.get(visit.role, visit.role),
        department,
        visit.page,
        visit.tab or NOTHING,
        visit.period or NOTHING,
        KIND_WORDS.get(visit.kind, visit.kind),
        visit.file or NOTHING,
    )


def short_cells(visit: Visit) -> tuple[str, ...]:
    """The same in the order of `SHORT_HEADS`, for a screen: the tab beside its page, the file its action."""
    at, identifier, role, department, page, tab, period, action, file = cells(visit)
    told = (f"{page}, {tab}" if visit.tab else page, period, f"{action} : {file}" if visit.file else action)
    return at, identifier, role, department, *told
