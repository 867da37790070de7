"""Does the home page tell what changed for a reason, with no number that is not in its result?"""

from __future__ import annotations

import re
from datetime import date

import pytest

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.loading import set_target
from metrics.catalogue import BY_KEY, METRICS
from metrics.figures import Figures
from metrics.mas import METRICS as MAS
from metrics.period import year
from metrics.reading import BaseReading
from metrics.signals import Kind
from metrics.signals.variations import changes, followed, ordinary, out_of_reach, variation_in_words
from metrics.units import french_number
from metrics.variation import Course, course
from tests.support.bases import FactBase
from tests.support.monthly import load_months

CALM = [40, 44, 39, 42, 41, 45, 38, 43, 40, 42, 44, 39]
NUMBER = re.compile(r"\d[\d\u202f]*(?:,\d+)?")


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_a_key_figure_that_leaves_its_limits_is_told_with_its_record(fact_base: FactBase) -> None:
    load_months(fact_base, [*CALM, *CALM, 90])
    found = changes(followed(fact_base.figures(year(2023), *MAS)))
    told = [one for one in found if one.sentence.startswith("Saisines\u00a0:")]
    assert [one.kind for one in told] == [Kind.CHANGE]
    assert plain(told[0].sentence) == (
        "Saisines : au-dessus de la limite haute en janvier 2023 ; "
        "90 saisines en janvier 2023, le plus haut des 25 mois connus"
    )


def test_a_record_names_the_last_month_that_was_as_high(fact_base: FactBase) -> None:
    load_months(fact_base, [95, *CALM, *CALM, 90])
    figures = fact_base.figures(year(2023), *MAS)
    told = plain(variation_in_words(course(figures, BY_KEY["mas.cases"])))
    assert told.endswith("90 saisines en février 2023, le plus haut depuis janvier 2021")


def test_a_change_for_the_worse_comes_with_its_word(fact_base: FactBase) -> None:
    reached = [20, 22, 19, 21, 20, 23, 18, 21, 20, 21, 22, 19]
    load_months(fact_base, [*CALM, 40, 20], reached=[*reached, 1, 10])
    found = changes(followed(fact_base.figures(year(2022), *MAS)))
    concern = [one for one in found if one.kind is Kind.VARIATION]
    assert [one.topic for one in concern] == ["mas"]
    assert "sous la limite basse en janvier 2022 : dégradation" in plain(concern[0].sentence)


def test_what_is_ordinary_is_said_to_be_ordinary(fact_base: FactBase) -> None:
    load_months(fact_base, [*CALM, *CALM])
    figures = fact_base.figures(year(2022), *MAS)
    assert BY_KEY["mas.cases"] in ordinary(followed(figures))
    assert BY_KEY["mas.completion"] not in ordinary(followed(figures)), (
        "what is not judged is not called ordinary"
    )
    assert changes(followed(figures)) == []


def test_a_target_that_the_limits_exclude_cannot_be_met_without_change(fact_base: FactBase) -> None:
    load_months(fact_base, [40] * 14, reached=[20, 22, 19, 21, 20, 23, 18, 21, 20, 21, 22, 19, 20, 20])
    with writing(fact_base.url) as connection:
        set_target(connection, "61", ("mas.contact_48h", date(2022, 1, 1), 0.95, "comité"))
    (told,) = out_of_reach(fact_base.figures(year(2022), *MAS), MAS)
    assert told.kind is Kind.TARGET
    assert "cible hors d'atteinte sans changement" in told.sentence
    assert plain(told.sentence).endswith("Cible : 95,0 % depuis le 01/01/2022")


def test_a_target_within_the_limits_is_no_signal(fact_base: FactBase) -> None:
    load_months(fact_base, [40] * 14, reached=[20, 22, 19, 21, 20, 23, 18, 21, 20, 21, 22, 19, 20, 20])
    with writing(fact_base.url) as connection:
        set_target(connection, "61", ("mas.contact_48h", date(2022, 1, 1), 0.45, "comité"))
    assert out_of_reach(fact_base.figures(year(2022), *MAS), MAS) == []


def computed(told: Course) -> set[str]:
    """Every number that a sentence may hold, worked out again from the course."""
    unit, last = told.metric.unit, told.known[-1]
    numbers = {french_number(one) for one in range(1, len(told.known) + 1)}
    numbers |= {str(point.period.first.year) for point in told.points}
    return numbers | {unit.number(last.value or 0.0), *NUMBER.findall(told.metric.label)}


@pytest.mark.parametrize(("department", "number"), [("91", 2022), ("91", 2023), ("61", 2023)])
def test_every_number_of_a_sentence_is_in_its_result(
    demonstration_url: str, department: str, number: int
) -> None:
    figures = Figures(BaseReading(demonstration_url), Perimeter(department), year(number), METRICS)
    told = {variation_in_words(one): one for one in followed(figures) if one.run}
    assert told
    for sentence, found in told.items():
        assert set(NUMBER.findall(sentence)) <= computed(found), sentence
