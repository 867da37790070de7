"""Does the label say which sources are a demonstration, and name the shorter list?"""

from __future__ import annotations

from datetime import date

import pytest

from metrics.catalogue import SOURCES, sources_of_topic
from metrics.coverage import Coverage
from metrics.period import year
from metrics.quality.origin import DEMONSTRATION, REAL, Origin, origin_of

PLANIR = sources_of_topic("planir")
MAS = sources_of_topic("mas")


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (Origin(), ""),
        (Origin(real=MAS), REAL),
        (Origin(demonstration=MAS), DEMONSTRATION),
        (
            Origin(MAS[1:], MAS[:1]),
            "Données de démonstration : « Effectifs de la Mission accompagnement santé » ; le reste est réel",
        ),
        (
            Origin(PLANIR[2:], PLANIR[:2]),
            "Données de démonstration, sauf « Actions labellisées PLANIR » et « Revues des actions PLANIR »",
        ),
        (Origin(PLANIR[:5], PLANIR[5:]), "Données de démonstration : 5 sources sur 12"),
    ],
)
def test_the_label_names_the_shorter_list_or_counts(origin: Origin, words: str) -> None:
    assert plain(origin.words) == words
    assert origin.is_demonstration is words.startswith(DEMONSTRATION)


def test_every_way_of_mixing_two_lists_is_worded() -> None:
    for count in range(1, len(PLANIR)):
        assert Origin(PLANIR[:count], PLANIR[count:]).words.startswith(DEMONSTRATION)


def test_only_what_is_loaded_in_the_period_counts() -> None:
    coverage = Coverage.of(
        [
            ("mas_cases", date(2024, 1, 1), date(2024, 1, 31), False),
            ("mas_team", date(2023, 1, 1), date(2023, 1, 31), True),
        ]
    )
    both = ("mas_cases", "mas_team", "planir_ccas")
    assert origin_of(coverage, both, year(2024)) == Origin(real=(SOURCES["mas_cases"],))
    assert origin_of(coverage, both, year(2023)) == Origin(demonstration=(SOURCES["mas_team"],))
    assert origin_of(coverage, both, year(2022)) == Origin()
    assert origin_of(coverage, both) == Origin((SOURCES["mas_team"],), (SOURCES["mas_cases"],))
