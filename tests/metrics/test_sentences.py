"""Is every sentence true, agreed and written as French is written?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from metrics.mas import cases as mas_cases
from metrics.mas import load as mas_load
from metrics.mas import outcomes as mas_outcomes
from metrics.model import Change, Metric, Status, Value
from metrics.period import Period, quarter, year
from metrics.sentences import (
    change_in_words,
    count_in_words,
    largest_in_words,
    period_in_words,
    range_in_words,
    share_in_words,
    trend_in_words,
)

CASES, COMPLETION, OPEN = mas_cases.CASES, mas_outcomes.COMPLETION, mas_load.OPEN_CASES
IN_2022 = year(2022)
WHOLE_YEAR = Change(480, 454, year(2021), date(2021, 12, 31), complete=True, whole=True)
RUNNING = replace(WHOLE_YEAR, period=year(2022), until=date(2022, 11, 17), complete=False, whole=False)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def value(metric: Metric, amount: float | None, period: Period = IN_2022, **said: object) -> Value:
    status = Status.MISSING if amount is None else Status.PUBLISHED
    as_of = None if amount is None else period.end
    return replace(Value(metric, "61", period, status, amount, as_of=as_of), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("metric", "change", "expected"),
    [
        (CASES, WHOLE_YEAR, "26 saisines de plus qu'en 2021 (+5,7 %)"),
        (CASES, replace(WHOLE_YEAR, now=453), "1 saisine de moins qu'en 2021 (−0,2 %)"),
        (CASES, replace(WHOLE_YEAR, now=454), "Comme en 2021"),
        (CASES, replace(WHOLE_YEAR, before=0), "480 saisines de plus qu'en 2021"),
        (CASES, replace(WHOLE_YEAR, period=quarter(2021, 3)), "26 saisines de plus qu'au T3 2021 (+5,7 %)"),
        (CASES, RUNNING, "26 saisines de plus qu'à la même date de 2022 (+5,7 %)"),
        (CASES, replace(RUNNING, whole=True), "26 saisines de plus que sur les mêmes mois de 2022 (+5,7 %)"),
        (OPEN, replace(RUNNING, stock=True), "26 saisines de plus qu'un an plus tôt (+5,7 %)"),
        (COMPLETION, replace(WHOLE_YEAR, now=0.535, before=0.52), "+1,5 point (52,0 % en 2021)"),
        (COMPLETION, replace(WHOLE_YEAR, now=0.5, before=0.52), "−2,0 points (52,0 % en 2021)"),
        (COMPLETION, replace(WHOLE_YEAR, now=0.5201, before=0.52), "Comme en 2021"),
        (CASES, None, "Pas de période comparable un an plus tôt"),
    ],
)
def test_a_change_is_told_with_its_reference(metric: Metric, change: Change | None, expected: str) -> None:
    assert plain(change_in_words(metric, change)) == expected


@pytest.mark.parametrize(
    ("amount", "change", "expected"),
    [
        (480, WHOLE_YEAR, "Saisines : 480 en 2022, 26 de plus qu'en 2021 (+5,7 %)"),
        (480, None, "Saisines : 480 en 2022"),
        (0, None, "Saisines : 0 en 2022"),
        (None, None, "Saisines : aucune donnée en 2022"),
    ],
)
def test_a_trend_is_titled_by_its_value_and_its_change(
    amount: float | None, change: Change | None, expected: str
) -> None:
    assert plain(trend_in_words(CASES, value(CASES, amount), change)) == expected


def test_a_running_period_and_a_stock_are_told_at_their_date() -> None:
    running = value(CASES, 400, year(2023), as_of=date(2023, 11, 17))
    assert plain(trend_in_words(CASES, running, None)) == "Saisines : 400 au 17 novembre 2023"
    stock = value(OPEN, 40)
    assert plain(trend_in_words(OPEN, stock, None)) == "File active : 40 saisines au 31 décembre 2022"


def test_the_largest_member_is_named_with_its_part_of_the_whole() -> None:
    members = [
        value(CASES, 30, member_label="CCAS"),
        value(CASES, 10, member_label="Associations"),
        value(CASES, None, member_label="Santé"),
    ]
    told = largest_in_words(members, "Premier détecteur")
    assert plain(told) == "Premier détecteur : CCAS, 30 saisines sur 40 (75,0 %)"


def test_the_largest_rate_is_not_added_to_the_others() -> None:
    rates = [
        value(COMPLETION, 0.6, denominator=10.0, member_label="CCAS"),
        value(COMPLETION, 0.2, denominator=5.0),
    ]
    assert plain(largest_in_words(rates, "Premier")) == "Premier : CCAS, 60,0 %"


def test_a_range_names_nobody() -> None:
    rates = [
        value(COMPLETION, 0.6, member_label="CCAS", denominator=50.0),
        value(COMPLETION, 0.2, denominator=50.0),
        value(COMPLETION, 0.9, denominator=3.0),
        value(COMPLETION, None),
    ]
    assert plain(range_in_words(rates, "Aboutis", "le détecteur")) == (
        "Aboutis : de 20,0 % à 60,0 % selon le détecteur"
    )


def test_a_range_of_a_few_cases_is_not_told() -> None:
    few = [value(COMPLETION, 0.9, denominator=3.0)]
    assert plain(range_in_words(few, "Aboutis", "le détecteur")) == (
        "Aboutis : effectifs trop faibles pour comparer selon le détecteur"
    )


@pytest.mark.parametrize("tell", [largest_in_words, lambda some, subject: range_in_words(some, subject, "x")])
def test_nothing_known_is_said_to_be_so(tell: object) -> None:
    assert callable(tell)
    assert plain(tell([value(CASES, None)], "Sujet")) == "Sujet : aucune donnée sur la période choisie"


def test_a_part_is_told_with_its_whole() -> None:
    part, whole = value(mas_outcomes.REALISED, 243), value(CASES, 454)
    assert plain(share_in_words(part, whole, "aboutissent")) == ("243 saisines sur 454 (53,5 %) aboutissent")
    assert plain(share_in_words(part, value(CASES, 0), "x")) == "Saisines : 0 saisine en 2022"


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "aucun dossier"), (1, "1 dossier"), (2, "2 dossiers"), (1200, "1 200 dossiers")],
)
def test_a_count_agrees(count: int, expected: str) -> None:
    assert plain(count_in_words(count, "dossier", "dossiers")) == expected
    assert count_in_words(0, "source", "sources", none="aucune source") == "aucune source"


def test_a_period_is_introduced_as_one_says_it() -> None:
    march = Period(date(2022, 3, 1), date(2022, 3, 1))
    assert [period_in_words(one) for one in (year(2022), quarter(2022, 3), march)] == [
        "en 2022",
        "au T3 2022",
        "en mars 2022",
    ]
