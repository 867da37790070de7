"""Do the pages of the door say why, what to do, and nothing else?"""

from __future__ import annotations

import re

import pytest

from access.user import Role, User
from door.sign_in.band import reader_words
from door.sign_in.reception import Why
from door.sign_in.screens import page, words
from settings import from_environment

SETTINGS = from_environment({"VIGIE_CONTACT": "pilotage@caisse.example"})
BAD_SPACE = re.compile(r"(?<=\w) [:;?!]|« \w|\w »")


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_its_page_in_good_french(why: Why) -> None:
    told = words(why, SETTINGS)
    assert told.title
    assert told.sentences
    assert told.action
    assert not BAD_SPACE.search(" ".join((told.title, *told.sentences)))


def test_whom_to_ask_is_the_contact_of_the_installation_else_the_administrator() -> None:
    assert "pilotage@caisse.example" in words(Why.NO_RIGHT, SETTINGS).sentences[1]
    assert "l'administrateur de Vigie" in words(Why.NO_RIGHT, from_environment({})).sentences[1]


@pytest.mark.parametrize(
    ("hours", "said"),
    [("8", "8\u00a0heures"), ("1", "1\u00a0heure"), ("1,5", "1,5\u00a0heure"), ("0,5", "30\u00a0minutes")],
)
def test_an_expired_session_says_how_long_one_lasts(hours: str, said: str) -> None:
    told = words(Why.EXPIRED, from_environment({"VIGIE_SESSION_HOURS": hours}))
    assert said in told.sentences[0]


def test_an_identifier_is_shown_as_it_is_and_never_as_html() -> None:
    shown = page(words(Why.NO_RIGHT, SETTINGS), '<img src="x">&1')
    assert "&lt;img src=&quot;x&quot;&gt;&amp;1" in shown
    assert '<img src="x"' not in shown


def test_the_reader_is_named_with_role_and_perimeter() -> None:
    one = User("Karim <b>Benali</b>", Role.PARTNER, ("61",), (), "p1")
    assert "Partenaire, département 61" in reader_words(one, signed_in=True)
    assert "<b>" not in reader_words(one, signed_in=True)
    several = User("Claire Morel", Role.DIRECTOR, ("14", "61", "91"))
    assert "Direction, départements 14, 61\u00a0et\u00a091" in reader_words(several, signed_in=True)


@pytest.mark.parametrize(
    ("role", "said"),
    [(Role.DIRECTOR, "à la direction"), (Role.PARTNER, "aux partenaires")],
)
def test_without_sign_in_the_screen_says_that_only_this_machine_is_served(role: Role, said: str) -> None:
    here = reader_words(User("x", role, ("61",)), signed_in=False)
    assert f"Sans connexion\u00a0: ouvert {said}, sur ce poste seulement." in here
