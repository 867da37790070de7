"""Are the rights to the aide médicale de l'État that end counted as a director understands them?"""

from __future__ import annotations

from datetime import date

from tests.support.bases import FactBase
from tests.support.c2s import ame_expiry_of, counted, loaded, total

FIRST, UNTIL = date(2022, 1, 1), date(2023, 10, 31)
SEPTEMBER, OCTOBER = date(2023, 9, 1), date(2023, 10, 1)


def test_an_end_of_right_counts_once_past_by_public(fact_base: FactBase) -> None:
    facts = [
        ame_expiry_of(date(2023, 10, 31), 4),
        ame_expiry_of(date(2023, 10, 31), 3, public="minor"),
        ame_expiry_of(date(2023, 11, 30), 50),
    ]
    base = loaded(fact_base, FIRST, UNTIL, ame_expiries=facts)

    assert counted(base, "c2s.ame_expired") == {("", OCTOBER): 7}
    assert counted(base, "c2s.ame_expired", axis="ame_public") == {
        ("adult", OCTOBER): 4,
        ("minor", OCTOBER): 3,
    }


def test_gaps_are_told_90_days_after_the_end_of_the_right(fact_base: FactBase) -> None:
    facts = [
        ame_expiry_of(date(2023, 7, 31), 2, renewed_on=date(2023, 8, 31), gap_days=31),
        ame_expiry_of(date(2023, 7, 31), 5),
        ame_expiry_of(date(2023, 7, 31), 6, renewed_on=date(2023, 6, 30), gap_days=0),
        ame_expiry_of(date(2023, 5, 31), 1, renewed_on=date(2023, 9, 30), gap_days=122),
        ame_expiry_of(date(2023, 9, 30), 30, renewed_on=date(2023, 10, 10), gap_days=10),
    ]
    base = loaded(fact_base, FIRST, UNTIL, ame_expiries=facts)

    assert total(base, "c2s.ame_expired") == 44
    assert total(base, "c2s.ame_expired_ripe") == 14
    assert total(base, "c2s.ame_gaps") == 2


def test_a_right_is_among_those_to_come_for_120_days(fact_base: FactBase) -> None:
    facts = [
        ame_expiry_of(date(2024, 2, 28), 10),
        ame_expiry_of(date(2024, 2, 29), 90),
        ame_expiry_of(date(2024, 1, 31), 6, renewed_on=date(2023, 10, 15), gap_days=0),
        ame_expiry_of(date(2023, 10, 31), 70),
    ]
    base = loaded(fact_base, FIRST, UNTIL, ame_expiries=facts)

    assert counted(base, "c2s.ame_expiring")[("", OCTOBER)] == 16
    assert counted(base, "c2s.ame_expiring_not_renewed")[("", OCTOBER)] == 10
    assert counted(base, "c2s.ame_expiring")[("", SEPTEMBER)] == 70
    assert counted(base, "c2s.ame_expiring_not_renewed")[("", SEPTEMBER)] == 70


def test_the_year_before_is_counted_as_it_was_known_on_the_same_day(fact_base: FactBase) -> None:
    late = ame_expiry_of(date(2022, 7, 31), 4, renewed_on=date(2022, 9, 30), gap_days=61)
    base = loaded(fact_base, FIRST, date(2023, 8, 31), ame_expiries=[late])

    assert total(base, "c2s.ame_gaps") == 4
    assert total(base, "c2s.ame_expired", "year_ago") == 4
    assert total(base, "c2s.ame_gaps", "year_ago") == 0
