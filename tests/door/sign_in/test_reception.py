"""Who goes further, when the provider is honest and when it lies?"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from access.claims import Told
from access.user import Role, User
from data_access.accesses.accounts import Account
from door.sign_in import exchange
from door.sign_in.accounts import told_by_account
from door.sign_in.configuration import Provider
from door.sign_in.exchange import Exchange
from door.sign_in.reception import Closed, Reception, Table, Why
from settings import from_environment
from tests.support.liar import OTHER_KEY, TRUE_KEY, Liar, lying, signed, unsigned

JWT = "application/jwt"
TOPICS = ("planir", "mas", "c2s")


@pytest.fixture
def liar() -> Iterator[Liar]:
    with lying() as one:
        yield one


def reception(liar: Liar, *, profile: bool = False) -> Reception:
    address = f"{liar.address}/.well-known/openid-configuration"
    known = Provider("vigie", address, "http://localhost/oauth2callback", profile)
    return Reception(Exchange(known), asks_for_profile=profile, topics=TOPICS)


def nothing(_: str) -> Told | None:
    return None


def arrived(
    liar: Liar,
    token: str = "",
    *,
    at: Reception | None = None,
    profile: bool = False,
    table: Table = nothing,
    **environment: str,
) -> User | Closed:
    tokens = {"id": token or liar.id_token(), **({"access": "an-access-token"} if profile else {})}
    settings = from_environment({"VIGIE_DEPARTMENTS": "61,91", **environment})
    return (at or reception(liar, profile=profile)).arrival(tokens, settings, table, time.time())


def test_an_honest_token_makes_a_reader(liar: Liar) -> None:
    assert arrived(liar) == User("Claire Morel", Role.DIRECTOR, ("61", "91"), (), "d1")


@pytest.mark.parametrize(
    ("how", "lie"),
    [
        ("by another key", {}),
        ("unsigned", {}),
        ("signed", {"aud": "another"}),
        ("signed", {"aud": ["another", "others"]}),
        ("signed", {"aud": None}),
        ("signed", {"iss": "https://elsewhere.example"}),
        ("signed", {"azp": "another"}),
        ("signed", {"sub": ""}),
        ("signed", {"sub": 7}),
        ("signed", {"iat": 4_000_000_000, "auth_time": 4_000_000_000}),
        ("signed", {"iat": "yesterday"}),
    ],
)
def test_a_token_that_lies_opens_nothing(liar: Liar, how: str, lie: dict[str, Any]) -> None:
    liar.how, liar.lie, liar.algorithms = how, lie, ["RS256", "none"]
    assert arrived(liar) == Closed(Why.REFUSED)


@pytest.mark.parametrize("token", ["x", "a.b.c", "..", "é", "eyJhbGciOiJSUzI1NiJ9.e30."])
def test_what_is_no_token_opens_nothing(liar: Liar, token: str) -> None:
    assert arrived(liar, token) == Closed(Why.REFUSED)


def test_a_token_signed_with_the_public_key_as_a_secret_opens_nothing(liar: Liar) -> None:
    """The classic confusion of HS256 and RS256."""
    parts = ({"alg": "HS256", "kid": "true"}, liar.claims())
    head = b".".join(urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    seal = hmac.new(TRUE_KEY.as_pem(private=False), head, hashlib.sha256).digest()
    token = (head + b"." + urlsafe_b64encode(seal).rstrip(b"=")).decode()
    assert arrived(liar, token) == Closed(Why.REFUSED)


def test_an_old_sign_in_has_expired(liar: Liar) -> None:
    now = int(time.time())
    liar.lie = {"auth_time": now - 8 * 3600 - 60}
    assert arrived(liar) == Closed(Why.EXPIRED)
    liar.lie = {"auth_time": now - 8 * 3600 + 60}
    assert isinstance(arrived(liar), User)


def test_the_keys_are_read_again_when_the_provider_has_changed_them(
    liar: Liar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "LEAST_SECONDS_BETWEEN_READINGS", -1.0)
    door = reception(liar)
    arrived(liar, at=door)
    new = signed(liar.claims(iat=int(time.time()) - 1), OTHER_KEY, kid="new")
    assert arrived(liar, new, at=door) == Closed(Why.REFUSED)
    liar.keys = [type(TRUE_KEY).import_key({**OTHER_KEY.as_dict(private=False), "kid": "new"})]
    assert isinstance(arrived(liar, new, at=door), User)


def test_unknown_keys_do_not_make_the_provider_asked_at_every_run(liar: Liar) -> None:
    door = reception(liar)
    for _ in range(5):
        assert arrived(liar, signed(liar.claims(), kid="unknown"), at=door) == Closed(Why.REFUSED)
    assert liar.asked.count("/jwks") == 1


def test_the_signed_profile_is_asked_once_and_makes_a_reader(liar: Liar) -> None:
    liar.lie = {"vigie_role": None, "vigie_departements": None, "name": None}
    liar.profile = (200, JWT, signed(liar.claims(vigie_role="partenaire", vigie_departements="61")))
    door = reception(liar, profile=True)
    token = liar.id_token()
    readers = [arrived(liar, token, at=door, profile=True) for _ in range(3)]
    assert readers == [User("Claire Morel", Role.PARTNER, ("61",), (), "d1")] * 3
    assert liar.asked.count("/userinfo") == 1


def test_rights_written_in_the_identity_do_not_count_where_the_profile_tells_them(liar: Liar) -> None:
    liar.profile = (200, JWT, signed(liar.claims(vigie_role=None)))
    assert arrived(liar, profile=True) == Closed(Why.NO_RIGHT, "d1")


LIES: dict[str, Callable[[Liar], tuple[int, str, str]]] = {
    "by another key": lambda liar: (200, JWT, signed(liar.claims(), OTHER_KEY)),
    "unsigned": lambda liar: (200, JWT, unsigned(liar.claims())),
    "plain": lambda liar: (200, "application/json", json.dumps(liar.claims())),
    "another audience": lambda liar: (200, JWT, signed(liar.claims(aud="another"))),
    "another issuer": lambda liar: (200, JWT, signed(liar.claims(iss="https://elsewhere.example"))),
    "somebody else": lambda liar: (200, JWT, signed(liar.claims(sub="another"))),
    "out of date": lambda liar: (200, JWT, signed(liar.claims(exp=int(time.time()) - 600))),
    "of the future": lambda liar: (200, JWT, signed(liar.claims(iat=int(time.time()) + 600))),
    "no token": lambda _: (200, JWT, "nothing"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_profile_that_lies_opens_nothing(liar: Liar, lie: str) -> None:
    liar.profile = LIES[lie](liar)
    assert arrived(liar, profile=True) == Closed(Why.REFUSED)


def test_a_profile_that_is_no_longer_given_asks_for_a_new_sign_in(liar: Liar) -> None:
    assert arrived(liar, profile=True) == Closed(Why.EXPIRED)


def test_a_provider_that_fails_is_said_to_be_away(liar: Liar) -> None:
    liar.profile = (500, "text/plain", "")
    assert arrived(liar, profile=True) == Closed(Why.UNREACHABLE)
    away = Provider("vigie", "http://localhost:9/x", "http://localhost/oauth2callback", False)
    door = Reception(Exchange(away), asks_for_profile=False, topics=TOPICS)
    assert arrived(liar, at=door) == Closed(Why.UNREACHABLE)


def test_the_table_wins_over_the_claims(liar: Liar) -> None:
    found = arrived(liar, table=lambda _: Told(("partenaire",), ("61",), ("mas",)))
    assert found == User("Claire Morel", Role.PARTNER, ("61",), ("mas",), "d1")
    assert arrived(liar, table=lambda _: Told((), (), ())) == Closed(Why.NO_RIGHT, "d1")


def test_a_row_of_the_table_says_every_programme_by_naming_none() -> None:
    words = from_environment({}).sign_in
    row = Account("d1", Role.PARTNER.value, ("61",))
    assert told_by_account(row, words) == Told(("partenaire",), ("61",), ("tous",))
    assert told_by_account(Account("d1", "unknown", ("61",)), words).roles == ()


def test_whoever_has_signed_out_is_out_in_every_tab(liar: Liar) -> None:
    door, token = reception(liar), liar.id_token()
    assert isinstance(arrived(liar, token, at=door), User)
    door.ended({"id": token}, 8, time.time())
    assert arrived(liar, token, at=door) == Closed(Why.SIGNED_OUT)
    again = signed(liar.claims(iat=int(time.time()) + 2))
    assert isinstance(arrived(liar, again, at=door), User)


def test_a_level_that_was_asked_is_demanded(liar: Liar) -> None:
    levels = "eidas2 eidas3"
    liar.lie = {"acr": "eidas1"}
    assert arrived(liar, VIGIE_ACR_VALUES=levels) == Closed(Why.LEVEL)
    liar.lie = {}
    assert arrived(liar, VIGIE_ACR_VALUES=levels) == Closed(Why.LEVEL)
    liar.lie = {"acr": "eidas3"}
    assert isinstance(arrived(liar, VIGIE_ACR_VALUES=levels), User)


def test_the_log_says_what_gave_no_right_and_never_a_token(
    liar: Liar, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        liar.lie = {"vigie_role": "roi\nfaux", "vigie_departements": "75", "sub": "noted-once"}
        assert arrived(liar) == Closed(Why.NO_RIGHT, "noted-once")
        arrived(liar)
        liar.how = "by another key"
        arrived(liar)
        liar.profile = LIES["by another key"](liar)
        liar.how = "signed"
        arrived(liar, profile=True)
    told = [record.getMessage() for record in caplog.records if record.name == "vigie"]
    assert told.count("No right from role 'roi\\nfaux', department '75' for 'noted-once'") == 1
    assert not any("eyJ" in line or "an-access-token" in line for line in told)
