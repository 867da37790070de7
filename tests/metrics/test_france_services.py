"""Do the figures of France services say what they claim, whatever the settings of the installation?"""

from __future__ import annotations

from datetime import date

import pytest

from access.perimeter import Perimeter
from data_access.schema.mas import mas_case
from ingestion.france_services_reach import Opening
from metrics import france_services as fs
from metrics.figures import Figures
from metrics.france_services import activity, reach
from metrics.france_services.detail import LIMITS, network_of, share_in_words
from metrics.model import Metric
from metrics.period import year
from metrics.reading import BaseReading
from settings import Travel
from tests.support.bases import FactBase
from tests.support.france_services import FIRST, UNTIL, Town, point, with_requests, with_sites
from tests.support.mas import cases

YEAR = year(2023)
TOWNS = (Town("61001", 25_000, 48.40), Town("61002", 300, 48.50), Town("61003", 200, 48.60))
SATURDAY = [Opening(6, 540, 720)]


def test_the_share_within_follows_the_settings_without_any_load(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.4)], TOWNS)

    def share(travel: Travel) -> float | None:
        return base.value(reach.within(20, travel), YEAR).value

    assert share(Travel()) == pytest.approx(25_300 / 25_500)
    assert share(Travel(sparse_kmh=40)) == pytest.approx(25_000 / 25_500)
    assert share(Travel(detour=1.0, sparse_kmh=80)) == 1


def test_population_is_out_of_reach_when_the_only_point_has_closed(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.4, closed_on=date(2023, 3, 1))], TOWNS)

    assert base.value(reach.WITHIN_30, year(2022)).value == pytest.approx(25_300 / 25_500)
    assert base.value(reach.WITHIN_30, YEAR).value == 0
    assert base.value(reach.COMMUNES_BEYOND, YEAR).value == 3


def test_holes_are_the_inhabitants_far_from_a_point_that_is_open_then(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.4), point("B", 48.6, openings=SATURDAY)], TOWNS)

    assert base.value(reach.WITHIN_30, YEAR).value == 1
    value = base.value(reach.NO_SATURDAY, YEAR)
    assert (value.numerator, value.denominator) == (25_000, 25_500)
    assert base.value(reach.NO_EVENING, YEAR).value == 1


def test_accessible_hours_are_a_mean_over_inhabitants(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.4), point("B", 48.6)], TOWNS)

    hours = base.value(reach.ACCESSIBLE_HOURS, YEAR)
    assert hours.value == pytest.approx((25_000 * 3 + 300 * 6 + 200 * 3) / 25_500)


def test_median_distance_is_that_of_the_inhabitant_in_the_middle(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.6)], TOWNS)

    assert base.value(reach.DISTANCE, YEAR).text == "22,3\u00a0km"


def test_points_are_a_stock_and_requests_a_flow(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.4)])
    lines = [(date(2023, month, 1), "health_insurance", 10, 7) for month in (1, 2, 3)]
    with_requests(base, *lines)

    assert base.value(fs.SITES, YEAR).value == 1
    assert base.value(activity.CPAM_REQUESTS, YEAR).value == 30
    assert base.value(activity.CPAM_SOLVED, YEAR).value == pytest.approx(0.7)


def test_saisines_of_the_points_are_those_of_the_detector(fact_base: FactBase) -> None:
    day = date(2023, 2, 1)
    facts = [*cases(3, day, detector="france_services"), *cases(9, day, detector="ccas")]
    fact_base.load("mas_cases", (mas_case, facts), first=FIRST, until=UNTIL)

    assert fact_base.value(activity.SAISINES, YEAR).value == 3
    assert fact_base.value(activity.SAISINES_SHARE, YEAR).value == 0.25


@pytest.mark.parametrize("department", ["61", "91"])
@pytest.mark.parametrize("service", ["any", "saturday", "evening"])
def test_the_list_of_communes_and_the_figures_agree(
    demonstration_url: str, department: str, service: str
) -> None:
    figures = _demonstration(demonstration_url, department, *fs.METRICS)
    network = network_of(figures, service)
    assert network is not None

    far = {limit: sum(place.population for place in network.beyond(limit)) for limit in LIMITS}
    everyone = figures.value(reach.INHABITANTS).value
    if service == "any":
        known = {limit: figures.value(reach.WITHIN[limit]).numerator for limit in LIMITS}
        assert known == {limit: everyone - people for limit, people in far.items()}  # type: ignore[operator]
    else:
        metric = reach.NO_SATURDAY if service == "saturday" else reach.NO_EVENING
        assert figures.value(metric).numerator == far[reach.PROMISE_MINUTES]
    assert sum(network.by_time().values()) == everyone
    assert sum(people for _, people in network.by_epci().values()) == everyone


def test_no_list_loaded_is_no_network(fact_base: FactBase) -> None:
    assert network_of(fact_base.figures(YEAR, *fs.METRICS)) is None


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (0, "0,0\u00a0%"),
        (2, "moins de\u00a00,1\u00a0%"),
        (5_000, "50,0\u00a0%"),
        (9_999, "plus de\u00a099,9\u00a0%"),
    ],
)
def test_a_small_rest_is_not_rounded_away(part: int, words: str) -> None:
    assert share_in_words(part, 10_000) == words


def test_every_metric_that_speaks_of_time_tells_how_it_is_estimated() -> None:
    for metric in (*reach.WITHIN.values(), reach.NO_SATURDAY, reach.COMMUNES_BEYOND, reach.ACCESSIBLE_HOURS):
        assert "distance à vol d'oiseau ×" in metric.definition


def _demonstration(url: str, department: str, *metrics: Metric) -> Figures:
    return Figures(BaseReading(url), Perimeter(department), year(2022), metrics)
