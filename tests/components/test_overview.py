"""Does the overview stay calm when many sources are late?"""

from __future__ import annotations

import re
from datetime import date

import pytest

from components.markup.overview import programme_line, summary
from metrics.attention import Attention
from metrics.catalogue import SHARED, sources_of_topic
from metrics.freshness import Freshness
from metrics.sources import Source

MONTHS_AGO = date(2022, 6, 30)


def late(source: Source, until: date = MONTHS_AGO) -> Freshness:
    return Freshness(source, until, late=True, demonstration=False)


def planir(*sources: Freshness) -> Attention:
    return Attention("planir", (), 0, (), sources)


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Source en retard : Actions labellisées PLANIR, données au 30/06/2022."),
        (3, "3 sources en retard : Actions labellisées PLANIR, "),
        (12, " et 9 autres. La plus ancienne s’arrête au 30/06/2022."),
    ],
)
def test_late_sources_of_a_programme_are_told_in_one_sentence(count: int, said: str) -> None:
    told = words(programme_line(planir(*(late(one) for one in sources_of_topic("planir")[:count]))))
    assert said in told
    assert told.count("en retard") == 1


def test_the_longest_late_source_is_named_first() -> None:
    first, *others = sources_of_topic("planir")[:6]
    oldest = late(first, date(2021, 1, 31))
    told = words(programme_line(planir(*(late(one) for one in others), oldest)))
    assert f"6 sources en retard : {first.label}, " in told
    assert "La plus ancienne s’arrête au 31/01/2021." in told


def test_the_summary_names_three_late_sources_and_counts_the_others() -> None:
    told = words(summary([planir(*(late(one) for one in sources_of_topic("planir")))]))
    assert "12 sources en retard" in told
    assert " et 9 autres." in told


def test_a_source_of_no_programme_is_late_too() -> None:
    known = Freshness(sources_of_topic("planir")[0], MONTHS_AGO, late=False, demonstration=False)
    told = words(summary([planir(known)], [late(SHARED[0])]))
    assert "1 source en retard" in told
    assert SHARED[0].label in told
    assert "Aucune source en retard" in words(summary([planir(known)]))
