"""Is a reader who signed in still signed in? The rule is the age of the sign-in, never that of the cookie.

`exp` says until when a provider lets its token be presented (often a minute, or five), not how long somebody
may read: it is checked when the token arrives. The age of the sign-in is checked at each run.

Source: OpenID Connect Core 1.0, sections 2 (`auth_time`, `iat`, `exp`) and 3.1.3.7 (what a client checks).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

SKEW_SECONDS = 120
"""How far the clock of the provider may be from ours."""

_HOUR = 3600


class Age(StrEnum):
    """What the age of a sign-in allows."""

    VALID = "valid"
    EXPIRED = "expired"
    REFUSED = "refused"
    """Undated, or dated from the future: no honest provider says so."""


def age_of(claims: Mapping[str, Any], now: float, hours: float) -> Age:
    """May this sign-in still be used at `now` (seconds), when it is good for so many hours?

    `auth_time`, when the reader proved who they are, is counted from; `iat`, when the token was made, else.
    """
    made, proved = _moment(claims, "iat"), _moment(claims, "auth_time")
    if made is None or ("auth_time" in claims and proved is None):
        return Age.REFUSED
    since = made if proved is None else proved
    if max(made, since) > now + SKEW_SECONDS:
        return Age.REFUSED
    return Age.VALID if now - since <= hours * _HOUR else Age.EXPIRED


def is_presentable(claims: Mapping[str, Any], now: float) -> bool:
    """Is a token that arrives now within its own dates: `exp` not past, `nbf` and `iat` not to come?"""
    until = _moment(claims, "exp")
    begins = [_moment(claims, name) for name in ("iat", "nbf") if name in claims]
    if until is None or now >= until + SKEW_SECONDS:
        return False
    return all(moment is not None and moment <= now + SKEW_SECONDS for moment in begins)


def _moment(claims: Mapping[str, Any], name: str) -> float | None:
    """Seconds since 1970; None when the claim is absent or is no date."""
    told = claims.get(name)
    if isinstance(told, bool) or not isinstance(told, int | float):
        return None
    return float(told) if 0 < told < float("inf") else None


class SignedOut:
    """The sign-ins that their reader has ended, so that the other tabs notice at their next run.

    Kept in the memory of one process: with several of them, a tab served by another one stays open until its
    sign-in expires. When the provider names its session (`sid`), that one ends; else all of the reader's do.
    """

    def __init__(self) -> None:
        self._ended: dict[tuple[str, str, str], float] = {}

    def end(self, claims: Mapping[str, Any], now: float) -> None:
        """Remember that this reader has signed out."""
        made = _moment(claims, "iat") or now
        self._ended[_session(claims)] = max(now, made)

    def holds(self, claims: Mapping[str, Any]) -> bool:
        """Was this sign-in made before its reader signed out?"""
        ended = self._ended.get(_session(claims))
        return ended is not None and (_moment(claims, "iat") or 0.0) <= ended

    def forget_before(self, moment: float) -> None:
        """Forget the ends so old that every sign-in they stop has expired by itself."""
        for session in [session for session, ended in list(self._ended.items()) if ended < moment]:
            self._ended.pop(session, None)


def _session(claims: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(claims.get("iss", "")), str(claims.get("sub", "")), str(claims.get("sid") or "")
