"""What does the provider answer? Its addresses, its keys, the signed profile of a reader at `/userinfo`."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from access.session import is_presentable
from door.sign_in.configuration import Provider, is_safe_address
from door.sign_in.trusted import UnknownKey, Untrusted, claims_signed_by

WAIT_SECONDS = 5.0
KEPT_SECONDS = 3600.0
LEAST_SECONDS_BETWEEN_READINGS = 10.0
"""Tokens that name unknown keys do not make us ask the provider at every run."""

SIGNED = "application/jwt"
_UNAUTHORISED = 401


class Unreachable(Exception):  # noqa: N818 (what happened, not a mistake of the program)
    """The provider does not answer, or answers what cannot be read."""


class AccessEnded(Exception):  # noqa: N818 (what happened, not a mistake of the program)
    """The provider no longer gives the profile for this sign-in: one must sign in again."""


@dataclass(frozen=True)
class Known:
    """What the provider said of itself, and when (monotonic seconds)."""

    issuer: str
    userinfo: str
    keys: KeySet
    at: float


class Exchange:
    """The conversation with one provider; what it says of itself is kept for an hour."""

    def __init__(self, provider: Provider, clock: Callable[[], float] = time.monotonic) -> None:
        self._provider = provider
        self._clock = clock
        self._known: Known | None = None
        self._lock = Lock()

    def identity(self, token: str) -> Mapping[str, Any]:
        """The claims of an ID token, once proven; raises Untrusted or Unreachable.

        Its `exp` was checked when it arrived, and its age is checked at each run: see `access/session.py`.
        """
        return self._proven(token)

    def profile(self, access_token: str, identifier: str) -> Mapping[str, Any]:
        """The signed profile of the reader who has this `sub`.

        Raises Untrusted, AccessEnded or Unreachable.
        """
        claims = self._proven(self._signed_profile(access_token))
        if claims["sub"] != identifier:
            raise Untrusted("the profile is that of somebody else")
        if "exp" in claims and not is_presentable(claims, time.time()):
            raise Untrusted("the profile is out of date")
        return claims

    def _proven(self, token: str) -> Mapping[str, Any]:
        known = self._read(KEPT_SECONDS)
        try:
            return claims_signed_by(known.keys, token, known.issuer, self._provider.client_id)
        except UnknownKey:
            known = self._read(LEAST_SECONDS_BETWEEN_READINGS)
            return claims_signed_by(known.keys, token, known.issuer, self._provider.client_id)

    def _read(self, oldest: float) -> Known:
        """What the provider says of itself, asked again when what we have is older than this."""
        with self._lock:
            if self._known is None or self._clock() - self._known.at > oldest:
                self._known = self._asked()
            return self._known

    def _asked(self) -> Known:
        told = _json(self._provider.metadata_url)
        addresses = [told.get("jwks_uri"), told.get("userinfo_endpoint", "")]
        if not all(isinstance(one, str) and (not one or is_safe_address(one)) for one in addresses):
            raise Unreachable("an address of the provider is absent or is not https")
        try:
            keys = KeySet.import_key_set(_json(str(addresses[0])))  # type: ignore[arg-type]
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise Unreachable("the keys of the provider cannot be read") from error
        return Known(str(told.get("issuer", "")), str(addresses[1]), keys, self._clock())

    def _signed_profile(self, access_token: str) -> str:
        address = self._read(KEPT_SECONDS).userinfo
        if not address:
            raise Unreachable("the provider has no userinfo_endpoint")
        answer = _answer(address, {"Authorization": f"Bearer {access_token}", "Accept": SIGNED})
        if answer.status_code == _UNAUTHORISED:
            raise AccessEnded
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if answer.is_error:
            raise Unreachable(f"the profile was answered with status {answer.status_code}")
        if kind != SIGNED:
            raise Untrusted(f"the profile is not signed: {kind or 'no type'}, expected {SIGNED}")
        return answer.text.strip()


def _json(address: str) -> Mapping[str, Any]:
    answer = _answer(address, {"Accept": "application/json"})
    try:
        told = answer.raise_for_status().json()
    except (httpx.HTTPStatusError, ValueError) as error:
        raise Unreachable(f"the answer of the provider cannot be read: {type(error).__name__}") from error
    if not isinstance(told, Mapping):
        raise Unreachable("the answer of the provider is not an object")
    return told


def _answer(address: str, headers: Mapping[str, str]) -> httpx.Response:
    try:
        return httpx.get(address, headers=dict(headers), timeout=WAIT_SECONDS, follow_redirects=False)
    except httpx.HTTPError as error:
        raise Unreachable(f"the provider does not answer: {type(error).__name__}") from error
