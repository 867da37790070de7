"""Are the sentences of the Action sanitaire et sociale true with nothing, with one aid, with a few?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from charts.chart import Chart
from charts.panels import ass
from charts.panels.ass import budget as ass_budget
from charts.panels.ass import lists as ass_lists
from metrics.catalogue import of_topic
from metrics.figures import Figures
from metrics.period import year
from tests.support.ass import budget, loaded, paid, request, subsidy
from tests.support.bases import FactBase

DAY = date(2022, 3, 17)
PANELS: tuple[Callable[[Figures], Chart], ...] = (
    ass_budget.budget_by_line,
    lambda figures: ass_budget.budget_by_month(figures, ""),
    lambda figures: ass_budget.budget_by_month(figures, "pdp"),
    ass_budget.themes,
    ass_lists.stages_by_line,
    ass_lists.collective_aids,
    ass.by_commission,
    ass.agreement_by_line,
    ass.decision_delays,
    ass.whole_delays,
    ass.amounts,
    ass.origins,
    ass.remaining_by_line,
    ass.reach_by_epci,
)


def _figures(base: FactBase) -> Figures:
    return base.figures(year(2022), *of_topic("ass"))


@pytest.mark.parametrize("rank", range(len(PANELS)))
def test_without_any_data_a_panel_says_so_and_draws_no_zero(fact_base: FactBase, rank: int) -> None:
    chart = PANELS[rank](_figures(fact_base))

    assert "aucun" in chart.finding.lower()
    assert not [cell for row in chart.twin.rows for cell in row if cell == 0]


def test_one_aid_is_told_in_the_singular(fact_base: FactBase) -> None:
    figures = _figures(loaded(fact_base, requests=[paid("A", DAY, 100, applied_on=date(2022, 3, 1))]))

    assert ass.by_commission(figures).finding.replace("\u00a0", " ") == (
        "1 commission en 2022 : 1 décision, dont 1 accord ; aucun ajournement"
    )
    assert "16 jours ou moins ; 0,0 % après plus de 30 jours" in _plain(ass.decision_delays(figures))


def test_the_budget_is_told_at_its_date(fact_base: FactBase) -> None:
    base = loaded(
        fact_base,
        requests=[paid("A", DAY, 300), request(DAY)],
        budgets=[budget(2022, "individual", 1_200)],
        until=date(2022, 9, 30),
    )

    assert _plain(ass_budget.budget_by_line(_figures(base))) == (
        "Au 30 septembre 2022, 25,0 % du budget est versé et 25,0 % engagé"
    )


def test_the_list_counts_the_reports_that_came_back(fact_base: FactBase) -> None:
    given = [
        subsidy("One", DAY, 100, paid_on=DAY, paid_cents=10_000, report_returned_on=date(2022, 9, 1)),
        subsidy("Other", DAY, 100, paid_on=DAY, paid_cents=10_000),
        subsidy("Third", DAY, 100),
    ]
    chart = ass_lists.collective_aids(_figures(loaded(fact_base, subsidies=given)))

    assert _plain(chart) == "3 aides collectives : 1 bilan revenu, aucun bilan non revenu à l'échéance"
    assert [row[-1] for row in chart.twin.rows] == [
        "Revenu le 01/09/2022",
        "Attendu pour le 30/06/2023",
        "Pas encore dû",
    ]


def _plain(chart: Chart) -> str:
    return chart.finding.replace("\u00a0", " ").replace("\u202f", " ")
