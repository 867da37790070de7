"""Is it known which figures still change once their month is over, and is it said of them?"""

from __future__ import annotations

from datetime import date

import pytest

from access.perimeter import Perimeter
from components.markup.card import small_print
from metrics.catalogue import BY_KEY
from metrics.figures import Figures
from metrics.model import Value
from metrics.nature import ripens
from metrics.period import Period, year
from metrics.reading import BaseReading


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("mas.cases", False),
        ("mas.completion", True),
        ("mas.open_cases", False),
        ("ass.decisions", False),
        ("c2s.beneficiaries", False),
        ("c2s.renewal", True),
    ],
)
def test_only_outcomes_ripen(key: str, expected: bool) -> None:
    assert ripens(BY_KEY[key]) is expected


def _value(url: str, key: str, period: Period) -> Value:
    metric = BY_KEY[key]
    return Figures(BaseReading(url), Perimeter("61"), period, (metric,)).value(metric)


def test_a_past_year_says_until_when_its_outcomes_are_known(demonstration_url: str) -> None:
    value = _value(demonstration_url, "mas.completion", year(2022))
    assert (value.as_of, value.known_on) == (date(2022, 12, 31), date(2023, 11, 17))
    assert "suites connues au\u00a017/11/2023" in small_print(value)


@pytest.mark.parametrize(
    ("key", "number"), [("mas.completion", 2023), ("mas.cases", 2022), ("mas.open_cases", 2022)]
)
def test_nothing_more_is_said_when_one_date_says_it(demonstration_url: str, key: str, number: int) -> None:
    value = _value(demonstration_url, key, year(number))
    assert value.known_on is None
    assert "suites" not in small_print(value)
