"""Is an estimated time what the reader is told: a straight line, a detour, a speed?"""

from __future__ import annotations

import pytest

from metrics.travel import Beyond, Within, is_dense, minutes, words
from settings import Travel

TRAVEL = Travel(detour=1.3, sparse_kmh=55, dense_kmh=30)


def test_minutes_are_the_distance_times_the_detour_over_the_speed() -> None:
    assert minutes(11_000, dense=False, travel=TRAVEL) == pytest.approx(11 * 1.3 / 55 * 60)
    assert minutes(3_000, dense=True, travel=TRAVEL) == pytest.approx(3 * 1.3 / 30 * 60)
    assert minutes(0, dense=True, travel=TRAVEL) == 0


def test_a_hectometre_begun_is_counted() -> None:
    assert minutes(101, dense=False, travel=TRAVEL) == minutes(200, dense=False, travel=TRAVEL)


def test_a_commune_is_dense_from_ten_thousand_inhabitants() -> None:
    assert not is_dense(9_999, TRAVEL)
    assert is_dense(10_000, TRAVEL)


def test_within_keeps_the_hectometres_that_the_speed_of_the_commune_allows() -> None:
    term = Within("m", minutes=20, travel=TRAVEL)

    assert term.keeps("sparse-141")
    assert not term.keeps("sparse-142")
    assert term.keeps("dense-76")
    assert not term.keeps("dense-77")


def test_a_commune_without_any_open_point_is_beyond_every_time() -> None:
    assert not Within("m", minutes=10_000, travel=TRAVEL).keeps("sparse-inconnu")
    assert Beyond("m", minutes=10_000, travel=TRAVEL).keeps("sparse-inconnu")


@pytest.mark.parametrize("member", ["sparse-0", "sparse-141", "sparse-142", "dense-300", "dense-inconnu"])
def test_within_and_beyond_share_out_every_member(member: str) -> None:
    assert Within("m", minutes=20, travel=TRAVEL).keeps(member) != Beyond(
        "m", minutes=20, travel=TRAVEL
    ).keeps(member)


def test_the_estimate_is_told_with_its_settings() -> None:
    assert words(Travel(detour=1.25, sparse_kmh=60, dense_kmh=27.5)) == (
        "Temps estimé\u00a0: distance à vol d'oiseau × 1,25, à 60\u00a0km/h "
        "(27,5\u00a0km/h dans les communes de 10\u202f000 habitants et plus)"
    )
