"""Do the charts of the C2S say sentences that stay true, with many members, one, or none?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from charts.panels import c2s as panels
from metrics import c2s
from metrics.c2s import rights as c2s_rights
from metrics.model import Status, Value
from metrics.period import year
from metrics.units import NO_BREAK
from tests.support.bases import FactBase
from tests.support.c2s import expiry, loaded

FIRST, UNTIL = date(2022, 1, 1), date(2023, 10, 31)


def _share(amount: float | None, member: str = "") -> Value:
    value = Value(c2s_rights.COVERAGE, "61", year(2022), Status.PUBLISHED, value=amount)
    return replace(value, member=member, member_label=member)


def _plain(words: str) -> str:
    return words.replace(NO_BREAK, " ")


def test_territories_above_the_department_are_counted_not_named() -> None:
    values = [_share(0.2, "A"), _share(0.05, "B"), _share(0.08, "C"), _share(None, "D")]

    many = _plain(panels.above(values, _share(0.06), "commune"))
    one = _plain(panels.above(values, _share(0.1), "commune"))
    none = _plain(panels.above(values, _share(0.2), "commune"))

    assert many == "Taux de couverture : 2 communes sur 3 au-dessus du département (6,0 %)"
    assert one == "Taux de couverture : 1 commune sur 3 au-dessus du département (10,0 %)"
    assert none == "Taux de couverture : aucune commune sur 3 au-dessus du département (20,0 %)"


def test_a_spread_goes_from_the_lowest_to_the_highest() -> None:
    values = [_share(0.8, "Compte ameli"), _share(0.58, "Courrier"), _share(0.7, "Partenaire")]

    assert _plain(panels.spread(values, "Complets")) == (
        "Complets : de 58,0 % pour Courrier à 80,0 % pour Compte ameli"
    )
    assert _plain(panels.spread(values[:1], "Complets")) == "Complets : 80,0 %, Compte ameli"
    assert _plain(panels.spread([], "Complets")) == "Complets : aucune donnée sur la période choisie"


def test_the_running_year_shows_what_is_to_come_apart_from_what_is_lost(fact_base: FactBase) -> None:
    facts = [
        expiry(date(2023, 5, 31), 60, renewed_on=date(2023, 4, 30), gap_days=0),
        expiry(date(2023, 5, 31), 40),
        expiry(date(2024, 1, 31), 10, renewal_opens_on=date(2023, 9, 30)),
    ]
    figures = loaded(fact_base, FIRST, UNTIL, c2s_expiries=facts).figures(year(2023), *c2s.METRICS)

    chart = panels.expiries_by_month(figures)

    assert _plain(chart.finding) == (
        "En 2023, 100 droits échus à ce jour, 60,0 % renouvelés sans interruption ; "
        "10 à renouveler d'ici quatre mois"
    )
    may, january = chart.twin.rows[:5], chart.twin.rows[5:]
    assert [row[2] for row in may] == [0, 60, 0, 40, 0]
    assert [row[2] for row in january] == [0, 0, 0, 0, 10]


def test_charts_without_any_fact_say_so(fact_base: FactBase) -> None:
    figures = fact_base.figures(year(2022), *c2s.METRICS)

    for chart in (
        panels.by_age_and_participation(figures),
        panels.managed_by_cpam(figures),
        panels.coverage_map(figures),
        panels.by_epci(figures, c2s_rights.COVERAGE),
        panels.expiries_by_month(figures),
        panels.channels(figures),
        panels.delays(figures),
        panels.complete_by_channel(figures),
    ):
        assert "aucune donnée" in chart.finding
