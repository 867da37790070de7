"""Can an administrator say who may come in, and is what means nothing refused in French?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from data_access.accesses.accounts import Account, account_of, accounts, grant
from metrics.units import short_date
from tests.command_line.conftest import Typed
from tests.support.access import TODAY

LATER = TODAY + timedelta(days=40)
SAID = ("compte", "accorder", "a-1", "--role", "partenaire", "--departements", "61,91")


def test_a_right_is_given_as_it_is_typed(vigie: Typed, access_url: str) -> None:
    end = short_date(LATER)
    outcome = vigie(*SAID, "--programmes", "mas, C2S", "--jusqu-au", end, VIGIE_ACCESS_URL=access_url)
    assert outcome.status == 0
    assert (
        f"a-1\u00a0: partenaire, départements 61, 91, programmes mas, c2s, jusqu'au {end}." in outcome.printed
    )
    assert accounts(access_url) == (Account("a-1", "partner", ("61", "91"), ("mas", "c2s"), LATER),)


def test_a_right_may_be_whole_and_without_end(vigie: Typed, access_url: str) -> None:
    typed = ("compte", "accorder", "d-1", "--role", "Direction", "--departements", "61")
    outcome = vigie(*typed, VIGIE_ACCESS_URL=access_url)
    assert "direction, département 61, tous les programmes, sans fin." in outcome.printed
    assert account_of(access_url, "d-1") == Account("d-1", "director", ("61",))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--role", "chef"), "Rôle « chef » inconnu : choisir parmi direction, partenaire."),
        (("--departements", "75"), "Département « 75 » inconnu : choisir parmi 61, 91."),
        (("--departements", " , "), "Aucun département n'est écrit"),
        (("--programmes", "mas,zzz"), "Programme « zzz » inconnu : choisir parmi planir, mas,"),
        (("--jusqu-au", "01/01/2020"), "Le 01/01/2020 est déjà passé"),
        (("--jusqu-au", "bientôt"), "bientôt"),
    ],
)
def test_what_means_nothing_is_refused(
    vigie: Typed, access_url: str, wrong: tuple[str, str], said: str
) -> None:
    outcome = vigie(*SAID, *wrong, VIGIE_ACCESS_URL=access_url)
    assert outcome.status == 1
    assert said in outcome.said.replace("\u00a0", " ")
    assert accounts(access_url) == ()


@pytest.mark.parametrize(
    "identifier",
    [
        *("185057800608491", "1 85 05 78 006 084 91", "jeanne.martin@ccas.fr", "06 12 34 56 78"),
        *("Martin", "MARTIN", "jeanne.martin", "Jeanne-Marie_O'Brien", "Jeanne Martin 2", "béa1", "j1@ccas"),
    ],
)
def test_an_identifier_that_shows_a_person_is_refused_and_not_repeated(
    vigie: Typed, access_url: str, identifier: str
) -> None:
    outcome = vigie("compte", "accorder", identifier, *SAID[3:], VIGIE_ACCESS_URL=access_url)
    assert outcome.status == 1
    assert "ressemble à" in outcome.said
    assert identifier not in outcome.said + outcome.printed
    assert accounts(access_url) == ()


@pytest.mark.parametrize(
    "identifier",
    [
        "2d7a1f0e-93bb-4c55-8a51-6f0c9d1e7b34",  # Keycloak
        "f:0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d:1042",  # Keycloak, federated
        "704e024229015d2bd47f7a5e5ab05b35c8c31ecec22ef4c0a4a9b8f9a8b9c0d1",  # ProConnect
        "110169484474386276334",  # Google
        "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ",  # Microsoft Entra
        "auth0|5f7c8ec7c33c6c004bbafe82",
        "sKqWvBnXtRzLpMhJ",  # drawn letters, without any digit
    ],
)
def test_an_identifier_drawn_by_a_provider_is_taken_as_it_is(
    vigie: Typed, access_url: str, identifier: str
) -> None:
    outcome = vigie("compte", "accorder", identifier, *SAID[3:], VIGIE_ACCESS_URL=access_url)
    assert outcome.status == 0, outcome.said
    assert account_of(access_url, identifier)


@pytest.mark.parametrize("identifier", ["", "  ", "a" * 256, "a\nb"])
def test_an_identifier_without_form_is_refused(vigie: Typed, access_url: str, identifier: str) -> None:
    outcome = vigie("compte", "accorder", identifier, *SAID[3:], VIGIE_ACCESS_URL=access_url)
    assert outcome.status == 1
    assert "1 à 255 signes" in outcome.said


def test_a_right_is_withdrawn_once(vigie: Typed, access_url: str) -> None:
    grant(access_url, Account("a-1", "partner", ("61",)), "test")
    first = vigie("compte", "retirer", "a-1", VIGIE_ACCESS_URL=access_url)
    second = vigie("compte", "retirer", "a-1", VIGIE_ACCESS_URL=access_url)
    assert (first.status, second.status) == (0, 1)
    assert "droit retiré" in first.printed
    assert "rien n'est changé" in second.said
    assert account_of(access_url, "a-1") is None


def test_rights_are_listed_ended_ones_included(vigie: Typed, access_url: str) -> None:
    assert "Aucun droit" in vigie("compte", "lister", VIGIE_ACCESS_URL=access_url).printed
    grant(access_url, Account("a-1", "partner", ("61",), until=TODAY - timedelta(days=1)), "test")
    grant(access_url, Account("a-2", "director", ("61",)), "test")
    first, second = vigie("compte", "lister", VIGIE_ACCESS_URL=access_url).printed.splitlines()
    assert "fini depuis le" in first
    assert "sans fin" in second


def test_a_wrong_address_is_said_with_its_setting(vigie: Typed) -> None:
    outcome = vigie("compte", "lister", VIGIE_ACCESS_URL="nothing")
    assert outcome.status == 1
    assert "VIGIE_ACCESS_URL" in outcome.said
