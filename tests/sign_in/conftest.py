"""What do the tests of the sign-in share? A real Vigie and a real provider, in the two manners."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from access.user import Role
from data_access.accesses.accounts import Account, grant
from tests.support.oidc import NoNodeError, installed, signing_in

ACCOUNTS: dict[str, dict[str, Any]] = {
    "d1": {"name": "Claire Morel", "vigie_role": "direction", "vigie_departements": ["61", "91"]},
    "d2": {"name": "Luc Petit", "vigie_role": "direction", "vigie_departements": ["61"]},
    "p1": {"name": "Karim Benali", "vigie_role": "partenaire", "vigie_departements": "61,75"},
    "t1": {"name": "Jeanne Roux", "vigie_role": "direction", "vigie_departements": "tous"},
    "n1": {"name": "Paul Sans-Rôle"},
}
CONTACT = "pilotage@caisse.example"


@pytest.fixture(scope="session")
def _node() -> None:
    """Node.js and the provider; without them the test is skipped, except in CI, where it fails."""
    try:
        installed()
    except NoNodeError as reason:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def accounts_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A base of accounts where one person has a row, against what the claims say."""
    url = f"sqlite:///{tmp_path_factory.mktemp('access') / 'acces.sqlite'}"
    grant(url, Account("t1", Role.PARTNER.value, ("61",), ("mas",)), "test")
    return url


@pytest.fixture(scope="session")
def keycloak(_node: None, demonstration_url: str, accounts_url: str) -> Iterator[str]:
    """A Vigie whose provider writes the rights in the ID token."""
    with signing_in(
        demonstration_url, ACCOUNTS, VIGIE_ACCESS_URL=accounts_url, VIGIE_CONTACT=CONTACT
    ) as address:
        yield address


@pytest.fixture(scope="session")
def proconnect(_node: None, demonstration_url: str, accounts_url: str) -> Iterator[str]:
    """A Vigie whose provider tells the rights in a signed profile, and names no session."""
    with signing_in(
        demonstration_url, ACCOUNTS, profile=True, sessions=False, VIGIE_ACCESS_URL=accounts_url
    ) as address:
        yield address
