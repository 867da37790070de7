"""Do the panels of the landing say what they draw, with nothing, with a closed year, with a running one?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from access.perimeter import Perimeter
from charts.chart import Chart
from charts.panels import landing
from charts.panels.ass import landing as ass_landing
from metrics.c2s.requests import REQUESTS
from metrics.catalogue import of_topic
from metrics.figures import Figures
from metrics.mas.cases import CASES
from metrics.period import year
from metrics.reading import BaseReading
from metrics.verdict import Tone
from tests.support.bases import FactBase

PANELS: tuple[tuple[str, Callable[[Figures], Chart]], ...] = (
    ("mas", lambda figures: landing.landing_of(figures, CASES)),
    ("mas", lambda figures: landing.past_projections(figures, CASES)),
    ("c2s", lambda figures: landing.landing_of(figures, REQUESTS)),
    ("c2s", lambda figures: landing.past_projections(figures, REQUESTS)),
    ("ass", ass_landing.landing_by_line),
    ("ass", ass_landing.past_projections),
)
MAS, MAS_TESTED, C2S, _, ASS, ASS_TESTED = range(len(PANELS))


def _shown(url: str, rank: int, number: int) -> Chart:
    topic, panel = PANELS[rank]
    return panel(Figures(BaseReading(url), Perimeter("91"), year(number), of_topic(topic)))


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("rank", range(len(PANELS)))
def test_without_any_data_a_panel_says_so(fact_base: FactBase, rank: int) -> None:
    topic, panel = PANELS[rank]
    chart = panel(fact_base.figures(year(2022), *of_topic(topic)))

    assert "aucune donnée" in chart.finding
    assert chart.twin.rows == ()


@pytest.mark.parametrize("number", [2021, 2022, 2023])
@pytest.mark.parametrize("rank", range(len(PANELS)))
def test_every_year_of_the_demonstration_has_its_sentence_and_judges_nobody(
    demonstration_url: str, rank: int, number: int
) -> None:
    chart = _shown(demonstration_url, rank, number)

    assert chart.finding
    assert len(chart.finding) < 120, "a title is read in ten seconds"
    assert all(verdict.tone is Tone.ORDINARY for verdict in chart.verdicts)
    assert "None" not in chart.alt + chart.subtitle + chart.twin.note


def test_the_running_year_shows_a_fan_from_today(demonstration_url: str) -> None:
    chart = _shown(demonstration_url, MAS, 2023)
    rows = chart.rows.to_pylist()

    assert _plain(chart.finding).startswith("À ce rythme, 2 6")
    assert [row["step"] for row in rows if row["low"] is not None] == ["oct. 2023", "nov. 2023", "déc. 2023"]
    assert rows[9]["low"] == rows[9]["high"] == rows[9]["reached"]
    assert rows[11]["low"] < rows[11]["expected"] < rows[11]["high"]
    assert "Novembre" in chart.twin.note


def test_a_closed_year_shows_what_june_had_projected(demonstration_url: str) -> None:
    chart = _shown(demonstration_url, C2S, 2022)
    rows = chart.rows.to_pylist()

    assert "fin juin" in chart.finding
    assert rows[11]["reached"] == 71_092
    assert [row["low"] is None for row in rows] == [True] * 5 + [False] * 7


def test_the_budget_is_told_with_its_share_and_what_would_be_left(demonstration_url: str) -> None:
    chart = _shown(demonstration_url, ASS, 2023)

    finding = _plain(chart.finding)
    assert finding.startswith("À ce rythme, 87 % du budget sera versé au 31 décembre (entre ")
    assert finding.endswith("€ ne seraient pas consommés")
    assert "2 commissions à venir" in _plain(chart.subtitle)
    assert "corrélation de 0,39 entre leurs versements" in _plain(chart.twin.note)
    assert chart.twin.is_total(len(chart.twin.rows) - 1)
    allotted, paid = ([row[place] for row in chart.twin.rows] for place in (1, 2))
    assert sum(allotted[:-1]) == pytest.approx(allotted[-1])  # type: ignore[arg-type]
    assert sum(paid[:-1]) == pytest.approx(paid[-1])  # type: ignore[arg-type]


@pytest.mark.parametrize("rank", [MAS_TESTED, ASS_TESTED])
def test_the_table_of_the_back_test_counts_as_its_title_does(demonstration_url: str, rank: int) -> None:
    chart = _shown(demonstration_url, rank, 2023)

    kept = sum(row[-1] == "tenu" for row in chart.twin.rows)
    assert f"({kept} sur {len(chart.twin.rows)})" in _plain(chart.finding)
    for _, _, _, low, high, actual, said in chart.twin.rows:
        assert isinstance(low, float)
        assert isinstance(high, float)
        assert isinstance(actual, float)
        assert (said == "tenu") == (low <= actual <= high)


def test_the_lines_are_counted_one_by_one_under_the_back_test_of_the_whole(demonstration_url: str) -> None:
    tested, landed = (_shown(demonstration_url, rank, 2023) for rank in (ASS_TESTED, ASS))

    counts = [str(row[-1]).split(" sur ") for row in landed.twin.rows[:-1] if " sur " in str(row[-1])]
    kept, made = (sum(int(count[place]) for count in counts) for place in (0, 1))
    assert f"ligne par ligne : {kept} tenues sur {made}" in _plain(tested.subtitle)


def test_a_year_without_projection_is_told_and_draws_no_fan(demonstration_url: str) -> None:
    chart = _shown(demonstration_url, MAS, 2021)

    assert _plain(chart.finding) == "Année close : 1 587 saisines en 2021"
    assert all(row["low"] is None for row in chart.rows.to_pylist())
    assert "Pas encore de projection passée" in _shown(demonstration_url, MAS_TESTED, 2021).finding
