"""How does an administrator say who may come in, as what, and until when?"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

import click

from access.user import Role
from command_line.options import Day
from command_line.terminal import say, who
from data_access.accesses.accounts import LONGEST, Account, accounts, grant, revoke
from ingestion.checking.personal import what_it_shows
from metrics.catalogue import TOPICS
from metrics.units import short_date
from metrics.visits.journal import today
from metrics.visits.words import ROLE_WORDS
from settings import current

_WORD = "(?:[A-Z]?[a-z]+|[A-Z]+)"
_NAME = re.compile(rf"{_WORD}(?:[-_.']{_WORD})*")
ROLES: Mapping[str, Role] = {words: Role(role) for role, words in ROLE_WORDS.items()}


@click.group(
    "compte",
    help="Dire qui peut entrer dans Vigie, avec quel rôle, sur quels départements.",
    short_help="Dire qui peut entrer, avec quel rôle.",
    subcommand_metavar="COMMANDE [OPTIONS]",
    options_metavar="",
)
def account() -> None:
    """The group of the commands about accounts."""


@account.command(
    "accorder",
    help="Donner un droit à un identifiant de connexion ; il remplace le droit précédent. IDENTIFIANT est "
    "celui, opaque, que donne le service de connexion (« sub ») : jamais un nom ni un courriel, car le "
    "journal des accès le garde.",
    short_help="Donner un droit à un identifiant.",
)
@click.argument("identifier", metavar="IDENTIFIANT")
@click.option("--role", required=True, metavar="RÔLE", help="direction ou partenaire.")
@click.option("--departements", "departments", required=True, metavar="CODES", help="Par exemple 61,91.")
@click.option("--programmes", "topics", default="", metavar="NOMS", help="Par exemple mas,c2s (sinon tous).")
@click.option(
    "--jusqu-au", "until", type=Day(), metavar="JJ/MM/AAAA", help="Dernier jour du droit (sinon sans fin)."
)
def grant_account(identifier: str, role: str, departments: str, topics: str, until: date | None) -> None:
    """Write one right."""
    granted = Account(
        identifier=_identifier(identifier),
        role=ROLES[_known("Rôle", role.strip().lower(), ROLES)],
        departments=tuple(
            _known("Département", one.upper(), current().departments) for one in _words(departments)
        ),
        topics=tuple(_known("Programme", one.lower(), TOPICS) for one in _words(topics)),
        until=_not_past(until),
    )
    if not granted.departments:
        raise click.ClickException("Aucun département n'est écrit : donner par exemple --departements 61,91.")
    grant(current().access_url, granted, who())
    say(f"{granted.identifier} : {_right(granted)}.")


@account.command("retirer", help="Retirer son droit à un identifiant, tout de suite.")
@click.argument("identifier", metavar="IDENTIFIANT")
def revoke_account(identifier: str) -> None:
    """End one right."""
    if not revoke(current().access_url, identifier.strip()):
        raise click.ClickException(
            "Cet identifiant n'a aucun droit en cours ; rien n'est changé. « vigie compte lister » les donne."
        )
    say(f"{identifier.strip()} : droit retiré.")


@account.command("lister", help="Lister les droits donnés, en cours ou finis.")
def list_accounts() -> None:
    """Print every right."""
    known = accounts(current().access_url)
    if not known:
        say("Aucun droit n'est donné ici. « vigie compte accorder IDENTIFIANT » en donne un.")
    for one in known:
        say(f"{one.identifier} : {_right(one)}")


def _identifier(written: str) -> str:
    """The opaque identifier; refused, and never repeated, when it shows something of a person."""
    identifier = written.strip()
    if not identifier or len(identifier) > LONGEST or not identifier.isprintable():
        raise click.ClickException(
            f"L'identifiant doit tenir en 1 à {LONGEST} signes, sans retour à la ligne."
        )
    if what := _person_shown(identifier):
        raise click.ClickException(
            f"L'identifiant ressemble à {what} : écrire celui, opaque, que donne la connexion (« sub ») ; la "
            "personne sans rôle le lit sur son écran."
        )
    return identifier


def _person_shown(identifier: str) -> str | None:
    """What of a person it seems to give, in French; None when nothing.

    Opaque identifiers are drawn by a machine: ASCII without spaces (OpenID Connect Core 1.0, section 2), and
    words of letters alone, written as names are, do not come out of that.
    """
    if what := what_it_shows(identifier):
        return what
    if "@" in identifier:
        return "une adresse électronique"
    is_a_name = " " in identifier or not identifier.isascii() or _NAME.fullmatch(identifier)
    return "un nom" if is_a_name else None


def _known(what: str, word: str, known: Collection[str]) -> str:
    if word not in known:
        raise click.ClickException(f"{what} « {word} » inconnu : choisir parmi {', '.join(known)}.")
    return word


def _words(text: str) -> tuple[str, ...]:
    """The words between commas, each once, in the order written."""
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def _not_past(until: date | None) -> date | None:
    if until is not None and until < today():
        raise click.ClickException(
            f"Le {short_date(until)} est déjà passé : donner un jour à venir, ou « vigie compte retirer »."
        )
    return until


def _right(one: Account) -> str:
    """« partenaire, départements 61, 91, programmes mas, c2s, jusqu'au 31/12/2026 »."""
    departments = ", ".join(one.departments)
    topics = f"programmes {', '.join(one.topics)}" if one.topics else "tous les programmes"
    head = "département" if len(one.departments) == 1 else "départements"
    return f"{ROLE_WORDS.get(one.role, one.role)}, {head} {departments}, {topics}, {_end(one)}"


def _end(one: Account) -> str:
    if one.until is None:
        return "sans fin"
    words = "fini depuis le" if one.has_ended(today()) else "jusqu'au"
    return f"{words} {short_date(one.until)}"
