"""Does `vigie preparer` build what is missing, mend what can be, and leave the rest alone?"""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from command_line import base
from data_access.engine import file_of, writing
from ingestion.demonstration import everything, mas
from tests.command_line.conftest import Typed


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
