"""Is a failure told to whoever can do something about it, and never as a command to a partner?"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.runtime.scriptrunner import exec_code

from access.user import Role, User
from data_access.failure import BaseAbsent
from door.failure import shown
from settings import current
from tests.support.access import DIRECTOR
from tests.support.entrance import at, entrance

PARTNER = User("CCAS", Role.PARTNER, ("61",), identifier="p-1")
SEEN = User("Direction", Role.PARTNER, ("61",), identifier="d-1", seen_by_director=True)
CONTACT = "pilotage_61@caisse.example"
COMMAND = re.compile(r"vigie \w+|make |VIGIE_|PostgreSQL|compte")
BAD_SPACE = re.compile(r"(?<=\w) [:;?!]|« \w|\w »")


@pytest.fixture(autouse=True)
def broken_bases(empty_base_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The fund's base is away; the diffusion base is not one. Failures are shown as the server shows them."""
    other = tmp_path / "other.sqlite"
    shutil.copy(empty_base_url.removeprefix("sqlite:///"), other)
    monkeypatch.setenv("VIGIE_REPORTING_URL", f"sqlite:///{tmp_path}/absente.sqlite")
    monkeypatch.setenv("VIGIE_DIFFUSION_URL", f"sqlite:///{other}")
    monkeypatch.setattr(exec_code, "handle_user_script_exception", lambda error, _: shown(error))
    current.cache_clear()
    yield
    current.cache_clear()


@pytest.mark.parametrize("reader", [PARTNER, SEEN], ids=["a partner", "a director who looks as one"])
def test_a_partner_is_told_whom_to_tell_and_no_command(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_CONTACT", CONTACT)
    (told,) = at("overview", reader).error
    assert told.value.count("pilotage\\_61@caisse.example") == 2
    assert "si cela dure, prévenir" in told.value
    assert not COMMAND.search(told.value)
    assert not BAD_SPACE.search(told.value)


def test_without_a_contact_it_is_the_administrator() -> None:
    (told,) = at("overview", PARTNER).error
    assert "prévenir l'administrateur de Vigie." in told.value


def test_a_process_of_partners_gives_no_command_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_REPORTING_URL", "")
    monkeypatch.setenv("VIGIE_CONTACT", CONTACT)
    (told,) = at("overview", PARTNER).error
    assert not COMMAND.search(told.value)


def test_the_director_keeps_the_command() -> None:
    (told,) = at("overview", DIRECTOR).error
    assert "«\u00a0vigie preparer\u00a0»" in told.value
    assert not BAD_SPACE.search(told.value)


@pytest.mark.parametrize(("reporting", "commanded"), [("sqlite:///somewhere", True), ("", False)])
def test_before_anybody_is_known_only_the_machine_of_the_fund_is_given_a_command(
    reporting: str, commanded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_REPORTING_URL", reporting)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("door.sign_in.reader.who_is_there", _fails)
        test = entrance().run()
    assert bool(COMMAND.search(test.error[0].value)) is commanded


def _fails(_: object) -> User:
    raise BaseAbsent
