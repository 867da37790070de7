"""Are parts that do not make up their whole, or exceed it, found in the months that can be compared?"""

from __future__ import annotations

from datetime import date

import pytest

from data_access.topics import BY_KEY
from metrics.catalogue import METRICS
from metrics.coverage import Coverage
from metrics.period import Period, month_end
from metrics.quality.coherence.comparable import comparable_months
from metrics.quality.coherence.parts import (
    MAKE_UP,
    MAY_EXCEED,
    WITHIN,
    exact_parts,
    inner_parts,
    measures_read,
    parts_make_up,
    parts_stay_within,
)
from metrics.quantities import Monthly
from metrics.units import SHARE

MARCH, APRIL = date(2023, 3, 1), date(2023, 4, 1)
SPRING = Period(MARCH, APRIL)
REQUESTS, SOLVED = "france_services.requests", "france_services.solved"
PEOPLE, PROFILED = "c2s.beneficiaries", "c2s.beneficiaries_profiled"


def covering(*sources: str) -> Coverage:
    return Coverage.of([row for source in sources for row in _rows(source, MARCH, APRIL)])


def counted(*rows: tuple[str, str, date, float]) -> Monthly:
    return Monthly.of([(measure, "now", member, month, value) for measure, member, month, value in rows])


def test_two_extracts_of_the_same_persons_must_agree() -> None:
    monthly = counted((PEOPLE, "", MARCH, 100), (PROFILED, "", MARCH, 99))
    coverage = covering("c2s_beneficiaries", "c2s_profiles")
    check = parts_make_up([(PEOPLE, (PROFILED,))], monthly, coverage, SPRING)
    assert (check.cases, check.broken) == (2, 1)
    words = check.breaches[0].words.replace("\u00a0", " ")
    assert words.endswith("/ Bénéficiaires de la C2S (personnes), mars 2023 : 99 au lieu de 100")


def test_a_part_above_its_whole_is_told_with_the_name_of_its_member() -> None:
    whole = counted((REQUESTS, "", MARCH, 10), (SOLVED, "", MARCH, 10))
    epci = counted((REQUESTS, "200", MARCH, 4), (SOLVED, "200", MARCH, 5), (REQUESTS, "300", MARCH, 6))
    groups = [(REQUESTS, (SOLVED,))]
    check = parts_stay_within(
        groups, {"": whole, "epci": epci}, covering("fs_requests"), SPRING, {"200": "Pays d'Auge"}
    )
    assert (check.cases, check.broken) == (6, 1)
    assert check.breaches[0].words.replace("\u00a0", " ").endswith("mars 2023, Pays d'Auge : 5 pour 4")


def test_an_axis_that_a_part_is_not_counted_along_is_left_out() -> None:
    assert "epci" not in BY_KEY["c2s.requests"].axes
    monthly = counted(("c2s.requests", "200", MARCH, 1))
    groups = [("c2s.requests", ("c2s.requests_online",))]
    assert parts_stay_within(groups, {"epci": monthly}, covering("c2s_requests"), SPRING, {}).cases == 0


def test_months_that_one_source_lacks_are_not_compared() -> None:
    coverage = Coverage.of([*_rows("c2s_beneficiaries", MARCH, APRIL), *_rows("c2s_profiles", APRIL)])
    assert comparable_months(coverage, (PEOPLE, PROFILED), SPRING) == (APRIL,)


def test_months_covered_to_different_days_are_not_compared() -> None:
    rows = [*_rows("c2s_beneficiaries", MARCH, APRIL), *_rows("c2s_profiles", MARCH)]
    rows.append(("c2s_profiles", APRIL, date(2023, 4, 12), False))
    assert comparable_months(Coverage.of(rows), (PEOPLE, PROFILED), SPRING) == (MARCH,)


def test_what_ripens_in_sources_of_different_dates_is_never_compared() -> None:
    assert BY_KEY["mas.cases_closed"].ripens
    later = [*_rows("mas_cases", MARCH, APRIL), *_rows("mas_team", MARCH)]
    assert comparable_months(Coverage.of(later), ("mas.cases_closed", "mas.full_time"), SPRING) == ()
    assert comparable_months(Coverage.of(later), ("mas.open_cases", "mas.full_time"), SPRING) == (MARCH,)


def test_every_declared_measure_exists() -> None:
    read = measures_read([*exact_parts(), *inner_parts(METRICS)])
    assert set(read) <= set(BY_KEY)
    assert {*MAKE_UP, *WITHIN} <= set(read)


@pytest.mark.parametrize("key", MAY_EXCEED)
def test_what_may_exceed_is_a_share_that_is_left_out(key: str) -> None:
    metric = next(one for one in METRICS if one.key == key)
    assert metric.unit is SHARE
    over, of = metric.terms[1].measure, metric.terms[0].measure
    assert (over, (of,)) not in inner_parts(METRICS)


def test_the_shares_of_the_catalogue_are_parts() -> None:
    assert ("mas.cases", ("mas.cases_realised",)) in inner_parts(METRICS)


def _rows(source: str, *months: date) -> list[tuple[str, date, date, bool]]:
    return [(source, month, month_end(month), False) for month in months]
