"""Does `vigie etat` say what the base holds: version, size, sources, last loads, demonstration or real?"""

from __future__ import annotations

from datetime import date

from data_access.schema import SCHEMA_VERSION
from data_access.schema.mas import mas_case
from tests.command_line.conftest import Typed
from tests.support.bases import FactBase
from tests.support.mas import cases


def line_of(printed: str, source: str) -> list[str]:
    found = [line.split() for line in printed.splitlines() if line.strip().startswith(f"{source} ")]
    return found[0]


def test_an_empty_base_says_that_nothing_is_loaded(vigie: Typed, empty_base_url: str) -> None:
    outcome = vigie("etat", url=empty_base_url)
    assert outcome.status == 0
    assert outcome.printed.startswith("Base\u00a0: SQLite, /")
    assert f"version {SCHEMA_VERSION}" in outcome.printed
    assert "61 – Orne" in outcome.printed
    assert "91 – Essonne" in outcome.printed
    assert line_of(outcome.printed, "mas_saisines") == ["mas_saisines", "—", "rien", "de", "chargé", "0", "—"]


def test_a_real_source_says_its_day_its_lines_and_who_loaded_it(vigie: Typed, fact_base: FactBase) -> None:
    given = (mas_case, cases(3, date(2022, 1, 5)))
    fact_base.load("mas_cases", given, first=date(2022, 1, 1), until=date(2022, 3, 17))
    told = line_of(vigie("etat", url=fact_base.url).printed, "mas_saisines")
    assert told[:4] == ["mas_saisines", "17/03/2022", "réel", "3"]
    assert told[5:] == ["test.csv", "(test)"]


def test_a_demonstration_is_called_one(vigie: Typed, demonstration_url: str) -> None:
    told = line_of(vigie("etat", url=demonstration_url).printed, "mas_saisines")
    assert told[:3] == ["mas_saisines", "17/11/2023", "démonstration"]
