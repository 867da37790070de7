"""Are the sentences of the France services page true, with many points, one, or none?"""

from __future__ import annotations

from datetime import date

from charts.panels import france_services as panels
from charts.panels.france_services import lists
from metrics import france_services as fs
from metrics.france_services.detail import Network, network_of
from metrics.period import year
from tests.support.bases import FactBase
from tests.support.france_services import Town, point, with_sites

YEAR = year(2023)
TOWNS = (Town("61001", 25_000, 48.40), Town("61002", 300, 48.50), Town("61003", 200, 48.60))


def _network(base: FactBase) -> Network | None:
    return network_of(base.figures(YEAR, *fs.METRICS))


def test_without_any_list_every_chart_says_so(fact_base: FactBase) -> None:
    figures = fact_base.figures(YEAR, *fs.METRICS)

    for chart in (
        panels.time_map(figures, None),
        panels.people_by_time(figures, None, 20),
        panels.time_by_epci(figures, None),
        lists.sites(None),
        lists.communes_beyond(None, 20),
    ):
        assert "aucune" in chart.finding


def test_the_finding_counts_inhabitants_within_the_chosen_time(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.4)], TOWNS)
    chart = panels.people_by_time(base.figures(YEAR, *fs.METRICS), _network(base), 20)

    assert chart.finding == (
        "25\u202f300\u00a0habitants sur 25\u202f500 (99,2\u00a0%) à 20\u00a0minutes au plus d'un point ouvert"
    )
    assert [row[:2] for row in chart.twin.rows] == [
        ("15 minutes au plus", 25_000),
        ("De 15 à 20 minutes", 300),
        ("De 20 à 30 minutes", 0),
        ("Plus de 30 minutes", 200),
    ]


def test_far_communes_are_listed_the_most_populated_first_with_a_total(fact_base: FactBase) -> None:
    towns = (*TOWNS, Town("61005", 900, 48.7))
    base = with_sites(fact_base, [point("A", 48.4)], towns)
    chart = lists.communes_beyond(_network(base), 20)

    assert chart.finding.startswith("2\u00a0communes à plus de 20\u00a0minutes d'un point ouvert\u00a0:")
    assert [row[2] for row in chart.twin.rows] == [900, 200, 1_100]
    assert chart.twin.is_total(2)


def test_no_far_commune_is_a_sentence_and_an_empty_list(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.5)], TOWNS)
    chart = lists.communes_beyond(_network(base), 30)

    assert chart.finding == "Aucune commune à plus de 30\u00a0minutes d'un point ouvert"
    assert not chart.twin.rows


def test_without_an_open_point_nothing_is_near(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.5, closed_on=date(2022, 1, 1))], TOWNS)
    figures, network = base.figures(YEAR, *fs.METRICS), _network(base)

    assert (
        panels.time_map(figures, network).finding == "Tous les points\u00a0: aucun point ouvert à cette date"
    )
    assert panels.time_by_epci(figures, network).finding.endswith("sans objet")
    assert lists.sites(network).finding == "Points ouverts au 31\u00a0octobre\u00a02023\u00a0: 0"


def test_the_list_of_points_tells_hours_and_what_is_offered(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.5)], TOWNS, A={"kind": "antenna", "itinerant": True})
    chart = lists.sites(_network(base))

    assert chart.finding.endswith(": 1, dont antennes\u00a0: 1")
    assert chart.twin.texts[0][:6] == (
        "France services A",
        "Alençon",
        "Antenne, itinérant",
        "3,0",
        "–",
        "01/01/2020",
    )
