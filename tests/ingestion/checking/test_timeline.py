"""Which days does a file cover and replace, from its lines and from what the officer says of it?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from ingestion.checking.timeline import Days, Declared, Timeline, check_declared, days, gaps
from ingestion.contracts.catalogue import BY_NAME
from ingestion.reading.refusal import FileRefused

TODAY = date(2023, 11, 17)
JANUARY = (date(2023, 1, 1), date(2023, 1, 31))


def covered(source: str, declared: Declared | None = None, named: date | None = None, **columns: Any) -> Days:
    contract = BY_NAME[source]
    names = {field.column: field.kind.arrow for field in contract.fields if field.column}
    count = len(next(iter(columns.values())))
    batch = pa.record_batch(
        {name: pa.array(columns.get(str(name), [None] * count), kind) for name, kind in names.items()}
    )
    return days(Timeline.of(contract, [batch]), declared or Declared(), TODAY, named)


def test_a_file_covers_the_months_of_its_lines_until_its_last_fact() -> None:
    found = covered("mas_saisines", opened_on=[date(2023, 1, 3), date(2023, 2, 10)])
    assert found.covered == found.replaced == ((date(2023, 1, 1), date(2023, 2, 10)),)


def test_outcomes_known_later_do_not_touch_the_months_of_these_outcomes() -> None:
    found = covered("mas_saisines", opened_on=[date(2023, 1, 3)], closed_on=[date(2023, 4, 20)])
    assert found.covered == found.replaced == (JANUARY,)


def test_months_without_any_line_are_neither_covered_nor_replaced() -> None:
    found = covered("mas_effectifs", month=[date(2023, 1, 1), date(2023, 4, 1)])
    assert found.covered == (JANUARY, (date(2023, 4, 1), date(2023, 4, 30)))
    assert gaps(found.covered) == ((date(2023, 2, 1), date(2023, 3, 31)),)


def test_what_the_officer_says_stretches_what_the_lines_say() -> None:
    until = covered("mas_saisines", Declared(until=date(2023, 2, 28)), opened_on=[date(2023, 2, 10)])
    assert until.covered == ((date(2023, 2, 1), date(2023, 2, 28)),)
    whole = Declared(date(2022, 12, 1), date(2023, 3, 31))
    both = covered("mas_effectifs", whole, month=[date(2023, 1, 1), date(2023, 3, 1)])
    assert both.covered == ((date(2022, 12, 1), date(2023, 3, 31)),)


def test_nothing_is_covered_after_today() -> None:
    found = covered("mas_effectifs", month=[date(2023, 11, 1)])
    assert found.covered == ((date(2023, 11, 1), TODAY),)


def test_a_month_a_quarter_and_a_year_stand_for_all_their_days() -> None:
    assert covered("ass_budgets", year=[date(2022, 1, 1)]).covered == (
        (date(2022, 1, 1), date(2022, 12, 31)),
    )
    quarter = covered("handifaction", quarter_end=[date(2023, 6, 30)])
    assert quarter.covered == ((date(2023, 4, 1), date(2023, 6, 30)),)


def test_lines_planned_ahead_replace_all_that_was_planned() -> None:
    found = covered(
        "c2s_echeances", expires_on=[date(2023, 10, 31), date(2024, 2, 29)], renewed_on=[TODAY, None]
    )
    assert found.covered == ((date(2023, 10, 1), date(2023, 10, 31)),)
    assert found.replaced == (*found.covered, (date(2023, 11, 18), date.max))


def test_planned_lines_alone_cover_nothing() -> None:
    assert covered("c2s_echeances", expires_on=[date(2024, 2, 29)]).covered == ()


def test_a_register_goes_back_to_the_oldest_thing_that_it_shows_but_not_for_ever() -> None:
    recent = covered("planir_actions", labelled_on=[date(2022, 3, 9), date(2023, 5, 2)])
    assert recent.covered == ((date(2022, 3, 1), date(2023, 5, 2)),)
    old = covered("planir_actions", labelled_on=[date(1998, 3, 9), date(2023, 5, 2)])
    assert old.covered == ((date(2019, 1, 1), date(2023, 5, 2)),)


def test_the_day_in_the_name_of_a_register_is_its_data_date() -> None:
    found = covered("planir_actions", named=date(2023, 8, 1), labelled_on=[date(2023, 5, 2)])
    assert found.covered[-1][1] == date(2023, 8, 1)
    later = covered("planir_actions", named=date(2024, 8, 1), labelled_on=[date(2023, 5, 2)])
    assert later.covered[-1][1] == TODAY


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2023, 8, 1), date(2023, 7, 31), "vient après --jusqu-au"),
        (date(2023, 12, 1), None, "vient après aujourd'hui"),
        (None, date(2023, 11, 18), "est à venir"),
        (date(2023, 6, 15), None, "le premier jour"),
    ],
)
def test_days_that_no_file_can_cover_are_refused(since: date | None, until: date | None, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        check_declared(Declared(since, until), TODAY)


def test_days_that_a_file_can_cover_are_accepted() -> None:
    for declared in (Declared(), Declared(date(2023, 11, 1)), Declared(date(2023, 1, 1), TODAY)):
        check_declared(declared, TODAY)


def test_a_line_outside_the_days_announced_is_told_from_one_inside() -> None:
    declared = Declared(date(2023, 2, 1), date(2023, 3, 15))
    assert not declared.holds(JANUARY)
    assert declared.holds((date(2023, 3, 1), date(2023, 3, 31)))
    assert not declared.holds((date(2023, 4, 1), date(2023, 4, 30)))
    assert declared.holds((date(2023, 4, 1), date(2023, 4, 30)), planned=True)
    assert declared.words == "à partir du 01/02/2023 jusqu'au 15/03/2023"
