"""Does `vigie preparer` build what is missing, mend what can be, and leave the rest alone?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from access.perimeter import Perimeter
from command_line import base
from data_access.dimensions import communes
from data_access.engine import file_of, writing
from data_access.freshness import covered_months
from data_access.query import rows
from data_access.schema.mas import mas_case
from ingestion.demonstration import everything, mas
from tests.command_line.conftest import Typed
from tests.support.bases import FactBase
from tests.support.mas import case


@pytest.fixture
def small_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    """One programme is enough to build a base."""
    monkeypatch.setattr(everything, "PROGRAMMES", {"mas": mas.extracts})


@pytest.mark.usefixtures("small_demonstration")
def test_a_missing_base_is_built_with_a_bar_then_read(vigie: Typed, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'var' / 'vigie.sqlite'}"
    outcome = vigie("preparer", url=url, VIGIE_DEPARTMENTS="61")
    assert (outcome.status, outcome.printed.splitlines()) == (
        0,
        ["Construction de la base (données de démonstration et géographie)…", "La base est prête."],
    )
    assert "Démonstration 61 |" in outcome.said
    assert "3 sur 3" in outcome.said
    read = vigie("chiffres", "--departement", "61", "--annee", "2022", url=url)
    assert (read.status, '"value": 454.0' in read.printed) == (0, True)


def test_a_base_that_is_there_is_not_touched(vigie: Typed, empty_base_url: str) -> None:
    path = file_of(empty_base_url)
    assert path is not None
    before = path.read_bytes()
    outcome = vigie("preparer", url=empty_base_url)
    assert (outcome.status, outcome.printed, outcome.said) == (0, "", "")
    assert path.read_bytes() == before


def test_a_base_of_a_newer_version_is_refused_and_not_touched(vigie: Typed, empty_base_url: str) -> None:
    with writing(empty_base_url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    outcome = vigie("preparer", url=empty_base_url)
    assert outcome.status == 1
    assert "La base vient d'une autre version de Vigie." in outcome.said


def test_a_stopped_preparation_says_so_in_french_and_leaves_nothing(
    vigie: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(base, "build_demonstration", stopped)
    outcome = vigie("preparer", url=f"sqlite:///{tmp_path / 'vigie.sqlite'}")
    assert outcome.status == 1
    assert "Interrompu." in outcome.said
    assert list(tmp_path.iterdir()) == []


def test_an_empty_base_has_communes_and_no_fact(vigie: Typed, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'var' / 'vigie.sqlite'}"
    outcome = vigie("initialiser", url=url)
    assert (outcome.status, outcome.printed) == (
        0,
        "La base est prête, vide. «\u00a0vigie charger FICHIER\u00a0» y fait entrer les extraits.\n",
    )
    assert len(rows(url, communes(Perimeter("61")))) > 300
    assert rows(url, covered_months(Perimeter("61"))) == []


def test_initialising_leaves_a_base_that_is_there_as_it_is(vigie: Typed, empty_base_url: str) -> None:
    path = file_of(empty_base_url)
    assert path is not None
    before = path.read_bytes()
    outcome = vigie("initialiser", url=empty_base_url)
    assert (outcome.status, path.read_bytes()) == (1, before)
    assert "Il y a déjà une base à cette adresse" in outcome.said


@pytest.mark.usefixtures("small_demonstration")
def test_the_demonstration_fills_what_has_nothing_real_and_nothing_else(
    vigie: Typed, fact_base: FactBase
) -> None:
    given = (mas_case, [case(date(2022, 1, 5))])
    fact_base.load("mas_cases", given, first=date(2022, 1, 1), until=date(2022, 1, 31))
    assert vigie("demonstration", url=fact_base.url).status == 0
    months = rows(fact_base.url, covered_months(fact_base.perimeter))
    assert {(source, shown) for source, _, _, shown in months} == {
        ("mas_cases", False),
        ("mas_team", True),
        ("partners", True),
    }
    assert len(rows(fact_base.url, select(mas_case).where(mas_case.c.department == "61"))) == 1
