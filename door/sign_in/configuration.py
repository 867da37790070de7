"""Which provider says who people are? The `[auth]` section of the secrets, or the same in the environment.

Read once, before the server listens: what cannot be used stops it, and a section that disappears later from
the file opens nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.runtime.secrets import secrets_singleton

from settings import SettingError, current_auth

SHORTEST_SECRET = 32
_NEEDED = ("client_id", "client_secret", "server_metadata_url", "redirect_uri", "cookie_secret")
_CALLBACK = "/oauth2callback"


@dataclass(frozen=True)
class Provider:
    """Where readers sign in, and as which client Vigie is known there."""

    client_id: str
    metadata_url: str
    redirect_uri: str
    asks_for_profile: bool
    """Are the rights in a signed profile at `/userinfo` (ProConnect), not in the ID token (Keycloak)?"""
    client_kwargs: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_behind_tls(self) -> bool:
        """Is the public address of Vigie an https address?"""
        return self.redirect_uri.startswith("https:")


@lru_cache(maxsize=1)
def provider() -> Provider | None:
    """The provider of this process, read once; None when nobody signs in. Raises SettingError."""
    if told := current_auth():
        secrets_singleton.load_if_toml_exists()
        secrets_singleton.merge_programmatic_secrets({"auth": told})
    section = _written()
    return None if section is None else provider_of(section)


def provider_of(section: Mapping[str, Any]) -> Provider:
    """The provider of an `[auth]` section; raises SettingError, in French, on the first key to correct."""
    for key in _NEEDED:
        if not isinstance(section.get(key), str) or not section[key]:
            raise _fault(key, "manque : l'écrire directement sous [auth], entre guillemets")
    if len(section["cookie_secret"]) < SHORTEST_SECRET:
        raise _fault("cookie_secret", f"est trop court : {SHORTEST_SECRET} caractères tirés au sort au moins")
    for key in ("server_metadata_url", "redirect_uri"):
        if not is_safe_address(section[key]):
            raise _fault(key, "doit commencer par https:// (http:// seulement sur ce poste)")
    if not section["redirect_uri"].endswith(_CALLBACK):
        raise _fault("redirect_uri", f"doit finir par {_CALLBACK}")
    exposed = _exposed(section)
    if "id" not in exposed:
        raise _fault("expose_tokens", 'doit contenir "id" : Vigie vérifie lui-même la signature du jeton')
    return Provider(
        client_id=section["client_id"],
        metadata_url=section["server_metadata_url"],
        redirect_uri=section["redirect_uri"],
        asks_for_profile="access" in exposed,
        client_kwargs=dict(section.get("client_kwargs", {})),
    )


def is_safe_address(url: str) -> bool:
    """Is it https, or http that does not leave this machine?"""
    parts = urlsplit(url)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and is_this_machine(parts.hostname or ""))
    )


def is_this_machine(host: str) -> bool:
    """Is it a loopback address, or the name of one?"""
    bare = host.strip("[]").lower()
    if bare == "localhost":
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False


def _exposed(section: Mapping[str, Any]) -> set[str]:
    told = section.get("expose_tokens", ())
    return {told} if isinstance(told, str) else set(told)


def _written() -> Mapping[str, Any] | None:
    """The section as Streamlit sees it; a file that cannot be read is a fault, not an absence."""
    try:
        section = st.secrets.get("auth")
    except StreamlitSecretNotFoundError as error:
        if any(Path(path).exists() for path in config.get_option("secrets.files")):
            raise SettingError(
                "Le fichier .streamlit/secrets.toml ne peut pas être lu : corriger son écriture (TOML), "
                "d'après .streamlit/secrets.example.toml."
            ) from error
        return None
    if section is not None and not isinstance(section, Mapping):
        raise _fault("", "doit être une section [auth]")
    return section


def _fault(key: str, words: str) -> SettingError:
    place = f"« {key} » de la section [auth]" if key else "« auth »"
    return SettingError(f"Connexion : {place} {words}. Voir docs/connexion.md.")
