"""May whoever comes with these tokens go further, as which reader; or which page is shown instead?"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from access.claims import Told, name_of, rights_of, told_by
from access.session import Age, SignedOut, age_of
from access.user import User
from door.sign_in.exchange import AccessEnded, Exchange, Unreachable
from door.sign_in.trusted import Untrusted
from settings import Settings

log = logging.getLogger("vigie")

KEPT_SESSIONS = 4096
"""Proofs kept in the memory of the process: a profile is asked once a sign-in, whatever the tabs."""


class Why(StrEnum):
    """Why somebody goes no further."""

    NOBODY = "nobody"
    SIGNED_OUT = "signed out"
    EXPIRED = "expired"
    REFUSED = "refused"
    LEVEL = "level"
    UNREACHABLE = "unreachable"
    NO_RIGHT = "no right"


@dataclass(frozen=True)
class Closed:
    """Somebody who goes no further, and the identifier to give when asking for a right."""

    why: Why
    identifier: str = ""


Table = Callable[[str], Told | None]
"""What the role table says of an identifier."""


class Reception:
    """The door of one process: proofs already made, sign-ins already ended."""

    def __init__(self, exchange: Exchange, *, asks_for_profile: bool, topics: tuple[str, ...]) -> None:
        self.signed_out = SignedOut()
        self._topics = topics
        self._asks_for_profile = asks_for_profile
        self._identity = lru_cache(KEPT_SESSIONS)(exchange.identity)
        self._profile = lru_cache(KEPT_SESSIONS)(exchange.profile)

    def arrival(
        self, tokens: Mapping[str, str], settings: Settings, table: Table, now: float
    ) -> User | Closed:
        """The reader that these tokens prove at `now` (seconds since 1970), or why there is none."""
        try:
            claims = self._identity(tokens.get("id", ""))
            stopped = self._stopped(claims, settings, now)
            return stopped or self._reader(claims, self._told_of(claims, tokens), settings, table)
        except Untrusted as reason:
            log.warning("Sign-in refused: %s", reason)
            return Closed(Why.REFUSED)
        except AccessEnded:
            return Closed(Why.EXPIRED)
        except Unreachable as reason:
            log.error("Sign-in impossible: %s", reason)
            return Closed(Why.UNREACHABLE)

    def ended(self, tokens: Mapping[str, str], hours: float, now: float) -> None:
        """This sign-in is over, in every tab."""
        self.signed_out.forget_before(now - 2 * hours * 3600)
        try:
            self.signed_out.end(self._identity(tokens.get("id", "")), now)
        except (Untrusted, Unreachable) as reason:
            log.warning("Signed out without a proven sign-in: %s", reason)

    def _stopped(self, claims: Mapping[str, Any], settings: Settings, now: float) -> Closed | None:
        age = age_of(claims, now, settings.sign_in.session_hours)
        if age is Age.REFUSED:
            log.warning("Sign-in refused: undated, or dated from the future")
            return Closed(Why.REFUSED)
        if age is Age.EXPIRED:
            return Closed(Why.EXPIRED)
        if self.signed_out.holds(claims):
            return Closed(Why.SIGNED_OUT)
        levels = settings.sign_in.acr_values
        return Closed(Why.LEVEL) if levels and claims.get("acr") not in levels else None

    def _told_of(self, claims: Mapping[str, Any], tokens: Mapping[str, str]) -> Mapping[str, Any]:
        """The claims that tell the rights: those of the ID token, or those of the signed profile."""
        if not self._asks_for_profile:
            return claims
        return self._profile(tokens.get("access", ""), str(claims["sub"]))

    def _reader(
        self, claims: Mapping[str, Any], profile: Mapping[str, Any], settings: Settings, table: Table
    ) -> User | Closed:
        identifier = str(claims["sub"])
        told = table(identifier) or told_by(profile, settings)
        rights = rights_of(told, identifier, name_of(profile), settings, self._topics)
        if rights.ignored:
            _tell_once(identifier, rights.ignored)
        return rights.reader if isinstance(rights.reader, User) else Closed(Why.NO_RIGHT, identifier)


@lru_cache(KEPT_SESSIONS)
def _tell_once(identifier: str, ignored: tuple[str, ...]) -> None:
    """Write what gave no right in the log, once a reader and not at every run."""
    log.warning("No right from %s for %r", ", ".join(ignored), identifier)
