"""Are consecutive months put together, and said in French?"""

from __future__ import annotations

from datetime import date

import pytest

from metrics.period import Period
from metrics.quality.spans import months_in_words, of_months, spans


def test_consecutive_months_are_one_span_in_whatever_order() -> None:
    months = [date(2023, 1, 1), date(2022, 12, 1), date(2023, 4, 1)]
    assert list(spans(months)) == [
        Period(date(2022, 12, 1), date(2023, 1, 1)),
        Period(date(2023, 4, 1), date(2023, 4, 1)),
    ]
    assert list(spans([])) == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2023, 3, 1), date(2023, 3, 1), "mars 2023"),
        (date(2023, 3, 1), date(2023, 5, 1), "de mars à mai 2023"),
        (date(2023, 4, 1), date(2023, 5, 1), "d'avril à mai 2023"),
        (date(2022, 10, 1), date(2023, 1, 1), "d'octobre 2022 à janvier 2023"),
    ],
)
def test_a_span_is_said_in_french(first: date, last: date, words: str) -> None:
    assert months_in_words(Period(first, last)).replace("\u00a0", " ") == words


def test_one_month_is_said_as_a_complement() -> None:
    assert of_months(Period(date(2023, 8, 1), date(2023, 8, 1))) == "d'août\u00a02023"
    assert of_months(Period(date(2023, 3, 1), date(2023, 3, 1))) == "de mars\u00a02023"
