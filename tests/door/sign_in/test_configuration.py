"""Is a sign-in that could not be trusted refused before the server listens, with what to correct?"""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from door.sign_in.configuration import is_this_machine, provider_of
from settings import SettingError, auth_from_environment, from_environment
from tests.support.server import ROOT

GOOD: dict[str, Any] = {
    "client_id": "vigie",
    "client_secret": "s",
    "server_metadata_url": "https://p.example/.well-known/openid-configuration",
    "redirect_uri": "https://vigie.example/oauth2callback",
    "cookie_secret": "x" * 32,
    "expose_tokens": ["id"],
}


def test_the_manner_of_keycloak_and_that_of_proconnect() -> None:
    keycloak, proconnect = provider_of(GOOD), provider_of({**GOOD, "expose_tokens": ["id", "access"]})
    assert (keycloak.asks_for_profile, proconnect.asks_for_profile) == (False, True)
    assert keycloak.is_behind_tls


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("client_id", None),
        ("client_secret", ""),
        ("server_metadata_url", "http://p.example/x"),
        ("server_metadata_url", "ftp://localhost/x"),
        ("redirect_uri", "http://vigie.example/oauth2callback"),
        ("redirect_uri", "https://vigie.example/"),
        ("cookie_secret", "trop court"),
        ("expose_tokens", ["access"]),
        ("expose_tokens", []),
    ],
)
def test_a_key_that_cannot_be_used_is_named(key: str, value: Any) -> None:
    with pytest.raises(SettingError, match=f"« {key} ».*docs/connexion.md"):
        provider_of({**GOOD, key: value})


def test_on_this_machine_plain_http_is_enough() -> None:
    local = {
        "server_metadata_url": "http://localhost:8080/x",
        "redirect_uri": "http://127.0.0.1/oauth2callback",
    }
    assert not provider_of({**GOOD, **local}).is_behind_tls


def test_the_example_shipped_says_every_key() -> None:
    path = ROOT / ".streamlit" / "secrets.example.toml"
    section = tomllib.loads(path.read_text(encoding="utf-8"))["auth"]
    assert set(GOOD) <= set(section)
    with pytest.raises(SettingError, match="cookie_secret"):
        provider_of(section)
    assert provider_of({**section, "cookie_secret": "x" * 32}).client_id


def test_the_environment_says_the_same_as_the_file() -> None:
    told = auth_from_environment(
        {
            "VIGIE_AUTH_CLIENT_ID": "vigie",
            "VIGIE_AUTH_CLIENT_SECRET": "s",
            "VIGIE_AUTH_METADATA_URL": GOOD["server_metadata_url"],
            "VIGIE_AUTH_REDIRECT_URI": GOOD["redirect_uri"],
            "VIGIE_AUTH_COOKIE_SECRET": GOOD["cookie_secret"],
        }
    )
    assert told == GOOD
    assert auth_from_environment({}) == {}


def test_the_document_names_every_variable() -> None:
    document = (ROOT / "docs" / "connexion.md").read_text(encoding="utf-8")
    source = (ROOT / "settings.py").read_text(encoding="utf-8")
    named = set(
        re.findall(r"VIGIE_[A-Z_]+", source[source.index("def _sign_in") : source.index("def current_auth")])
    )
    assert len(named) >= 13
    assert sorted(name for name in named if name not in document) == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "[::1]"])
def test_this_machine_is_known_by_its_names(host: str) -> None:
    assert is_this_machine(host)


def test_one_word_for_two_roles_is_refused() -> None:
    with pytest.raises(SettingError, match="un seul des deux"):
        from_environment({"VIGIE_DIRECTOR_ROLES": "a,b", "VIGIE_PARTNER_ROLES": "b"})
