"""Is what deserves attention ranked: people first, then results, then the means to see them?"""

from __future__ import annotations

import re
from datetime import date

import pytest

from access.perimeter import Perimeter
from metrics.attention import attention
from metrics.c2s.radar_words import rights_about_to_end
from metrics.catalogue import METRICS, TOPICS
from metrics.figures import Figures
from metrics.freshness import Days, Freshness
from metrics.period import year
from metrics.planir.detail import plan_of
from metrics.reading import BaseReading
from metrics.signals import Kind, Watch, watch
from metrics.signals.deadlines import late_in_words, lateness, named, rights, silence
from metrics.sources import Source
from metrics.verdict import Tone

READ_ON = Days(date(2023, 11, 20), date(2023, 11, 20))
NUMBER = re.compile(r"\d[\d\u202f]*(?:,\d+)?")


@pytest.fixture(scope="module")
def figures(demonstration_url: str) -> Figures:
    return Figures(BaseReading(demonstration_url), Perimeter("91"), year(2023), METRICS)


def seen(figures: Figures, days: Days = READ_ON) -> Watch:
    return watch(figures, [attention(figures, topic, days) for topic in TOPICS])


def test_people_come_before_results_and_results_before_means(figures: Figures) -> None:
    months_later = Days(date(2024, 6, 1), date(2024, 6, 1))
    kinds = [one.kind for one in seen(figures, months_later).attention]
    assert kinds == sorted(kinds)
    assert {Kind.RIGHTS, Kind.SILENCE, Kind.LATENESS} <= set(kinds)


def test_what_is_neither_good_nor_bad_is_told_apart(figures: Figures) -> None:
    told = seen(figures)
    assert {one.tone for one in told.attention} == {Tone.CONCERN}
    assert {one.tone for one in told.moved} <= {Tone.CHANGE, Tone.IMPROVEMENT}


def test_most_figures_are_ordinary_and_counted_so(figures: Figures) -> None:
    told = seen(figures)
    assert len(told.ordinary) > len(told.attention) + len(told.moved)
    assert len(told.ordinary) < told.judged <= len(METRICS)


def test_the_rights_of_the_sentence_are_those_of_the_radar(figures: Figures) -> None:
    about = rights_about_to_end(figures)
    assert about is not None
    first = rights(figures)[0]
    assert (first.sentence, first.weight) == (about.sentence, about.not_renewed)


def test_silent_actions_are_those_of_the_plan(figures: Figures) -> None:
    plan, (told,) = plan_of(figures), silence(figures)
    assert plan is not None
    assert [int(one) for one in NUMBER.findall(told.sentence)[:2]] == [len(plan.silent), len(plan.actions)]
    assert plan.silent[0].label in told.sentence


def test_late_sources_are_one_signal_a_programme() -> None:
    source = Source("a", "Jalons", "mensuel", 40)
    late = Freshness(source, date(2023, 1, 31), late=True, demonstration=False)
    (told,) = lateness("planir", [late])
    assert told.sentence.replace("\u00a0", " ") == "Source en retard : Jalons, données au 31/01/2023"
    assert lateness("planir", []) == []
    assert late_in_words([late, late]).startswith("2 sources en retard")


@pytest.mark.parametrize(
    ("names", "said"),
    [(["A"], "A"), (["A", "B", "C"], "A, B, C"), (["A", "B", "C", "D"], "A, B, C et 1\u00a0autre")],
)
def test_a_few_are_named_and_the_others_counted(names: list[str], said: str) -> None:
    assert named(names) == said
