"""What may somebody see, whom the provider has named? Their claims or their row of the table tell.

Whatever is not understood gives no right: an unknown role, a department that this installation does not
serve, a programme that does not exist. Nothing is ever widened: a list without any known word is no right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from access.user import Role, User
from settings import Settings

ALL = "tous"
"""The word of a claim for every department that the installation serves, or every programme."""

_NAMELESS = "Lecteur sans nom"


class Lacking(StrEnum):
    """What is missing for somebody to read anything."""

    ROLE = "role"
    DEPARTMENT = "department"
    TOPIC = "topic"


@dataclass(frozen=True)
class Told:
    """What was said of somebody's rights, before it is believed; `topics` None when nothing was said."""

    roles: tuple[str, ...]
    departments: tuple[str, ...]
    topics: tuple[str, ...] | None


@dataclass(frozen=True)
class Rights:
    """A reader, or what is missing; and the words that gave no right, for the log."""

    reader: User | Lacking
    ignored: tuple[str, ...] = ()


def told_by(claims: Mapping[str, Any], settings: Settings) -> Told:
    """What the claims say, under the names that the installation has chosen."""
    names = settings.sign_in
    topics = _claim(claims, names.topics_claim)
    return Told(
        roles=_words(_claim(claims, names.role_claim)),
        departments=_words(_claim(claims, names.departments_claim)),
        topics=None if topics is None else _words(topics),
    )


def rights_of(told: Told, identifier: str, name: str, settings: Settings, topics: tuple[str, ...]) -> Rights:
    """The reader that these words make; `topics` are the programmes that exist."""
    roles = _roles(settings)
    # Whoever has both roles has the first, which sees what the other sees and more.
    role = next((one for one in Role if one in {roles.get(word) for word in told.roles}), None)
    departments = _known((word.upper() for word in told.departments), settings.departments)
    programmes = () if told.topics is None else _known(told.topics, topics)
    ignored = _ignored(told, roles, settings.departments, topics)
    lacking = _lacking(role, departments, told.topics is not None and not programmes)
    if role is None or lacking is not None:
        return Rights(lacking or Lacking.ROLE, ignored)
    served = Role.PARTNER if settings.for_partners_only else role
    narrowed = () if set(programmes) == set(topics) else programmes
    return Rights(User(name, served, departments, narrowed, identifier), ignored)


def name_of(claims: Mapping[str, Any]) -> str:
    """How to call somebody: the name, else the given and usual names, else the one they sign in with."""
    parts = [_text(claims.get("given_name")), _text(claims.get("usual_name") or claims.get("family_name"))]
    told = _text(claims.get("name")), " ".join(filter(None, parts)), _text(claims.get("preferred_username"))
    return next((name for name in told if name), _NAMELESS)


def _roles(settings: Settings) -> Mapping[str, Role]:
    words = settings.sign_in
    return {
        **dict.fromkeys(words.partner_roles, Role.PARTNER),
        **dict.fromkeys(words.director_roles, Role.DIRECTOR),
    }


def _lacking(role: Role | None, departments: tuple[str, ...], without_topic: bool) -> Lacking | None:
    if role is None:
        return Lacking.ROLE
    if not departments:
        return Lacking.DEPARTMENT
    return Lacking.TOPIC if without_topic else None


def _known(words: Iterable[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """The words that exist, in their order; all of them for « tous »."""
    said = set(words)
    return known if said & {ALL, ALL.upper()} else tuple(word for word in known if word in said)


def _ignored(
    told: Told, roles: Mapping[str, Role], departments: tuple[str, ...], topics: tuple[str, ...]
) -> tuple[str, ...]:
    said = (
        ("role", told.roles, {*roles}),
        ("department", tuple(word.upper() for word in told.departments), {*departments, ALL.upper()}),
        ("topic", told.topics or (), {*topics, ALL}),
    )
    return tuple(f"{kind} {word!r}" for kind, words, known in said for word in words if word not in known)


def _claim(claims: Mapping[str, Any], name: str) -> Any:
    """A claim by its name, else by its path: « realm_access.roles »."""
    if name in claims:
        return claims[name]
    found: Any = claims
    for step in name.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(step)
    return found


def _words(told: Any) -> tuple[str, ...]:
    """The words of a claim: a list, or one text where commas part them; anything else says nothing."""
    if isinstance(told, str):
        told = told.split(",")
    if not isinstance(told, list | tuple):
        return ()
    return tuple(word.strip() for word in told if isinstance(word, str) and word.strip())


def _text(told: Any) -> str:
    return " ".join(told.split()) if isinstance(told, str) else ""
