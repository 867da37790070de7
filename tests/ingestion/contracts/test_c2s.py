"""Complémentaire santé solidaire: which lines does a contract refuse, and which honest ones are let in?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from ingestion.contracts.c2s import CONTRACTS
from ingestion.contracts.c2s.ame import AME_EXPIRIES
from ingestion.contracts.c2s.expiries import EXPIRIES
from ingestion.contracts.c2s.requests import REQUESTS
from ingestion.contracts.c2s.stocks import POPULATION, PROFILES
from ingestion.contracts.rules import GoesWith, Lasts, Together, When
from ingestion.values.unreadable import Unreadable
from tests.support.contracts import ground, rules_broken_by

AUTOMATIC = {
    "nature": "automatic",
    "canal": None,
    "complet": None,
    "mois_decision": date(2023, 4, 1),
    "delai_jours": None,
}
DECIDED_TOGETHER = ("mois_decision", "delai_jours", "nature")
ASKED_IN_TIME = ("date_ouverture_renouvellement", "date_renouvellement", "mode_renouvellement")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({**AUTOMATIC, "canal": "online"}, ("canal", "nature")),
        ({**AUTOMATIC, "complet": True}, ("complet", "nature")),
        ({**AUTOMATIC, "delai_jours": 3}, ("delai_jours", "nature")),
        ({"canal": None}, ("canal", "nature")),
        ({"complet": None}, ("complet", "nature")),
        ({"delai_jours": None}, DECIDED_TOGETHER),
        ({"mois_decision": None}, DECIDED_TOGETHER),
        ({"mois_decision": date(2023, 3, 1)}, ("mois_depot", "mois_decision")),
        ({"delai_jours": 61}, ("delai_jours", "mois_depot", "mois_decision")),
        (
            {"mois_decision": date(2023, 8, 1), "delai_jours": 60},
            ("delai_jours", "mois_depot", "mois_decision"),
        ),
    ],
)
def test_a_counted_line_of_requests_that_contradicts_itself_is_refused(
    said: dict[str, Any], rule: tuple[str, ...]
) -> None:
    assert rule in rules_broken_by(REQUESTS, **said)


@pytest.mark.parametrize(
    "said",
    [
        AUTOMATIC,
        {**AUTOMATIC, "mois_decision": None},
        {"mois_decision": None, "delai_jours": None},
        {"nature": "renewal", "complet": False},
        {"mois_decision": date(2023, 4, 1), "delai_jours": 0},
        {"mois_decision": date(2023, 4, 1), "delai_jours": 29},
        {"mois_decision": date(2023, 5, 1), "delai_jours": 60},
        {"mois_decision": date(2023, 6, 1), "delai_jours": 32},
    ],
    ids=[
        *("automatic", "automatic, no month", "waiting", "renewal"),
        *("same day", "first to last day", "longest over two months", "last of April to first of June"),
    ],
)
def test_requests_made_waiting_or_automatic_are_let_in(said: dict[str, Any]) -> None:
    assert rules_broken_by(REQUESTS, **said) == set()


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (
            {"date_ouverture_renouvellement": date(2023, 4, 1)},
            ("date_ouverture_renouvellement", "date_fin_droit"),
        ),
        ({"date_renouvellement": date(2022, 11, 29)}, ASKED_IN_TIME),
        ({"jours_sans_droit": None}, ("date_renouvellement", "jours_sans_droit")),
        ({"date_renouvellement": None}, ("date_renouvellement", "jours_sans_droit")),
    ],
)
def test_an_end_of_right_that_contradicts_itself_is_refused(
    said: dict[str, Any], rule: tuple[str, ...]
) -> None:
    assert rule in rules_broken_by(EXPIRIES, **said)


@pytest.mark.parametrize(
    "said",
    [
        {"date_renouvellement": None, "jours_sans_droit": None},
        {"date_renouvellement": date(2023, 5, 12), "jours_sans_droit": 61},
        {"date_renouvellement": date(2023, 4, 12), "jours_sans_droit": 0},
        {"date_renouvellement": date(2022, 11, 2), "public": "rsa", "mode_renouvellement": "automatic"},
        {"intercommunalite": None},
    ],
    ids=["not renewed", "late", "decided after the end without a gap", "automatic and early", "no EPCI"],
)
def test_an_end_of_right_is_let_in_whatever_becomes_of_it(said: dict[str, Any]) -> None:
    assert rules_broken_by(EXPIRIES, **said) == set()


def test_a_right_may_end_later_than_today_but_nothing_is_decided_yet() -> None:
    for field in ("date_fin_droit", "date_ouverture_renouvellement"):
        assert EXPIRIES.field(field).kind.reader(ground())("30/04/2024") == date(2024, 4, 30)
    with pytest.raises(Unreadable, match="une date passée"):
        EXPIRIES.field("date_renouvellement").kind.reader(ground())("30/04/2024")


def test_a_line_counts_somebody() -> None:
    for contract, field in ((REQUESTS, "demandes"), (EXPIRIES, "personnes")):
        with pytest.raises(Unreadable, match="au moins 1"):
            contract.field(field).kind.reader(ground())("0")


def test_dependants_are_among_the_protected() -> None:
    rule = {("ayants_droit", "personnes")}
    assert rules_broken_by(POPULATION, ayants_droit=27, personnes=26) == rule
    assert rules_broken_by(POPULATION, ayants_droit=26, personnes=26) == set()


def test_both_scopes_of_a_commune_fit_in_one_file() -> None:
    read = POPULATION.field("perimetre").kind.reader(ground())
    assert (read("régime général"), read("Tous régimes")) == ("general", "all")
    assert "perimetre" in POPULATION.key


def test_retired_is_a_status_and_the_manager_is_told_apart() -> None:
    assert {"statut", "gestionnaire", "participation"} < set(PROFILES.key)
    assert PROFILES.field("statut").kind.choices() == ("Retraité", "Autre")


def test_lines_counted_alike_are_ranked_and_their_key_is_all_but_the_count() -> None:
    for contract in (REQUESTS, EXPIRIES, AME_EXPIRIES):
        assert contract.ranked == "line"
        assert set(contract.key) == {field.name for field in contract.fields[:-1]}


def test_a_right_to_the_ame_is_renewed_with_its_gap_or_not_at_all() -> None:
    rule = {("date_nouvelle_ame", "jours_sans_ame")}
    assert rules_broken_by(AME_EXPIRIES, date_nouvelle_ame=None, jours_sans_ame=0) == rule
    assert rules_broken_by(AME_EXPIRIES, date_nouvelle_ame=None, jours_sans_ame=None) == set()


def test_no_file_of_the_programme_holds_a_line_a_person() -> None:
    assert not [contract.name for contract in CONTRACTS if contract.personal]


def test_a_rule_between_missing_values_breaks_nothing() -> None:
    empty = {
        "one": pa.nulls(1, pa.int64()),
        "first": pa.nulls(1, pa.date32()),
        "last": pa.nulls(1, pa.date32()),
        "kind": pa.nulls(1, pa.string()),
    }
    assert Lasts("one", "first", "last").broken(empty).to_pylist() == [False]
    assert When("kind", ("a",), Together("one", "first")).broken(empty).to_pylist() == [False]
    assert GoesWith("kind", "kind", {"a": ("b",)}).broken(empty).to_pylist() == [False]
