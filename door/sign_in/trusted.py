"""Does this token come from our provider, for us? Nothing of it is read before its signature is checked.

Source: OpenID Connect Core 1.0, 3.1.3.7 (ID token) and 5.3.2 (signed answer of `/userinfo`); the cryptography
is that of joserfc. Only signatures by a private key of the provider count: never `none`, never a secret.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")


class Untrusted(Exception):  # noqa: N818 (what the token is, not a mistake of the program)
    """A token is not to be believed; the message, in English and for the log, says why and holds no token."""


class UnknownKey(Untrusted):
    """The token names a key that the provider did not have when its keys were read."""


def claims_signed_by(keys: KeySet, token: str, issuer: str, audience: str) -> Mapping[str, Any]:
    """The claims of a token signed by one of these keys, made by this issuer for this audience.

    Raises:
        UnknownKey: the key may be newer than those given: read them again.
        Untrusted: forged, unsigned, from another issuer, or for another audience.
    """
    try:
        claims: Mapping[str, Any] = jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims
    except InvalidKeyIdError as error:
        raise UnknownKey("the signing key is unknown to the provider") from error
    except (JoseError, ValueError, TypeError) as error:
        raise Untrusted(f"the signature was not accepted: {type(error).__name__}") from error
    _check_origin(claims, issuer, audience)
    return claims


def _check_origin(claims: Mapping[str, Any], issuer: str, audience: str) -> None:
    if claims.get("iss") != issuer:
        raise Untrusted(f"made by {claims.get('iss')!r}, expected {issuer!r}")
    told = claims.get("aud")
    if audience not in ([told] if isinstance(told, str) else told or ()):
        raise Untrusted(f"made for {told!r}, expected {audience!r}")
    if claims.get("azp", audience) != audience:
        raise Untrusted(f"handed to {claims['azp']!r}, expected {audience!r}")
    if not isinstance(claims.get("sub"), str) or not claims["sub"]:
        raise Untrusted("names nobody: `sub` is absent")
