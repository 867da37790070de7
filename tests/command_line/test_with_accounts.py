"""On a PostgreSQL server, does each command work for the account that is meant to type it, and no other?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.engine import writing
from data_access.failure import BaseForbidden, BaseNotWritable, BaseUnreachable
from data_access.roles import LOADER, PARTNER, PUBLISHER, READER
from ingestion.base import load_reference
from metrics.spacing import spaced
from tests.command_line.conftest import Typed
from tests.support.accounts import OWNER, Accounts, accounts
from tests.support.bases import DEPARTMENTS
from tests.support.given_files import CASES, TEAM, a_case, a_csv, facts

pytestmark = pytest.mark.postgres

FIGURES = ("chiffres", "--departement", "61", "--annee", "2023", "--format", "json")
TARGET = (
    *("cible", "--departement", "61", "--indicateur", "mas.entry", "--valeur", "80"),
    *("--a-partir-du", "01/01/2023", "--decidee-par", "Comité"),
)


@pytest.fixture(scope="module")
def base(postgres_url: str) -> Iterator[Accounts]:
    """A base with its reference, and an account of each role."""
    with accounts(postgres_url) as made:
        with writing(made[OWNER]) as connection:
            load_reference(connection, DEPARTMENTS)
        yield made


@pytest.fixture
def loaded(base: Accounts, vigie: Typed, tmp_path: Path) -> Accounts:
    """The same, with two files that the account of loads loaded."""
    if not facts(base[LOADER], "mas_case"):
        team = a_csv(tmp_path / "equipe.csv", [TEAM, ["06/2023", "A1", "1"]])
        cases = a_csv(tmp_path / "saisines.csv", [CASES, a_case(1), a_case(2)])
        for path in (team, cases):
            assert vigie("charger", str(path), "--departement", "61", url=base[LOADER]).status == 0
    return base


def test_the_account_of_loads_loads_and_sets_targets(loaded: Accounts, vigie: Typed) -> None:
    assert len(facts(loaded[LOADER], "mas_case")) == 2
    assert vigie(*TARGET, url=loaded[LOADER]).status == 0
    assert vigie("preparer", url=loaded[LOADER]).status == 0, "nothing to do, nothing to refuse"


def test_figures_and_state_are_the_same_whoever_may_read(loaded: Accounts, vigie: Typed) -> None:
    whole = json.loads(vigie(*FIGURES, url=loaded[OWNER]).printed)
    state = vigie("etat", url=loaded[OWNER]).printed
    assert "saisines.csv" in state
    for role in (READER, LOADER, PUBLISHER):
        assert json.loads(vigie(*FIGURES, url=loaded[role]).printed) == whole
        assert vigie("etat", url=loaded[role]).printed == state


@pytest.mark.parametrize("role", [READER, PUBLISHER])
def test_an_account_that_only_reads_is_told_so_in_french(loaded: Accounts, vigie: Typed, role: str) -> None:
    outcome = vigie(*TARGET, url=loaded[role])
    assert outcome.status == 1
    assert spaced(BaseNotWritable.title) in outcome.said


def test_a_partner_is_told_that_the_base_is_closed(base: Accounts, vigie: Typed) -> None:
    outcome = vigie("etat", url=base[PARTNER])
    assert outcome.status == 1
    assert spaced(BaseUnreachable.title) in outcome.said
    assert BaseForbidden.title not in outcome.said
