"""Does a load replace the months of its file, and nothing else, and can all of it be traced afterwards?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.freshness import covered_months
from data_access.journal import Origin, differences, loads
from data_access.loading import Extract, load
from data_access.query import rows
from data_access.schema.common import load_batch, measure_value
from data_access.schema.mas import mas_case, mas_team
from ingestion.entry import already_loaded
from tests.support.given_files import (
    CASES,
    TEAM,
    Line,
    a_case,
    a_csv,
    checked,
    dump,
    facts,
    loaded,
)
from tests.support.mas import cases

DEMONSTRATION = Origin("démonstration", "0" * 64, 0, "Vigie", demonstration=True)
ORNE = Perimeter("61")


def team(folder: Path, *lines: Line, name: str = "equipe.csv") -> Path:
    return a_csv(folder / name, [TEAM, *lines])


def registered(folder: Path, *codes: str, name: str = "partenaires.csv") -> Path:
    return a_csv(
        folder / name, [["partenaire", "nom", "nature"], *([code, f"Nom {code}", "CCAS"] for code in codes)]
    )


def journal(url: str) -> list[tuple[Any, ...]]:
    row = load_batch.c
    query = select(row.file_name, row.lines_read, row.lines_loaded, row.lines_rejected, row.lines_aside)
    return rows(url, query.order_by(row.file_name))


def measured(url: str, measure: str, department: str = "61") -> dict[date, float]:
    row = measure_value.c
    query = select(row.month, row.value).where(
        row.department == department, row.measure == measure, row.axis == "", row.known == "now"
    )
    return dict(rows(url, query))


JUNE, JULY = date(2023, 6, 1), date(2023, 7, 1)


def test_the_lines_read_are_those_loaded_and_those_rejected(either_base: str, tmp_path: Path) -> None:
    lines = [["06/2023", "A1", "1"], ["06/2023", "A2", "xx"], ["", "", ""], ["Total", "", "2"]]
    loaded(either_base, team(tmp_path, *lines))
    assert journal(either_base) == [("equipe.csv", 2, 1, 1, 2)]
    (batch,) = rows(either_base, loads(ORNE))
    assert batch[load_batch.c.keys().index("loaded_by")] == "testeur"
    assert facts(either_base, "mas_team") == [("61", JUNE, "A1", 1.0)]
    assert measured(either_base, "mas.full_time") == {JUNE: 1.0}


def test_the_same_file_twice_is_already_loaded(either_base: str, tmp_path: Path) -> None:
    path = team(tmp_path, ["06/2023", "A1", "1"], ["07/2023", "A1", "1"])
    assert already_loaded(either_base, checked(either_base, path)) is None
    loaded(either_base, path)
    assert already_loaded(either_base, checked(either_base, path)) is not None
    assert already_loaded(either_base, checked(either_base, path, "91")) is None


def test_the_same_lines_in_another_file_are_another_load(either_base: str, tmp_path: Path) -> None:
    loaded(either_base, team(tmp_path, ["06/2023", "A1", "1"]))
    other = team(tmp_path, ["06/2023", "A1", "1,0"], name="autre.csv")
    assert already_loaded(either_base, checked(either_base, other)) is None


def test_a_file_of_which_a_month_was_replaced_since_is_no_longer_loaded(
    either_base: str, tmp_path: Path
) -> None:
    first = team(tmp_path, ["06/2023", "A1", "1"], ["07/2023", "A1", "1"])
    loaded(either_base, first)
    loaded(either_base, team(tmp_path, ["07/2023", "A1", "0,5"], name="juillet.csv"))
    assert already_loaded(either_base, checked(either_base, first)) is None


def test_the_same_file_said_to_go_further_is_loaded_again(either_base: str, tmp_path: Path) -> None:
    path = a_csv(tmp_path / "a.csv", [CASES, a_case(1)])
    loaded(either_base, path)
    further = checked(either_base, path, until=date(2023, 6, 30))
    assert already_loaded(either_base, further) is None


def test_the_same_file_of_which_more_lines_are_now_good_is_loaded_again(
    either_base: str, tmp_path: Path
) -> None:
    header, line = [*CASES, "partenaire"], [*a_case(2), "P1"]
    path = a_csv(tmp_path / "a.csv", [header, [*a_case(1), ""], line])
    assert loaded(either_base, path).lines_rejected == 1
    assert already_loaded(either_base, checked(either_base, path)) is not None
    loaded(either_base, registered(tmp_path, "P1"))
    again = checked(either_base, path)
    assert (again.lines_rejected, already_loaded(either_base, again)) == (0, None)


def test_a_register_is_already_loaded_on_the_next_day_too(either_base: str, tmp_path: Path) -> None:
    path = registered(tmp_path, "P1")
    loaded(either_base, path, today=date(2026, 1, 15))
    assert already_loaded(either_base, checked(either_base, path, today=date(2026, 3, 2))) is not None


def test_a_corrected_month_replaces_this_month_and_keeps_the_former_figures(
    either_base: str, tmp_path: Path
) -> None:
    loaded(
        either_base, team(tmp_path, ["06/2023", "A1", "1"], ["06/2023", "A2", "1"], ["07/2023", "A1", "1"])
    )
    correction = team(tmp_path, ["06/2023", "A1", "0,5"], ["06/2023", "A3", "1"], name="juin.csv")
    loaded(either_base, correction, reason="quotité de A1 corrigée")
    assert facts(either_base, "mas_team") == [
        ("61", JUNE, "A1", 0.5),
        ("61", JUNE, "A3", 1.0),
        ("61", JULY, "A1", 1.0),
    ]
    ((batch, *said),) = rows(
        either_base,
        select(
            load_batch.c.batch,
            load_batch.c.reason,
            load_batch.c.lines_added,
            load_batch.c.lines_removed,
            load_batch.c.lines_changed,
        ).where(load_batch.c.file_name == "juin.csv"),
    )
    assert said == ["quotité de A1 corrigée", 1, 1, 1]
    assert ("mas.full_time", JUNE, 2.0, 1.5) in rows(either_base, differences(ORNE, batch))
    assert {month for _, month, _, _ in rows(either_base, differences(ORNE, batch))} == {JUNE}


def test_a_january_file_with_the_outcomes_of_april_does_not_touch_march(
    either_base: str, tmp_path: Path
) -> None:
    march = [a_case(number, date_saisine="10/03/2023") for number in (1, 2)]
    loaded(either_base, a_csv(tmp_path / "mars.csv", [CASES, *march]), until=date(2023, 3, 31))
    january = a_case(3, date_saisine="05/01/2023", date_cloture="20/04/2023", issue="Soins réalisés")
    loaded(either_base, a_csv(tmp_path / "janvier.csv", [CASES, january]))
    assert measured(either_base, "mas.cases") == {date(2023, 1, 1): 1, date(2023, 3, 1): 2}
    assert rows(either_base, covered_months(ORNE)) == [
        ("mas_cases", date(2023, 1, 1), date(2023, 1, 31), False),
        ("mas_cases", date(2023, 3, 1), date(2023, 3, 31), False),
    ]


def test_months_said_to_be_covered_without_a_line_are_zeros(either_base: str, tmp_path: Path) -> None:
    loaded(
        either_base, team(tmp_path, ["06/2023", "A1", "1"], ["07/2023", "A1", "1"], ["08/2023", "A1", "1"])
    )
    gap = team(tmp_path, ["06/2023", "A1", "1"], ["08/2023", "A1", "1"], name="trou.csv")
    loaded(either_base, gap)
    assert [row[1] for row in facts(either_base, "mas_team")] == [JUNE, JULY, date(2023, 8, 1)]
    loaded(either_base, gap, since=JUNE, until=date(2023, 8, 31))
    assert [row[1] for row in facts(either_base, "mas_team")] == [JUNE, date(2023, 8, 1)]
    assert len(rows(either_base, covered_months(ORNE))) == 3


def test_a_register_replaces_all_its_lines_and_keeps_the_months_already_covered(
    either_base: str, tmp_path: Path
) -> None:
    loaded(either_base, registered(tmp_path, "P1", "P2"), today=date(2025, 3, 10))
    loaded(either_base, registered(tmp_path, "P2", "P3", name="b.csv"), today=date(2026, 1, 15))
    assert [row[1] for row in facts(either_base, "partner")] == ["P2", "P3"]
    months = rows(either_base, covered_months(ORNE))
    assert (months[0][1], months[-1][1]) == (date(2025, 1, 1), date(2026, 1, 1))
    assert len({row[-1] for row in months}) == 1


def test_lines_planned_ahead_are_replaced_together(either_base: str, tmp_path: Path) -> None:
    def expiries(name: str, *days: str) -> Path:
        header = (
            *("date_fin_droit", "date_ouverture_renouvellement", "intercommunalite", "public"),
            *("mode_renouvellement", "date_renouvellement", "jours_sans_droit", "personnes"),
        )
        lines = (
            [day, "30/09/2025", "", "Cas général", "Renouvellement à demander", "", "", "3"] for day in days
        )
        return a_csv(tmp_path / name, [header, *lines])

    loaded(either_base, expiries("a.csv", "31/12/2025", "31/03/2026", "30/04/2026"), until=date(2026, 1, 10))
    loaded(either_base, expiries("b.csv", "31/01/2026", "30/04/2026"), until=date(2026, 1, 14))
    assert [str(row[1]) for row in facts(either_base, "c2s_expiry")] == [
        "2025-12-31",
        "2026-01-31",
        "2026-04-30",
    ]


@pytest.fixture
def demonstrated(either_base: str) -> str:
    """A base where two sources of the Orne and one of the Essonne hold a demonstration."""
    first, until = date(2023, 1, 1), date(2023, 12, 31)
    with writing(either_base) as connection:
        for department in ("61", "91"):
            named = tuple({"department": department, **row} for row in cases(3, JUNE))
            load(
                connection,
                department,
                Extract("mas_cases", ((mas_case, named),), first, until),
                DEMONSTRATION,
            )
        posts = ({"department": "61", "month": JUNE, "accompanist": "D1", "full_time": 1.0},)
        load(connection, "61", Extract("mas_team", ((mas_team, posts),), first, until), DEMONSTRATION)
    return either_base


def test_the_first_real_load_of_a_source_removes_its_demonstration_there_and_no_other(
    demonstrated: str, tmp_path: Path
) -> None:
    loaded(demonstrated, a_csv(tmp_path / "a.csv", [CASES, a_case(1)]))
    assert [row[1] for row in facts(demonstrated, "mas_case")] == ["S0001"]
    kinds = {(row[0], row[3]) for row in rows(demonstrated, covered_months(ORNE))}
    assert kinds == {("mas_cases", False), ("mas_team", True)}
    assert len(facts(demonstrated, "mas_case", "91")) == 3
    assert measured(demonstrated, "mas.cases") == {JUNE: 1}


def test_nothing_of_a_demonstration_is_told_as_a_former_figure(demonstrated: str, tmp_path: Path) -> None:
    loaded(demonstrated, a_csv(tmp_path / "a.csv", [CASES, a_case(1)]))
    ((batch, added),) = rows(
        demonstrated, select(load_batch.c.batch, load_batch.c.lines_added).where(~load_batch.c.demonstration)
    )
    assert (added, rows(demonstrated, differences(ORNE, batch))) == (None, [])


def test_three_departments_are_untouched_by_each_other(either_base: str, tmp_path: Path) -> None:
    for department, posts in (("61", ["A1"]), ("91", ["B1", "B2"]), ("2A", ["A1", "C2", "C3"])):
        lines: Sequence[Line] = [["06/2023", post, "1"] for post in posts]
        loaded(either_base, team(tmp_path, *lines), department)
    before = [facts(either_base, "mas_team", department) for department in ("91", "2A")]
    loaded(either_base, team(tmp_path, ["06/2023", "A9", "0,5"], name="b.csv"))
    assert [facts(either_base, "mas_team", department) for department in ("91", "2A")] == before
    figures = [measured(either_base, "mas.full_time", department)[JUNE] for department in ("61", "91", "2A")]
    assert figures == [0.5, 2.0, 3.0]


def test_a_load_that_fails_midway_leaves_the_base_as_it_was(
    either_base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(either_base, team(tmp_path, ["06/2023", "A1", "1"]))
    before = dump(either_base)

    def broken(*_: object) -> None:
        raise RuntimeError("no more power")

    monkeypatch.setattr("data_access.loading.note", broken)
    with pytest.raises(RuntimeError, match="power"):
        loaded(either_base, team(tmp_path, ["06/2023", "A2", "1"], name="b.csv"))
    assert dump(either_base) == before
