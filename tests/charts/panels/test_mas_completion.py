"""Do the charts of the concrétisation stay true on both departments, on a running year, and without facts?"""

from __future__ import annotations

import pytest

from access.perimeter import Perimeter
from charts.panels.mas import completion as panels
from metrics.catalogue import of_topic
from metrics.figures import Figures
from metrics.period import Granularity, Period, quarter, year
from metrics.reading import BaseReading
from metrics.units import NO_BREAK
from tests.support.bases import FactBase


def _figures(url: str, department: str, period: Period) -> Figures:
    return Figures(BaseReading(url), Perimeter(department), period, of_topic("mas"))


def _plain(words: str) -> str:
    return words.replace(NO_BREAK, " ")


def test_a_small_department_is_read_by_quarter_when_its_months_conclude_nothing(
    demonstration_url: str,
) -> None:
    orne = panels.cohorts(_figures(demonstration_url, "61", year(2022)), Granularity.MONTH)
    essonne = panels.cohorts(_figures(demonstration_url, "91", year(2022)), Granularity.MONTH)

    assert "par trimestre d'entrée" in orne.subtitle
    assert "(par mois, effectif trop faible pour conclure)" in orne.subtitle
    assert "par mois d'entrée" in essonne.subtitle
    assert "suites connues au 17/11/2023" in essonne.subtitle
    assert len(orne.twin.rows) == 8
    assert len(essonne.twin.rows) == 24


def test_the_last_months_of_a_running_year_are_too_recent(demonstration_url: str) -> None:
    chart = panels.cohorts(_figures(demonstration_url, "91", year(2023)), Granularity.MONTH)

    last = chart.twin.rows[-3:]
    assert [row[0] for row in last] == [f"{m}{NO_BREAK}2023" for m in ("septembre", "octobre", "novembre")]
    assert {str(row[2]).split(",")[0] for row in last} == {"trop récent"}
    assert "Aalen-Johansen" in chart.twin.note
    assert _plain(
        panels.three_definitions(_figures(demonstration_url, "91", year(2023))).twin.texts[3][1]
    ) == ("trop récent, à lire à partir du 29/12/2023")


@pytest.mark.parametrize("department", ["61", "91"])
@pytest.mark.parametrize("period", [year(2021), year(2022), year(2023), quarter(2023, 4)])
def test_titles_carry_numbers_of_their_tables(
    demonstration_url: str, department: str, period: Period
) -> None:
    figures = _figures(demonstration_url, department, period)
    told, opened = panels.three_definitions(figures), panels.open_course(figures)

    shares = [row[1] for row in told.twin.texts if row[1].replace(",", "").isdigit()]
    said = [share for share in shares if share in told.finding]
    assert len(said) >= min(len(shares), 2)
    assert opened.rows.num_rows > 1
    assert ("n'est pas encore close" in opened.finding) == (opened.rows.to_pylist()[0]["median"] is None)


def test_charts_without_any_fact_say_so(fact_base: FactBase) -> None:
    figures = fact_base.figures(year(2022), *of_topic("mas"))

    for chart in (
        panels.cohorts(figures, Granularity.MONTH),
        panels.open_course(figures),
    ):
        assert chart.subtitle == "Aucune valeur sur la période choisie."
    assert {row[1] for row in panels.three_definitions(figures).twin.rows} == {
        "aucune donnée",
        "aucune saisine",
    }
