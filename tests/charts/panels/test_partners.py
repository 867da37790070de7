"""Do the panels of partners say what is masked, what waits and what is not there, each for what it is?"""

from __future__ import annotations

import pytest

from access.perimeter import Perimeter
from charts.chart import Chart
from charts.panels import partners as panels
from metrics.diffusion.offer import offered_of
from metrics.diffusion.words import MaskedTable
from metrics.figures import Figures
from metrics.kept import kept_publication
from metrics.model import Metric
from metrics.period import year
from tests.support.publications import Published

AGES = ["Moins de 18 ans", "18 à 24 ans", "25 à 39 ans", "40 à 59 ans", "60 à 74 ans", "75 ans et plus"]


def figures(published: Published, topic: str, number: int) -> Figures:
    reading = kept_publication(published.diffusion_url, 1)
    return Figures(reading, Perimeter("61"), year(number), offered_of(topic))


def named(key: str) -> Metric:
    return next(one for one in offered_of(key.partition(".")[0]) if one.key == key)


def words(chart: Chart) -> str:
    told = f"{chart.finding} {chart.subtitle} {chart.rows.to_pylist()[0].get('words', '')}"
    return told.replace("\u00a0", " ").replace("\n", " ")


def test_the_breakdowns_of_a_running_year_are_said_to_come(demonstration_published: Published) -> None:
    cases, axes = named("mas.cases"), ("detector", "age_group")
    running = figures(demonstration_published, "mas", 2023)
    assert panels.told(running, cases, axes) == ()
    told = words(panels.untold(running, cases, axes))
    assert told.startswith("Saisines par détecteur et âge : à paraître une fois l'année finie")
    assert "Choisir une année finie." in told
    assert "chargées" not in told
    assert panels.told(figures(demonstration_published, "mas", 2022), cases, axes) == axes


def test_a_year_that_is_over_is_never_said_to_come(demonstration_published: Published) -> None:
    silent = named("planir.silent")
    told = words(panels.untold(figures(demonstration_published, "planir", 2022), silent, ("public",)))
    assert "rien à répartir" in told
    assert "Le total du département est nul." in told
    assert "à paraître" not in told


def test_ages_keep_their_order_and_territories_are_sorted(demonstration_published: Published) -> None:
    shown = figures(demonstration_published, "c2s", 2022)
    ages = panels.along(shown, named("c2s.beneficiaries"), "age_group")
    assert [row["label"] for row in ages.rows.to_pylist()] == AGES
    places = panels.along(shown, named("c2s.beneficiaries"), "epci").rows.column("value").to_pylist()
    assert places == sorted(places, reverse=True)


@pytest.mark.parametrize(("threshold", "note"), [(11, False), (0, True)])
def test_masked_tables_lead_with_what_is_masked(threshold: int, note: bool) -> None:
    tables = [MaskedTable("mas", "", "year", threshold, 10, 0), MaskedTable("mas", "epci", "year", 11, 20, 5)]
    chart = panels.masked(tables)
    twin, finding = chart.twin, chart.finding.replace("\u00a0", " ")
    assert (
        finding == "Mission accompagnement santé : 5 chiffres masqués sur 30 dans cette publication (16,7 %)"
    )
    assert twin.texts[0] == ("Par intercommunalité, à l'année", "5", "20", "25,0", "11")
    assert bool(twin.note) is note
