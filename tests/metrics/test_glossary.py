"""Is a metric found by any of its words, and read whole?"""

from __future__ import annotations

import pytest

from metrics.catalogue import BY_KEY, METRICS
from metrics.glossary import declaration, matching, plain
from metrics.mas.outcomes import COMPLETION


def test_words_are_searched_without_accents_nor_case_all_together() -> None:
    assert plain("Éloignés DES Œuvres") == "eloignes des œuvres"
    assert COMPLETION in matching(METRICS, "CONCRETISATION publiee")
    assert COMPLETION not in matching(METRICS, "concretisation girafe")
    assert matching(METRICS, "") == METRICS
    assert matching(METRICS, "  ") == METRICS


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_a_declaration_names_every_part_and_no_empty_one(metric: object) -> None:
    told = dict(declaration(metric))  # type: ignore[arg-type]
    assert {"Définition", "Unité", "Sens", "Période", "Source", "Responsable", "Identifiant"} <= set(told)
    assert all(told.values())


def test_a_steering_definition_is_read_with_the_published_one() -> None:
    told = dict(declaration(BY_KEY["mas.completion_closed"]))

    assert told["À lire avec"] == BY_KEY["mas.completion"].label
    assert "À lire avec" not in dict(declaration(BY_KEY["mas.completion"]))
