"""Does `vigie charger` load all or nothing, or the good lines alone when asked, and say what it did?"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from access.perimeter import Perimeter
from data_access.freshness import base_properties
from data_access.journal import differences
from data_access.query import rows
from data_access.schema.common import load_batch
from metrics.spacing import spaced
from tests.command_line.conftest import Typed
from tests.support.given_files import CASES, TEAM, Line, a_case, a_csv, dump, facts
from tests.support.official_list import official_list
from tests.support.program import ROOT

ORNE = ("--departement", "61")
GOOD, WRONG = ["06/2023", "A1", "1"], ["06/2023", "A2", "xx"]
JUNE = date(2023, 6, 1)


def team(folder: Path, *lines: Line, name: str = "equipe.csv") -> str:
    return str(a_csv(folder / name, [TEAM, *lines]))


def journal(url: str, *names: str) -> list[tuple[Any, ...]]:
    query = select(*(load_batch.c[name] for name in names)).order_by(
        load_batch.c.loaded_at, load_batch.c.file_name
    )
    return rows(url, query)


def test_a_sound_file_is_loaded_and_journaled(vigie: Typed, empty_base_url: str, tmp_path: Path) -> None:
    outcome = vigie("charger", team(tmp_path, GOOD), *ORNE, "--motif", "premier envoi", url=empty_base_url)
    assert (outcome.status, outcome.said) == (0, "")
    assert outcome.printed.endswith("1\u00a0ligne chargée (département 61).\n")
    assert facts(empty_base_url, "mas_team") == [("61", JUNE, "A1", 1.0)]
    ((name, read, good, bad, reason, first, last),) = journal(
        empty_base_url,
        *(
            "file_name",
            "lines_read",
            "lines_loaded",
            "lines_rejected",
            "reason",
            "period_first",
            "period_last",
        ),
    )
    assert (name, read, good, bad, reason) == ("equipe.csv", 1, 1, 0, "premier envoi")
    assert (first, last) == (JUNE, date(2023, 6, 30))


def test_one_fault_refuses_the_file_by_default(vigie: Typed, empty_base_url: str, tmp_path: Path) -> None:
    before = dump(empty_base_url)
    outcome = vigie("charger", team(tmp_path, GOOD, WRONG), *ORNE, url=empty_base_url)
    assert outcome.status == 1
    assert outcome.said == spaced(
        "\nequipe.csv : rien n'est chargé. « --partiel » chargerait les seules lignes justes.\n"
    )
    assert dump(empty_base_url) == before
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["equipe.csv"]


def test_the_good_lines_alone_may_be_loaded_and_the_others_are_written_beside(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    outcome = vigie("charger", team(tmp_path, GOOD, WRONG), *ORNE, "--partiel", url=empty_base_url)
    assert outcome.status == 0
    beside = tmp_path / "equipe.rejets.csv"
    assert spaced(f"Lignes rejetées écrites dans {beside} : une fois corrigées") in outcome.printed
    assert "A2;xx" in beside.read_text(encoding="utf-8-sig")
    assert journal(empty_base_url, "lines_read", "lines_loaded", "lines_rejected") == [(2, 1, 1)]


def test_the_rejected_lines_once_corrected_are_added(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    vigie("charger", team(tmp_path, GOOD, WRONG), *ORNE, "--partiel", url=empty_base_url)
    beside = tmp_path / "equipe.rejets.csv"
    beside.write_text(beside.read_text(encoding="utf-8-sig").replace("xx", "0,5"), encoding="utf-8-sig")
    outcome = vigie("charger", str(beside), *ORNE, "--motif", "A2 corrigé", url=empty_base_url)
    assert (outcome.status, outcome.said) == (0, "")
    assert "1\u00a0ligne ajoutée (département 61)." in outcome.printed
    assert [row[2:] for row in facts(empty_base_url, "mas_team")] == [("A1", 1.0), ("A2", 0.5)]
    assert journal(empty_base_url, "lines_added", "lines_removed", "reason") == [
        (None, None, None),
        (1, 0, "A2 corrigé"),
    ]
    again = vigie("charger", str(beside), *ORNE, url=empty_base_url)
    assert (again.status, "rien n'a changé" in again.printed) == (0, True)


def test_what_stands_beside_already_is_left_alone(vigie: Typed, empty_base_url: str, tmp_path: Path) -> None:
    (tmp_path / "equipe.rejets.csv").write_text("corrections en cours", encoding="utf-8")
    vigie("charger", team(tmp_path, GOOD, WRONG), *ORNE, "--partiel", url=empty_base_url)
    assert (tmp_path / "equipe.rejets.csv").read_text(encoding="utf-8") == "corrections en cours"
    assert "A2;xx" in (tmp_path / "equipe.rejets-2.csv").read_text(encoding="utf-8-sig")


def test_nothing_is_loaded_when_the_rejected_lines_cannot_be_written(
    vigie: Typed, empty_base_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("command_line.rejected.write_csv", refused)
    before = dump(empty_base_url)
    outcome = vigie("charger", team(tmp_path, GOOD, WRONG), *ORNE, "--partiel", url=empty_base_url)
    assert (outcome.status, "ne peuvent pas être écrites" in outcome.said) == (1, True)
    assert dump(empty_base_url) == before


def test_the_same_file_twice_changes_nothing_not_even_the_stamp(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    path = team(tmp_path, GOOD)
    vigie("charger", path, *ORNE, url=empty_base_url)
    before, stamp = dump(empty_base_url), dict(rows(empty_base_url, base_properties()))["stamp"]
    outcome = vigie("charger", path, *ORNE, url=empty_base_url)
    assert outcome.status == 0
    assert spaced("Ce fichier est déjà chargé depuis le") in outcome.printed
    assert dump(empty_base_url) == before
    assert dict(rows(empty_base_url, base_properties()))["stamp"] == stamp


def test_a_corrected_month_keeps_its_former_figures_and_the_reason(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    vigie("charger", team(tmp_path, GOOD, ["07/2023", "A1", "1"]), *ORNE, url=empty_base_url)
    correction = team(tmp_path, ["06/2023", "A1", "0,5"], name="juin.csv")
    vigie("charger", correction, *ORNE, "--motif", "mi-temps oublié", url=empty_base_url)
    ((batch, reason),) = [row for row in journal(empty_base_url, "batch", "reason") if row[1]]
    assert reason == "mi-temps oublié"
    assert rows(empty_base_url, differences(Perimeter("61"), batch)) == [("mas.full_time", JUNE, 1.0, 0.5)]
    assert [row[1:] for row in facts(empty_base_url, "mas_team")] == [
        (JUNE, "A1", 0.5),
        (date(2023, 7, 1), "A1", 1.0),
    ]


def test_months_that_would_lose_most_of_their_lines_want_a_word_more(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    many = [["06/2023", f"A{rank}", "1"] for rank in range(10)]
    vigie("charger", team(tmp_path, *many), *ORNE, url=empty_base_url)
    few = team(tmp_path, GOOD, name="peu.csv")
    outcome = vigie("charger", few, *ORNE, url=empty_base_url)
    assert outcome.status == 1
    assert spaced("juin\u00a02023 a 10\u00a0lignes dans la base et n'en aurait plus que 1.") in outcome.said
    assert len(facts(empty_base_url, "mas_team")) == 10
    assert vigie("charger", few, *ORNE, "--moins-de-lignes", url=empty_base_url).status == 0
    assert len(facts(empty_base_url, "mas_team")) == 1


def test_good_lines_alone_are_never_loaded_from_a_file_about_named_persons(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    path = a_csv(tmp_path / "a.csv", [[*CASES, "Prénom"], [*a_case(1), "Jean"]])
    outcome = vigie("charger", str(path), *ORNE, "--partiel", url=empty_base_url)
    assert (outcome.status, "le fichier entier est refusé" in outcome.said) == (1, True)
    assert facts(empty_base_url, "mas_case") == []


def test_the_national_list_is_loaded_for_each_department_followed(vigie: Typed, empty_base_url: str) -> None:
    outcome = vigie("charger", str(official_list()), url=empty_base_url)
    assert outcome.status == 0
    read = journal(empty_base_url, "department", "lines_read", "lines_loaded", "lines_rejected")
    assert sorted(read) == [("61", 2845, 2845, 0), ("91", 2845, 2845, 0)]
    again = vigie("charger", str(official_list()), url=empty_base_url)
    assert again.printed.count("rien n'a changé") == 2
    assert len(journal(empty_base_url, "batch")) == 2


def test_a_user_that_the_system_does_not_know_may_load(
    vigie: Typed, empty_base_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert vigie("charger", team(tmp_path, GOOD), *ORNE, url=empty_base_url).status == 0
    assert journal(empty_base_url, "loaded_by") == [("inconnu",)]


def test_a_file_whose_name_is_no_text_is_loaded(empty_base_url: str, tmp_path: Path) -> None:
    """Through the real command: such a name comes from an archive made on another system."""
    path = os.fsencode(tmp_path) + b"/\xe9quipe.csv"
    Path(os.fsdecode(path)).write_bytes(Path(team(tmp_path, GOOD)).read_bytes())
    program = "import sys; from command_line.main import main; sys.argv[0] = 'vigie'; main()"
    environment = {**os.environ, "VIGIE_REPORTING_URL": empty_base_url, "VIGIE_DEPARTMENTS": "61,91"}
    command = [sys.executable.encode(), b"-c", program.encode(), b"charger", path, b"--departement", b"61"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert journal(empty_base_url, "file_name") == [("\ufffdquipe.csv",)]


def test_a_load_that_the_base_refuses_is_told_in_one_sentence(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    path = team(tmp_path, GOOD)
    vigie("verifier", path, *ORNE, url=empty_base_url)
    outcome = vigie("charger", path, *ORNE, url="postgresql://vigie:secret@127.0.0.1:1/vigie")
    assert (outcome.status, outcome.said.count("\n"), "secret" in outcome.said) == (1, 1, False)


def test_a_wrong_line_of_the_national_list_is_written_once_and_corrected_in_the_list(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    text = official_list().read_text(encoding="utf-8")
    header, first, rest = text.split("\n", 2)
    path = tmp_path / "liste.csv"
    path.write_text(
        "\n".join([header, first.replace(first.split(",", 1)[0], "un identifiant", 1), rest]),
        encoding="utf-8",
    )
    outcome = vigie("charger", str(path), "--partiel", url=empty_base_url)
    assert outcome.status == 0
    assert [place.name for place in tmp_path.glob("*.rejets*")] == ["liste.rejets.csv"]
    assert "les corriger dans le fichier entier" in outcome.printed
    again = vigie("charger", str(tmp_path / "liste.rejets.csv"), url=empty_base_url)
    assert (again.status, "les seules lignes corrigées d'une liste" in again.printed) == (1, True)
