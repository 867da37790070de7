"""Does the rate at constant composition follow care received, and not the people who answer?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.journal import Origin
from data_access.loading import load
from data_access.migrate import upgrade
from data_access.query import Query
from ingestion.demonstration import charter as demonstration
from ingestion.demonstration.everything import territory
from metrics import charter
from metrics.charter import handifaction
from metrics.charter.composition import Answers, Composition, Profile, Rate, composed, composition_of
from metrics.charter.course import Course, course, finding_in_words, verdicts, why_not_comparable
from metrics.coverage import Coverage
from metrics.figures import Figures
from metrics.intervals import wilson
from metrics.period import Period, month_end, parse, quarter
from metrics.reading import BaseReading
from metrics.units import NO_BREAK
from metrics.verdict import Tone

AGES, PLACES = ("18-24", "40-59", "75+"), ("home", "institution")
CARE: Mapping[str, float] = {"campaign": 0.80, "spontaneous": 0.62}
QUIET, CAMPAIGN = 0.12, 0.85
EIGHT = tuple(quarter(2022 + rank // 4, rank % 4 + 1) for rank in range(8))
SPAN = Period(EIGHT[0].first, EIGHT[-1].last)


def answered(count: int, invited: float, more: float = 0.0, seed: int = 0) -> Answers:
    """So many answers, this share of them after a campaign; within a profile care is received as often."""
    rng, found = np.random.default_rng(seed), dict[Profile, tuple[int, int]]()
    for channel, of_channel in (("campaign", invited), ("spontaneous", 1 - invited)):
        for age, of_age in zip(AGES, (0.1, 0.7, 0.2), strict=True):
            for place, of_place in zip(PLACES, (0.9, 0.1), strict=True):
                told = round(count * of_channel * of_age * of_place)
                rate = CARE[channel] - (0.05 if place == "institution" else 0.0) + more
                found[channel, age, place] = (int(rng.binomial(told, rate)), told)
    return Answers(found)


def two_years(count: int, shares: Sequence[float], more: float = 0.0) -> Composition:
    """Eight quarters; within the profiles, care is received more often from the fifth quarter on."""
    answers = {
        one: answered(count, share, more if rank >= 4 else 0.0, rank)
        for rank, (one, share) in enumerate(zip(EIGHT, shares, strict=True))
    }
    found = composed(answers, SPAN)
    assert found is not None
    return found


def gaps(found: Composition) -> tuple[float, float]:
    """The raw change and the change at constant composition, from the first year to the second."""
    first, last = found.comparable[0], found.comparable[-1]
    assert first.comparable
    assert last.comparable
    assert first.year
    assert first.year.rate
    assert last.year
    assert last.year.rate
    return last.year.rate.rate - first.year.rate.rate, last.comparable.rate - first.comparable.rate


def test_when_only_the_mix_changes_the_raw_rate_moves_and_the_other_stands_still() -> None:
    raw, constant = gaps(two_years(40_000, [QUIET] * 4 + [CAMPAIGN] * 4))
    assert raw == pytest.approx((CAMPAIGN - QUIET) * (CARE["campaign"] - CARE["spontaneous"]), abs=0.005)
    assert abs(constant) < 0.005


def test_a_true_rise_of_five_points_is_found_even_when_the_mix_hides_it() -> None:
    raw, constant = gaps(two_years(40_000, [CAMPAIGN] * 4 + [QUIET] * 4, more=0.05))
    assert raw < -0.05
    assert constant == pytest.approx(0.05, abs=0.01)


def test_a_change_of_those_who_answer_is_taken_for_one_of_care_about_once_in_twenty_times() -> None:
    changed = 0
    for draw in range(400):
        answers = {
            one: answered(300, QUIET if rank < 4 else CAMPAIGN, seed=8 * draw + rank)
            for rank, one in enumerate(EIGHT)
        }
        found = composed(answers, SPAN)
        assert found is not None
        constant = [one.comparable for one in found.comparable if one.comparable]
        changed += course([constant[0], constant[-1]]) is not Course.STEADY
    assert changed / 400 <= 0.07


def test_the_sentence_says_that_the_rise_on_display_comes_from_those_who_answer() -> None:
    found = two_years(1_000, [QUIET] * 4 + [CAMPAIGN] * 4)
    words = finding_in_words(found)
    assert words.startswith("À composition constante, le taux de soins réalisés est resté entre ")
    assert f"{NO_BREAK}: la hausse affichée (+1" in words
    assert words.endswith("vient surtout de qui répond")
    assert all(one.tone is Tone.ORDINARY for one in verdicts(found))
    assert verdicts(found)[-1].words.startswith(f"Depuis le T4 2022{NO_BREAK}: ")
    assert ", variation ordinaire (taux affiché" in verdicts(found)[-1].words


def test_a_true_rise_is_told_as_an_improvement_and_a_true_fall_as_a_concern() -> None:
    same = [0.5] * 8
    rise, fall = two_years(5_000, same, more=0.06), two_years(5_000, same, more=-0.06)
    assert "a monté de" in finding_in_words(rise)
    assert finding_in_words(rise).endswith("la hausse affichée ne vient pas seulement de qui répond")
    assert "a baissé de" in finding_in_words(fall)
    assert (verdicts(rise)[0].tone, verdicts(fall)[0].tone) == (Tone.IMPROVEMENT, Tone.CONCERN)
    assert ", changement établi (taux affiché" in verdicts(fall)[-1].words


def test_a_rise_that_the_mix_hides_is_told_with_what_is_on_display() -> None:
    words = finding_in_words(two_years(5_000, [CAMPAIGN] * 4 + [QUIET] * 4, more=0.06))
    assert "a monté de" in words
    assert "le taux affiché ne le montre pas (\N{MINUS SIGN}" in words


def test_a_campaign_quarter_is_one_where_more_than_half_of_the_answers_follow_an_invitation() -> None:
    found = two_years(1_000, [QUIET, CAMPAIGN, 0.5, 0.52, QUIET, QUIET, QUIET, CAMPAIGN])
    assert [one.is_campaign for one in found.quarters] == [
        False, True, False, True, False, False, False, True
    ]  # fmt: skip


def test_twelve_months_need_four_loaded_quarters() -> None:
    answers = {one: answered(1_000, 0.5) for one in EIGHT if one != quarter(2022, 3)}
    found = composed(answers, SPAN)
    assert found is not None
    assert [one.year is not None for one in found.quarters] == [False, False, False, False, False, True, True]
    assert why_not_comparable(found.quarters[0]) == f"moins de 12{NO_BREAK}mois{NO_BREAK}chargés"


def test_what_is_not_comparable_says_why_and_is_not_in_the_sentence() -> None:
    quiet = {one: answered(20, 0.5) for one in EIGHT[4:]}
    found = composed({**{one: answered(1_000, 0.5) for one in EIGHT[:4]}, **quiet}, SPAN)
    assert found is not None
    last = found.quarters[-1]
    assert last.constant is not None
    assert last.comparable is None
    assert why_not_comparable(last) == "effectif trop faible pour conclure"
    assert verdicts(found)[-1].words == (
        f"T4 2023{NO_BREAK}: non comparable, effectif trop faible pour conclure"
    )


def test_a_year_without_any_answer_has_no_rate() -> None:
    first = {one: answered(1_000, 0.5) for one in EIGHT[:4]}
    found = composed({**first, **{one: Answers({}) for one in EIGHT[4:]}}, SPAN)
    assert found is not None
    last = found.quarters[-1]
    assert (last.comparable, last.is_campaign) == (None, False)
    assert why_not_comparable(last) == "aucune réponse en 12 mois"


def test_profiles_that_do_not_answer_are_told_with_what_is_left() -> None:
    half = {
        profile: told for profile, told in answered(1_000, 0.5).by_profile.items() if profile[0] == "campaign"
    }
    answers = {one: answered(4_000, 0.5) for one in EIGHT[:4]} | {one: Answers(half) for one in EIGHT[4:]}
    found = composed(answers, SPAN)
    assert found is not None
    last = found.quarters[-1]
    assert last.comparable is None
    assert "ne font que 5" in why_not_comparable(last)


def test_nothing_is_composed_without_a_quarter_or_an_answer() -> None:
    assert composed({}, SPAN) is None
    assert composed({EIGHT[0]: Answers({})}, SPAN) is None
    assert composed({EIGHT[0]: answered(100, 0.5)}, Period(date(2019, 1, 1), date(2019, 12, 1))) is None


def counted(*rates: tuple[int, int]) -> list[Rate]:
    return [Rate(cared / told, *wilson(cared, told), told) for cared, told in rates]


@pytest.mark.parametrize(
    ("rates", "told"),
    [
        ([(75, 100), (80, 100)], Course.STEADY),
        ([(75, 100), (50, 100), (80, 100)], Course.UNEVEN),
        ([(75, 100), (95, 100)], Course.ROSE),
        ([(95, 100), (75, 100)], Course.FELL),
        ([(75, 100)], Course.STEADY),
    ],
)
def test_a_change_is_told_when_chance_does_not_explain_the_gap_of_both_ends(
    rates: Sequence[tuple[int, int]], told: Course
) -> None:
    assert course(counted(*rates)) is told


def test_two_intervals_that_overlap_do_not_prove_two_rates_alike() -> None:
    first, last = counted((110, 156), (290, 361))
    assert first.high > last.low
    assert course([first, last]) is Course.ROSE


def test_a_course_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one rate"):
        course([])


class Told:
    """A reading of given months and answers."""

    def __init__(self, months: Sequence[tuple[date, bool]]) -> None:
        self.months = months

    def coverage(self, _: Perimeter) -> Coverage:
        return Coverage.of(("handifaction", month, month_end(month), kind) for month, kind in self.months)

    def detail(self, _: Query) -> list[tuple[Any, ...]]:
        return [(one.end, "campaign", "40-59", "home", 8, 10) for one in EIGHT]


def told(months: Sequence[tuple[date, bool]]) -> Composition | None:
    return composition_of(Figures(Told(months), Perimeter("61"), parse("2023"), charter.METRICS))  # type: ignore[arg-type]


def test_only_whole_loaded_quarters_are_read_even_when_the_base_holds_others() -> None:
    found = told([(month, False) for month in SPAN.months[2:-1]])
    assert found is not None
    assert [one.quarter for one in found.quarters] == list(EIGHT[1:-1])
    assert found.mix_count == 60
    assert told([]) is None


def test_a_demonstration_is_never_read_together_with_real_answers() -> None:
    found = told([(month, month < date(2023, 1, 1)) for month in SPAN.months])
    assert found is not None
    assert [one.quarter for one in found.quarters] == list(EIGHT[4:])
    assert (found.mix_from, found.mix_count) == (EIGHT[4], 40)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    place: Path = tmp_path_factory.mktemp("charter") / "base.sqlite"
    address, origin = f"sqlite:///{place}", Origin("essai", "0" * 64, 0, "essai", demonstration=True)
    with writing(address) as connection:
        upgrade(connection)
        for department in ("61", "91"):
            for extract in demonstration.extracts(territory(department)):
                load(connection, department, extract, origin)
    return address


def figures(url: str, period: str, department: str) -> Figures:
    return Figures(BaseReading(url), Perimeter(department), parse(period), charter.METRICS)


@pytest.mark.parametrize("department", ["61", "91"])
def test_the_raw_rate_is_that_of_the_card_with_its_interval(url: str, department: str) -> None:
    shown = figures(url, "2023", department)
    found = composition_of(shown)
    assert found is not None
    for one in found.quarters:
        card = shown.value(handifaction.CARE_REALISED, one.quarter)
        rate = one.year.rate if one.year else None
        assert (rate.rate if rate else None) == card.value
        if rate and card.numerator is not None and card.denominator:
            assert (rate.low, rate.high) == wilson(card.numerator, card.denominator)
        share = shown.value(handifaction.CAMPAIGN, one.quarter)
        assert one.alone.campaign_share == share.value


@pytest.mark.parametrize("department", ["61", "91"])
def test_a_quarter_says_the_same_on_the_page_of_every_period(url: str, department: str) -> None:
    one, other = (composition_of(figures(url, period, department)) for period in ("2022", "2023"))
    assert one is not None
    assert other is not None
    assert one.quarters == tuple(two for two in other.quarters if two.quarter.last <= date(2022, 12, 1))


def test_the_demonstration_marks_its_four_campaigns(url: str) -> None:
    found = composition_of(figures(url, "2023", "61"))
    assert found is not None
    assert [one.quarter.label for one in found.quarters if one.is_campaign] == [
        "T3 2021", "T2 2022", "T4 2022", "T2 2023"
    ]  # fmt: skip
    assert composition_of(figures(url, "2019", "61")) is None
    assert composition_of(figures(url, "2023", "35")) is None
