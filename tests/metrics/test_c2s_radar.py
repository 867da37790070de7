"""Does the radar tell what ends, what is to be expected, and only what was known on its day?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.c2s.radar import HORIZONS, Radar, radar_of, same_day, usual_span
from metrics.c2s.radar_proof import said_and_seen
from metrics.c2s.radar_words import (
    AboutToEnd,
    about_to_end,
    band_in_words,
    expected_in_words,
    rights_about_to_end,
    usual_in_words,
)
from metrics.c2s.usual import Group
from metrics.period import month_end, year
from metrics.units import NO_BREAK, THIN
from tests.support.bases import FactBase
from tests.support.c2s import Facts, ame_expiry_of, expiry, loaded

FIRST, DAY = date(2022, 1, 1), date(2023, 10, 31)
NOVEMBER, JANUARY = date(2023, 11, 30), date(2024, 1, 31)
JUNE = date(2023, 6, 30)
AUTOMATIC = {"public": "rsa", "mode": "automatic"}


def _past(persons: int) -> Facts:
    """Rights to be asked: half renewed two months early, a quarter on the last day, the others late."""
    return [
        expiry(JUNE, persons // 2, renewed_on=date(2023, 4, 30), gap_days=0),
        expiry(JUNE, persons // 4, renewed_on=JUNE, gap_days=0),
        expiry(JUNE, persons * 15 // 100, renewed_on=date(2023, 7, 31), gap_days=31),
        expiry(JUNE, persons // 10),
    ]


def _radar(base: FactBase, *facts: object, right: str = "c2s") -> Radar:
    figures = loaded(base, FIRST, DAY, **{f"{right}_expiries": facts}).figures(year(2023))  # type: ignore[arg-type]
    radar = radar_of(figures, right)
    assert radar is not None
    return radar


def _plain(words: str) -> str:
    return words.replace(NO_BREAK, " ").replace(THIN, " ")


def test_what_is_expected_is_what_waits_times_the_rate_of_rights_as_late(fact_base: FactBase) -> None:
    coming = [expiry(NOVEMBER, 60, renewed_on=DAY, gap_days=0), expiry(NOVEMBER, 40), expiry(JANUARY, 100)]

    radar = _radar(fact_base, *_past(1_000), *coming)
    near, far = radar.band(30), radar.band(120)

    assert (near.persons, near.renewed, near.waiting) == (100, 60, 40)
    assert near.gaps == pytest.approx(40 * 150 / 500)
    assert near.lapsed == pytest.approx(40 * 100 / 500)
    assert far.gaps == pytest.approx(40 * 150 / 500 + 100 * 150 / 1_000)


def test_a_gap_of_an_automatic_renewal_is_expected_but_no_call_avoids_it(fact_base: FactBase) -> None:
    past = [
        expiry(JUNE, 150, renewed_on=date(2023, 7, 31), gap_days=31, **AUTOMATIC),
        expiry(JUNE, 850, renewed_on=JUNE, gap_days=0, **AUTOMATIC),
    ]
    coming = [expiry(NOVEMBER, 40), expiry(NOVEMBER, 20, **AUTOMATIC)]

    band = _radar(fact_base, *_past(1_000), *past, *coming).band(30)

    assert band.gaps == pytest.approx(40 * 0.3 + 20 * 0.15)
    assert band.avoidable == pytest.approx(40 * 0.3)


def test_nothing_is_expected_without_enough_past_rights(fact_base: FactBase) -> None:
    radar = _radar(fact_base, *_past(80), expiry(NOVEMBER, 40))

    assert radar.band(30).gaps is None
    assert radar.band(30).waiting == 40
    assert "pas assez de recul" in about_to_end(radar, "c2s").sentence
    assert "pas assez de recul" in expected_in_words(radar.band(30))


def test_a_radar_of_the_past_knows_nothing_of_later_decisions(fact_base: FactBase) -> None:
    facts = [expiry(date(2023, 1, 31), 10, renewed_on=date(2023, 1, 15), gap_days=0)]
    figures = loaded(fact_base, FIRST, DAY, c2s_expiries=facts).figures(year(2022))

    told = rights_about_to_end(figures)

    assert told is not None
    assert (told.as_of, told.horizon_days, told.not_renewed) == (date(2022, 12, 31), 60, 10)


def test_a_band_is_the_sum_of_its_groups_and_of_its_territories(fact_base: FactBase) -> None:
    coming = [expiry(NOVEMBER, 40), expiry(NOVEMBER, 7, epci="other"), expiry(JANUARY, 20, **AUTOMATIC)]

    radar = _radar(fact_base, *_past(1_000), *coming)

    for days in HORIZONS:
        whole = radar.band(days).waiting
        assert sum(radar.band(days, group=group).waiting for group in radar.groups) == whole
        assert sum(radar.band(days, epci=epci).waiting for epci in radar.places) == whole
    assert radar.band(120, group=Group("c2s", "rsa", "automatic")).waiting == 20


def test_without_a_loaded_month_there_is_no_radar(fact_base: FactBase) -> None:
    figures = loaded(fact_base, FIRST, DAY, c2s_expiries=[expiry(NOVEMBER, 5)]).figures(year(2023))

    assert radar_of(figures, "ame") is None
    assert rights_about_to_end(figures, "ame") is None
    assert said_and_seen(figures, "ame") == ()


def test_the_sentence_holds_every_number_of_what_it_tells(fact_base: FactBase) -> None:
    told = about_to_end(_radar(fact_base, *_past(1_000), expiry(NOVEMBER, 1_240)), "c2s")

    assert _plain(told.sentence) == (
        "Au 31 octobre 2023, 1 240 personnes voient leur droit à la Complémentaire santé solidaire prendre "
        "fin d'ici 30 jours, dont 1 240 sans renouvellement décidé ; au rythme habituel, 372 ruptures de 1 à "
        "90 jours, toutes évitables, et 248 droits non repris 90 jours après"
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((0, 0, 0.0, 0.0, 0.0), "aucun droit à l'aide médicale de l'État ne prend fin d'ici 30 jours"),
        ((1, 0, 0.0, 0.0, 0.0), "1 personne voit son droit à l'aide médicale de l'État prendre fin"),
        ((9, 0, 0.0, 0.0, 0.0), "le suivant est décidé pour toutes"),
        ((9, 8, 1.2, 1.0, 0.9), "1 rupture de 1 à 90 jours, évitable, et 1 droit non repris"),
        ((9, 8, 3.0, 1.0, 0.2), "3 ruptures de 1 à 90 jours, dont 1 évitable, et aucun droit non repris"),
        ((9, 8, 3.0, 0.0, 2.0), "3 ruptures de 1 à 90 jours et 2 droits non repris"),
        ((9, 8, None, None, None), "pas assez de recul"),
    ],
)
def test_the_sentence_agrees_with_one_many_or_none(
    told: tuple[int, int, float | None, float | None, float | None], words: str
) -> None:
    persons, waiting, gaps, avoidable, lapsed = told
    about = AboutToEnd("ame", DAY, 30, NOVEMBER, persons, waiting, gaps, avoidable, lapsed)

    assert words in _plain(about.sentence)


def test_words_of_a_band_say_which_days_end(fact_base: FactBase) -> None:
    coming = [expiry(NOVEMBER, 30, renewed_on=DAY, gap_days=0), expiry(JANUARY, 10)]
    radar = _radar(fact_base, *_past(1_000), *coming)

    assert _plain(band_in_words(radar.band(120))) == (
        "Sur 40 qui prennent fin du 30 novembre 2023 au 31 janvier 2024 ; 75,0 % déjà renouvelés"
    )
    assert _plain(usual_in_words(radar)).startswith(
        "Rythme habituel : ce que sont devenus les droits échus du 1er août 2022 au 31 juillet 2023"
    )


def test_the_ame_has_its_own_radar(fact_base: FactBase) -> None:
    past = [ame_expiry_of(JUNE, 80), ame_expiry_of(JUNE, 120, renewed_on=date(2023, 8, 31), gap_days=62)]

    band = _radar(fact_base, *past, ame_expiry_of(NOVEMBER, 10), right="ame").band(30)

    assert (band.gaps, band.lapsed, band.avoidable) == pytest.approx((6, 4, 6))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_usual_rights_ended_within_twelve_months_and_90_days_ago_at_least(day: date) -> None:
    after, until = usual_span(day)

    assert 90 <= (day - until).days < 90 + 31
    assert 365 <= (until - after).days <= 366
    assert same_day(day, 0) == day
    assert (month_end(until) == until) or day != month_end(day)


def test_past_radars_expect_what_has_happened_on_the_demonstration(demonstration_url: str) -> None:
    for department in ("61", "91"):
        told = said_and_seen(FactBase(demonstration_url, department).figures(year(2023)), "c2s")
        expected = sum(one.expected_gaps for one in told)

        assert [one.day for one in told[:2]] == [date(2023, 3, 31), date(2022, 12, 31)]
        assert sum(one.seen_gaps for one in told) == pytest.approx(expected, rel=0.1)


def test_the_rate_of_all_past_rights_would_expect_half_of_what_happens(demonstration_url: str) -> None:
    figures = FactBase(demonstration_url, "91").figures(year(2023))
    radar = radar_of(figures, "c2s")
    assert radar is not None
    naive = sum(
        radar.band(30, group=group).waiting * radar.past(group).gap_share
        for group in radar.groups
        if radar.past(group).persons
    )
    assert naive < 0.5 * (radar.band(30).gaps or 0.0)


def test_horizons_end_so_many_days_after_the_day(fact_base: FactBase) -> None:
    radar = _radar(fact_base, expiry(NOVEMBER, 1))

    assert [radar.band(days).until - DAY for days in HORIZONS] == [timedelta(days=days) for days in HORIZONS]
