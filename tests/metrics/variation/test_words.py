"""Is a verdict told in French, with its date, its length, and a tone that a declared direction allows?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from metrics.control_chart import Special
from metrics.mas import load as mas_load
from metrics.model import Better, Metric
from metrics.period import Granularity, Period, quarter, shift_months
from metrics.variation import Course, Point, Withheld, assurance_in_words, tone_of, verdict_of
from metrics.verdict import Tone
from tests.charts.samples import COUNTED, RATE

NEUTRAL = replace(COUNTED, better=Better.NEUTRAL)
LOWER = replace(RATE, better=Better.LOWER)


def month(rank: int, value: float, special: Special | None = None, base: float = 0.0) -> Point:
    start = shift_months(date(2022, 1, 1), rank)
    return Point(
        period=Period(start, start),
        value=value,
        base=base,
        centre=10.0,
        mean=10.0,
        lower=5.0,
        upper=15.0,
        special=special,
    )


def following(metric: Metric, *points: Point, **said: object) -> Course:
    settings: dict[str, object] = {"standing": "settled", **said}
    return Course(metric, Granularity.MONTH, points, **settings)  # type: ignore[arg-type]


def words(told: Course) -> str:
    return verdict_of(told).words.replace("\u00a0", " ")


def test_the_ordinary_is_said_to_be_ordinary() -> None:
    assert words(following(COUNTED, month(0, 10.0), month(1, 11.0))) == "Variation ordinaire"
    assert words(following(mas_load.OPEN_CASES, month(0, 10.0))) == "Rythme ordinaire"


def test_one_month_outside_is_dated_and_several_have_a_start() -> None:
    one = following(NEUTRAL, month(0, 10.0), month(1, 16.0, "above_limit"))
    assert words(one) == "Au-dessus de la limite haute en février 2022"
    two = following(NEUTRAL, month(0, 10.0), month(1, 16.0, "above_limit"), month(2, 17.0, "above_limit"))
    assert words(two) == "Au-dessus de la limite haute depuis février 2022"


def test_a_shift_counts_every_month_of_its_side_whatever_else_they_are() -> None:
    """Months that also left the limits belong to the run of months above the mean."""
    points = [
        month(0, 9.0),
        *(month(rank, 16.0, "above_limit") for rank in (1, 2)),
        *(month(rank, 12.0, "shift_above") for rank in range(3, 9)),
    ]
    assert (
        words(following(NEUTRAL, *points)) == "Au-dessus de la moyenne depuis février 2022 (8 mois de suite)"
    )


def test_a_trend_counts_from_the_month_where_it_starts() -> None:
    points = [month(0, 9.0), *(month(rank, 4.0 + rank, "trend_up") for rank in range(1, 8))]
    assert words(following(NEUTRAL, *points)) == "Hausse continue depuis février 2022 (7 mois de suite)"


def test_a_quarter_is_a_quarter() -> None:
    past = replace(month(0, 4.0, "below_limit"), period=quarter(2022, 2))
    told = Course(NEUTRAL, Granularity.QUARTER, (past,), standing="trial")
    assert words(told) == "Sous la limite basse au T2 2022 (limites d'essai : 1 trimestre)"


@pytest.mark.parametrize(
    ("metric", "special", "tone"),
    [
        (RATE, "above_limit", Tone.IMPROVEMENT),
        (RATE, "trend_down", Tone.CONCERN),
        (LOWER, "shift_above", Tone.CONCERN),
        (LOWER, "two_of_three_below", Tone.IMPROVEMENT),
        (NEUTRAL, "above_limit", Tone.CHANGE),
        (RATE, None, Tone.ORDINARY),
    ],
)
def test_only_the_declared_direction_says_good_or_bad(
    metric: Metric, special: Special | None, tone: Tone
) -> None:
    assert tone_of(metric, month(0, 10.0, special)) is tone


def test_the_direction_is_said_in_words_too() -> None:
    assert words(following(LOWER, month(0, 16.0, "above_limit"))).endswith("en janvier 2022 : dégradation")
    assert words(following(RATE, month(0, 16.0, "above_limit"))).endswith("en janvier 2022 : amélioration")
    assert "ation" not in words(following(NEUTRAL, month(0, 16.0, "above_limit")))


def test_a_level_that_rises_less_than_usual_does_not_get_worse() -> None:
    level = replace(mas_load.OPEN_CASES, better=Better.HIGHER)
    slower = month(0, 102.0, "below_limit", base=100.0)
    assert tone_of(level, slower) is Tone.CHANGE
    assert tone_of(level, replace(slower, value=98.0)) is Tone.CONCERN
    assert words(following(level, slower)) == "Évolution plus basse que d'ordinaire en janvier 2022"


@pytest.mark.parametrize("reason", list(Withheld))
def test_a_verdict_that_is_not_given_says_why(reason: Withheld) -> None:
    told = verdict_of(Course(COUNTED, Granularity.MONTH, withheld=reason))
    assert told.words.startswith("Sans verdict\u00a0: ")
    assert told.tone is Tone.ORDINARY


@pytest.mark.parametrize(
    ("assurance", "said"),
    [
        ("pass", "tenue, sauf changement"),
        ("fail", "hors d'atteinte sans changement"),
        ("inconsistent", "atteinte ou manquée au hasard"),
        (None, ""),
    ],
)
def test_a_target_is_judged_in_words(assurance: str | None, said: str) -> None:
    assert assurance_in_words(following(RATE, month(0, 10.0), assurance=assurance)) == said
