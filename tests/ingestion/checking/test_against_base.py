"""Is a file held against what the base already holds: keys of other months, months that would shrink?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingestion.checking.checked import Shrinking
from ingestion.permission import Permission, refusal, shrinking_words
from tests.support.given_files import CASES, TEAM, Line, a_case, a_csv, checked, facts, loaded, told

MARCH, APRIL = date(2023, 3, 1), date(2023, 4, 1)


def cases(folder: Path, *lines: Line, name: str = "cas.csv") -> Path:
    return a_csv(folder / name, [CASES, *lines])


def in_march(number: int) -> Line:
    return a_case(number, date_saisine="10/03/2023")


def in_april(number: int) -> Line:
    return a_case(number, date_saisine="10/04/2023")


@pytest.fixture
def base(empty_base_url: str, tmp_path: Path) -> str:
    """Ten cases of March and ten of April."""
    lines = [*map(in_march, range(1, 11)), *map(in_april, range(11, 21))]
    loaded(empty_base_url, cases(tmp_path, *lines, name="base.csv"), until=date(2023, 4, 30))
    return empty_base_url


def test_a_key_already_loaded_for_another_month_is_a_fault(base: str, tmp_path: Path) -> None:
    lines = [in_april(one) for one in (2, *range(12, 21))]
    one = checked(base, cases(tmp_path, *lines))
    assert told(one) == [(2, "saisine", "une clé déjà chargée")]
    assert next(iter(one.faults)).expected == "une clé qui n'est pas déjà chargée pour un autre mois"


def test_keys_of_the_months_that_the_file_replaces_are_its_own(base: str, tmp_path: Path) -> None:
    lines = [*map(in_april, range(1, 11)), *map(in_march, range(11, 21))]
    assert told(checked(base, cases(tmp_path, *lines))) == []


def test_a_month_whose_lines_all_fall_is_not_replaced(base: str, tmp_path: Path) -> None:
    one = checked(base, cases(tmp_path, *map(in_april, range(1, 6))))
    assert (one.lines_good, one.spans, one.shrinks) == (0, (), ())
    assert refusal(one, Permission(partial=True)) == "rien n'est chargé : aucune ligne n'est juste."


def test_a_month_is_kept_when_only_the_lines_of_another_are_good(base: str, tmp_path: Path) -> None:
    may = [a_case(number, date_saisine="10/05/2023") for number in (30, 31)]
    one = loaded(base, cases(tmp_path, in_april(1), in_april(2), *may))
    assert one.lines_good == 2
    assert one.spans == ((date(2023, 5, 1), date(2023, 5, 10)),)
    assert len(facts(base, "mas_case")) == 22


def test_a_key_of_another_department_is_no_fault(base: str, tmp_path: Path) -> None:
    line = a_case(1, date_saisine="10/04/2023", commune="91228")
    assert told(checked(base, cases(tmp_path, line), "91")) == []


def test_each_month_that_would_keep_less_than_half_of_its_lines_is_told(base: str, tmp_path: Path) -> None:
    lines = [*map(in_march, range(1, 11)), *map(in_april, range(11, 14))]
    one = checked(base, cases(tmp_path, *lines))
    assert one.shrinks == (Shrinking(APRIL, 10, 3),)
    assert shrinking_words(one) == "avril\u00a02023 a 10\u00a0lignes dans la base et n'en aurait plus que 3."
    words = refusal(one, Permission())
    assert words is not None
    assert "--moins-de-lignes" in words
    assert refusal(one, Permission(shrinking=True)) is None


def test_a_month_said_to_be_empty_shrinks_to_nothing(base: str, tmp_path: Path) -> None:
    one = checked(base, cases(tmp_path, *map(in_march, range(1, 11))), since=MARCH, until=date(2023, 4, 30))
    assert one.shrinks == (Shrinking(APRIL, 10, 0),)


def test_half_of_the_lines_is_enough_and_months_not_in_the_file_lose_nothing(
    base: str, tmp_path: Path
) -> None:
    assert checked(base, cases(tmp_path, *map(in_april, range(11, 16)))).shrinks == ()


def test_the_most_harmed_months_are_named_first(empty_base_url: str, tmp_path: Path) -> None:
    lines = [[f"{month:02d}/2023", f"A{post}", "1"] for month in range(1, 7) for post in range(month + 4)]
    loaded(empty_base_url, a_csv(tmp_path / "a.csv", [TEAM, *lines]))
    few = [[f"{month:02d}/2023", "A1", "1"] for month in range(1, 7)]
    words = shrinking_words(checked(empty_base_url, a_csv(tmp_path / "b.csv", [TEAM, *few])))
    assert words.startswith("juin\u00a02023 a 10")
    assert words.endswith("ainsi que 3\u00a0autres mois.")


def test_a_register_that_loses_most_of_its_lines_is_told(empty_base_url: str, tmp_path: Path) -> None:
    header = ["partenaire", "nom", "nature"]
    many = [[f"P{number}", "Nom", "CCAS"] for number in range(10)]
    loaded(empty_base_url, a_csv(tmp_path / "a.csv", [header, *many]))
    one = checked(empty_base_url, a_csv(tmp_path / "b.csv", [header, *many[:4]]))
    assert one.shrinks == (Shrinking(None, 10, 4),)
    assert shrinking_words(one) == "ce registre a 10\u00a0lignes dans la base et n'en aurait plus que 4."


def test_nothing_shrinks_where_only_a_demonstration_was(empty_base_url: str, tmp_path: Path) -> None:
    assert checked(empty_base_url, cases(tmp_path, in_april(1))).shrinks == ()
