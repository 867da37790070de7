"""Is a rate read on few cases shown with its interval, and told when it allows no conclusion?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from charts.labels import parts
from metrics.catalogue import BY_KEY
from metrics.certainty import SHOWN_UNDER, certainty_in_words, interval_of, is_inconclusive
from metrics.formula import Result
from metrics.intervals import poisson, wilson
from metrics.mas import cases as mas_cases
from metrics.mas import load as mas_load
from metrics.mas import outcomes as mas_outcomes
from metrics.model import Metric
from metrics.period import year
from tests.support.bases import FactBase
from tests.support.monthly import load_months

RATE = mas_outcomes.COMPLETION


def of(part: float, whole: float, metric: Metric = RATE) -> tuple[float, float] | None:
    return interval_of(metric, Result(part / whole if whole else None, part, whole))


def test_a_share_has_the_interval_of_wilson_under_a_thousand_cases() -> None:
    assert of(243, 454) == wilson(243, 454)
    assert of(500, SHOWN_UNDER - 1) is not None
    assert of(500, SHOWN_UNDER) is None


def test_a_rate_by_head_has_the_exact_interval_of_poisson() -> None:
    assert of(7, 900, BY_KEY["planir.per_c2s"]) == poisson(7, 900)


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (6, 5)])
def test_what_cannot_be_has_no_interval(part: float, whole: float) -> None:
    assert of(part, whole) is None


def test_what_counts_no_cases_has_none() -> None:
    assert of(80, 4, mas_load.LOAD) is None
    assert interval_of(mas_cases.CASES, Result(12.0, 12.0)) is None


def test_the_interval_stands_beside_the_parts_wherever_they_are_written(fact_base: FactBase) -> None:
    load_months(fact_base, [454], reached=[243])
    told = parts(fact_base.value(mas_cases.CONTACT_48H, year(2021)))
    assert told.replace("\u00a0", " ") == "243 / 454 · intervalle à 95 % : 48,9 à 58,1 %"


def test_too_wide_an_interval_allows_no_conclusion(fact_base: FactBase) -> None:
    load_months(fact_base, [9], reached=[4])
    value = fact_base.value(mas_cases.CONTACT_48H, year(2021))
    assert is_inconclusive(value)
    assert certainty_in_words(value).endswith(", effectif trop faible pour conclure")


def test_a_list_counted_whole_at_a_date_is_exact_on_that_date(fact_base: FactBase) -> None:
    load_months(fact_base, [9])
    value = fact_base.value(mas_load.OPEN_OVER_90, year(2021))
    assert value.interval is not None
    assert not is_inconclusive(value)
    assert not is_inconclusive(replace(value, interval=None))
    assert value.as_of == date(2021, 1, 31)
