"""What does the list of events take, and what does it refuse in words that help?"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from ingestion import published_events
from ingestion.contracts.events import EVENTS
from ingestion.values.unreadable import Unreadable
from metrics.catalogue import METRICS
from metrics.mas import cases as mas_cases
from tests.support.contracts import ground, read, rules_broken_by


def value(name: str, text: str) -> Any:
    [found] = read(EVENTS.field(name), [text], ground())
    return found


def test_the_list_is_replaced_whole_and_says_which_printed_events_stay() -> None:
    assert EVENTS.dated_by is None
    assert not EVENTS.personal
    assert all(key in EVENTS.advice for key in published_events.identifiers())


@pytest.mark.parametrize("said", ["mas.cases", "MAS.CASES", "Saisines", " saisines "])
def test_an_indicator_is_named_by_its_key_or_its_name(said: str) -> None:
    assert value("indicateur", said) == mas_cases.CASES.key


def test_every_indicator_can_be_named_by_its_key() -> None:
    assert [value("indicateur", metric.key) for metric in METRICS] == [metric.key for metric in METRICS]


def test_an_unknown_indicator_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(Unreadable, match=re.escape("le plus proche : « Saisines », mas.cases")):
        value("indicateur", "Saisine")
    with pytest.raises(Unreadable, match=r"par sa clé ou par son nom$"):
        value("indicateur", "zzzz")


def test_a_name_that_two_programmes_give_asks_for_the_key() -> None:
    both = re.escape("plusieurs portent ce nom : ass.decision_delay ou c2s.decision_delay")
    with pytest.raises(Unreadable, match=both):
        value("indicateur", "Délai médian de décision")


def test_a_programme_is_one_of_those_of_vigie() -> None:
    assert value("programme", "France services") == "france_services"
    assert value("programme", "") is None
    with pytest.raises(Unreadable, match="« PLANIR »"):
        value("programme", "Dépistage")


def test_an_indicator_is_of_the_programme_of_its_line() -> None:
    rule = {("indicateur", "programme")}
    assert rules_broken_by(EVENTS, indicateur="mas.cases", programme="c2s") == rule
    for programme in ("mas", None):
        assert rules_broken_by(EVENTS, indicateur="mas.cases", programme=programme) == set()
    assert rules_broken_by(EVENTS, indicateur=None, programme="c2s") == set()


def test_a_campaign_ends_on_its_first_day_or_later_and_may_be_to_come() -> None:
    rule = {("date_evenement", "date_fin_evenement")}
    first = date(2023, 3, 6)
    assert rules_broken_by(EVENTS, date_evenement=first, date_fin_evenement=date(2023, 3, 5)) == rule
    assert rules_broken_by(EVENTS, date_evenement=first, date_fin_evenement=first) == set()
    assert value("date_evenement", "01/01/2024") == date(2024, 1, 1)
