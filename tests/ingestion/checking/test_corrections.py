"""Do the rejected lines of a load, once corrected, complete it without replacing anything?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from access.perimeter import Perimeter
from data_access import journal
from data_access.freshness import covered_months
from data_access.query import rows
from ingestion.entry import already_loaded, enter
from ingestion.rejects import rejected_lines
from tests.support.given_files import (
    TEAM,
    Line,
    a_csv,
    a_text,
    a_workbook,
    checked,
    facts,
    loaded,
    seen,
    told,
)

JUNE, JULY = date(2023, 6, 1), date(2023, 7, 1)
LINES: Sequence[Line] = [
    ["06/2023", "A1", "1"],
    ["06/2023", "A2", "xx"],
    ["07/2023", "A1", "12"],
    ["06/2023", "A3", "1"],
]


def rejects(url: str, path: Path, target: Path, correct: Callable[[str], str], *, load: bool = True) -> Path:
    """The rejected lines of a file, corrected; the file is loaded first, unless said otherwise."""
    recognised, one = seen(url, path)
    header, lines = rejected_lines(one, recognised.layouts)
    a_csv(target, [header, *lines])
    if load:
        enter(url, [one], "testeur", None)
    return a_text(target, correct(target.read_text(encoding="utf-8")))


def corrected(text: str) -> str:
    return text.replace(";xx", ";0,5").replace(";12", ";0,2")


def team(folder: Path, *lines: Line, name: str = "equipe.csv") -> Path:
    return a_csv(folder / name, [TEAM, *lines])


def posts(url: str) -> list[tuple[date, str, float]]:
    return [row[1:] for row in facts(url, "mas_team")]


def test_corrected_lines_are_added_to_those_of_their_file(either_base: str, tmp_path: Path) -> None:
    path = rejects(either_base, team(tmp_path, *LINES), tmp_path / "rejets.csv", corrected)
    assert posts(either_base) == [(JUNE, "A1", 1.0), (JUNE, "A3", 1.0)]
    one = loaded(either_base, path)
    assert (told(one), one.unknown_columns, one.lines_good) == ([], [], 2)
    assert posts(either_base) == [
        (JUNE, "A1", 1.0),
        (JUNE, "A2", 0.5),
        (JUNE, "A3", 1.0),
        (JULY, "A1", 0.2),
    ]


def test_the_month_of_which_no_line_was_good_is_covered_by_the_corrected_ones(
    either_base: str, tmp_path: Path
) -> None:
    loaded(either_base, rejects(either_base, team(tmp_path, *LINES), tmp_path / "r.csv", corrected))
    assert [row[1:3] for row in rows(either_base, covered_months(Perimeter("61")))] == [
        (JUNE, date(2023, 6, 30)),
        (JULY, date(2023, 7, 31)),
    ]


def test_corrected_lines_twice_change_nothing(either_base: str, tmp_path: Path) -> None:
    path = rejects(either_base, team(tmp_path, *LINES), tmp_path / "r.csv", corrected)
    loaded(either_base, path)
    again = checked(either_base, path)
    assert told(again) == []
    assert already_loaded(either_base, again) is not None


def test_the_lines_that_are_still_wrong_may_be_corrected_in_their_turn(
    empty_base_url: str, tmp_path: Path
) -> None:
    first = rejects(
        empty_base_url, team(tmp_path, *LINES), tmp_path / "r.csv", lambda text: text.replace(";12", ";0,2")
    )
    second = rejects(empty_base_url, first, tmp_path / "rr.csv", corrected)
    assert told(loaded(empty_base_url, second)) == []
    assert len(posts(empty_base_url)) == 4


def test_a_line_whose_key_is_loaded_already_is_a_fault(either_base: str, tmp_path: Path) -> None:
    path = rejects(
        either_base,
        team(tmp_path, *LINES),
        tmp_path / "r.csv",
        lambda text: corrected(text).replace("A2", "A3"),
    )
    assert told(checked(either_base, path)) == [(2, "mois + poste", "une clé déjà chargée")]


def test_lines_of_a_file_that_was_never_loaded_are_refused(empty_base_url: str, tmp_path: Path) -> None:
    loaded(empty_base_url, team(tmp_path, ["06/2023", "B1", "1"], name="avant.csv"))
    path = rejects(empty_base_url, team(tmp_path, *LINES), tmp_path / "r.csv", corrected, load=False)
    one = checked(empty_base_url, path)
    assert one.faults.severe
    assert told(one) == [(0, "", "des lignes corrigées d'un fichier qui n'est pas chargé")]


def test_lines_of_a_file_replaced_since_are_refused(
    empty_base_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = rejects(empty_base_url, team(tmp_path, *LINES), tmp_path / "r.csv", corrected)
    later(monkeypatch)
    loaded(empty_base_url, team(tmp_path, ["06/2023", "A9", "1"], name="apres.csv"))
    one = checked(empty_base_url, path)
    assert told(one) == [(0, "", "des lignes corrigées d'un fichier remplacé depuis par un autre")]


def test_added_lines_replaced_since_are_no_longer_loaded(
    empty_base_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = rejects(empty_base_url, team(tmp_path, *LINES), tmp_path / "r.csv", corrected)
    loaded(empty_base_url, path)
    later(monkeypatch)
    loaded(empty_base_url, team(tmp_path, ["06/2023", "A9", "1"], ["07/2023", "A9", "1"], name="apres.csv"))
    one = checked(empty_base_url, path)
    assert already_loaded(empty_base_url, one) is None
    assert one.faults.severe


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of the journal be an hour ahead."""
    ahead = SimpleNamespace(now=lambda zone: datetime.now(zone) + timedelta(hours=1))
    monkeypatch.setattr(journal, "datetime", ahead)


def test_lines_of_another_department_are_refused(empty_base_url: str, tmp_path: Path) -> None:
    path = rejects(empty_base_url, team(tmp_path, *LINES), tmp_path / "r.csv", corrected)
    assert checked(empty_base_url, path, "91").faults.severe


def test_lines_whose_header_lost_its_origin_are_refused(empty_base_url: str, tmp_path: Path) -> None:
    def without_origin(text: str) -> str:
        first, rest = text.split(";", 1)
        return corrected(f"{first.split(' ')[0]};{rest}")

    path = rejects(empty_base_url, team(tmp_path, *LINES), tmp_path / "r.csv", without_origin)
    assert checked(empty_base_url, path).faults.severe


def test_a_register_is_completed_too(either_base: str, tmp_path: Path) -> None:
    header, good = ["partenaire", "nom", "nature"], [[f"P{number}", "Nom", "CCAS"] for number in range(5)]
    path = a_csv(tmp_path / "a.csv", [header, *good, ["P9", "Nom", "xx"]])
    rejected = rejects(either_base, path, tmp_path / "r.csv", lambda text: text.replace(";xx", ";CCAS"))
    before = rows(either_base, covered_months(Perimeter("61")))
    assert told(loaded(either_base, rejected)) == []
    assert [row[1] for row in facts(either_base, "partner")] == ["P0", "P1", "P2", "P3", "P4", "P9"]
    assert rows(either_base, covered_months(Perimeter("61"))) == before


def test_lines_that_only_a_rank_tells_apart_are_ranked_after_the_others(
    either_base: str, tmp_path: Path
) -> None:
    header = ("mois_depot", "nature", "canal", "complet", "mois_decision", "delai_jours", "demandes")
    line = ["04/2023", "Première demande", "Compte ameli", "oui", "05/2023"]
    path = a_csv(
        tmp_path / "a.csv", [header, *([*line, str(days), "3"] for days in (20, 21, 22)), [*line, "23", "xx"]]
    )
    rejected = rejects(either_base, path, tmp_path / "r.csv", lambda text: text.replace(";xx", ";4"))
    assert told(loaded(either_base, rejected)) == []
    assert [row[-1] for row in facts(either_base, "c2s_request")].count(4) == 1
    assert len(facts(either_base, "c2s_request")) == 4


def test_sheets_in_different_orders_are_corrected_under_one_header(
    empty_base_url: str, tmp_path: Path
) -> None:
    book = a_workbook(
        tmp_path / "a.xlsx",
        Juin=[TEAM, ["06/2023", "A1", 1], ["06/2023", "A2", "xx"]],
        Juillet=[
            ["quotite", "poste", "mois", "note"],
            [1, "A1", "07/2023", ""],
            ["xx", "A2", "07/2023", "n"],
        ],
    )
    recognised, one = seen(empty_base_url, book)
    header, lines = rejected_lines(one, recognised.layouts)
    assert list(header)[2:] == ["mois", "poste", "quotite", "note"]
    assert [list(line)[0:1] + list(line)[2:] for line in lines] == [
        ["Juin : 3", "06/2023", "A2", "xx", ""],
        ["Juillet : 3", "07/2023", "A2", "xx", "n"],
    ]
    assert told(loaded(empty_base_url, rejects(empty_base_url, book, tmp_path / "r.csv", corrected))) == []
    assert len(posts(empty_base_url)) == 4
