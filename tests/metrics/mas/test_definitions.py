"""Do the definitions stand side by side, each with its count, and do their own numbers explain the gap?"""

from __future__ import annotations

import re
from datetime import date

import pytest

from access.perimeter import Perimeter
from data_access.schema.mas import mas_case
from metrics.catalogue import of_topic
from metrics.figures import Figures
from metrics.mas.cohorts import cohort
from metrics.mas.definitions import definitions, gap_in_words, reason_in_words
from metrics.period import quarter, year
from metrics.reading import BaseReading
from metrics.units import NO_BREAK, THIN
from tests.support.bases import FactBase
from tests.support.mas import cases


def _plain(words: str) -> str:
    return words.replace(NO_BREAK, " ").replace(THIN, " ")


def _orne(url: str) -> Figures:
    return Figures(BaseReading(url), Perimeter("61"), year(2022), of_topic("mas"))


def test_the_published_rate_of_the_orne_stands_beside_the_three_others(demonstration_url: str) -> None:
    told = definitions(_orne(demonstration_url))

    assert [_plain(one.label) for one in told] == [
        "Définition publiée",
        "Dossiers clos",
        "Par cohorte à 90 jours",
        "Par cohorte à 180 jours",
    ]
    assert _plain(told[0].text) == "53,5 %"
    assert _plain(told[0].parts) == "243 / 454 saisines"
    assert _plain(told[0].interval) == "intervalle à 95 % : 48,9 à 58,1 %"
    shares = [one.share for one in told]
    assert None not in shares
    assert shares[2] < shares[3] < shares[0] < shares[1]  # type: ignore[operator]


@pytest.mark.parametrize("department", ["61", "91"])
@pytest.mark.parametrize("period", [year(2021), year(2022), year(2023), quarter(2023, 4)])
def test_every_number_of_the_reason_is_counted(
    demonstration_url: str, department: str, period: object
) -> None:
    figures = Figures(
        BaseReading(demonstration_url),
        Perimeter(department),
        period,  # type: ignore[arg-type]
        of_topic("mas"),
    )
    words = _plain(reason_in_words(figures)).replace("90 jours", "")
    lines = cohort(figures).lines
    known = {
        sum(count for _, _, count in lines),
        sum(count for _, ending, count in lines if ending == 0),
        sum(count for _, ending, count in lines if ending == 1),
        sum(count for days, ending, count in lines if ending == 1 and days > 90),
    }
    said = {int(one.replace(" ", "")) for one in re.findall(r"\d+(?: \d{3})*", words)}

    assert said
    assert said <= known


def test_the_reason_agrees_in_number(fact_base: FactBase) -> None:
    closed = cases(5, date(2022, 1, 5), closed_on=date(2022, 2, 5))
    fact_base.load("mas_cases", (mas_case, closed), first=date(2022, 1, 1), until=date(2022, 12, 31))
    all_closed = _plain(reason_in_words(fact_base.figures(year(2022), *of_topic("mas"))))
    one_open = [*closed, *cases(1, date(2022, 1, 5))]
    fact_base.load("mas_cases", (mas_case, one_open), first=date(2022, 1, 1), until=date(2022, 12, 31))
    waiting = _plain(reason_in_words(fact_base.figures(year(2022), *of_topic("mas"))))

    assert all_closed == (
        "Sur 5 saisines, toutes sont closes et les deux premières définitions se valent ; "
        "par cohorte, chaque saisine est jugée au même âge."
    )
    assert waiting == (
        "Sur 6 saisines, 1 est encore ouverte : la définition publiée la compte sans soins, celle des "
        "dossiers clos l'ignore ; par cohorte, chaque saisine est jugée au même âge."
    )


def test_few_cases_conclude_nothing(fact_base: FactBase) -> None:
    few = cases(4, date(2022, 1, 5), closed_on=date(2022, 2, 5))
    fact_base.load("mas_cases", (mas_case, few), first=date(2022, 1, 1), until=date(2022, 12, 31))
    figures = fact_base.figures(year(2022), *of_topic("mas"))

    assert {one.text for one in definitions(figures)} == {"effectif trop faible pour conclure"}
    assert _plain(gap_in_words(figures)) == "Concrétisation : effectif trop faible pour conclure en 2022"


def test_nothing_loaded_is_said(fact_base: FactBase) -> None:
    figures = fact_base.figures(year(2022), *of_topic("mas"))

    assert reason_in_words(figures) == ""
    assert _plain(gap_in_words(figures)) == "Concrétisation : aucune saisine à rapporter en 2022"
