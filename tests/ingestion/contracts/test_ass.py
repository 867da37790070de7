"""Action sanitaire et sociale: which lines does a contract refuse, and which honest ones does it let in?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ingestion.contracts.ass import CONTRACTS
from ingestion.contracts.ass.budgets import BUDGETS, LOW_INCOME
from ingestion.contracts.ass.collective import SUBSIDIES
from ingestion.contracts.ass.requests import REQUESTS
from ingestion.contracts.dates import Year
from ingestion.contracts.model import Contract
from ingestion.values.unreadable import Unreadable
from metrics.ass.words import COLLECTIVE_LINES, INDIVIDUAL_LINES, LINES
from tests.support.contracts import ground, rules_broken_by

NOT_DECIDED = {
    "date_decision": None,
    "decision": None,
    "montant_accorde": None,
    "date_engagement": None,
    "date_versement": None,
    "montant_verse": None,
}
REFUSED = {**NOT_DECIDED, "decision": "refused", "date_decision": date(2023, 3, 16)}


def value(contract: Contract, field: str, text: str) -> Any:
    return contract.field(field).kind.reader(ground())(text)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"date_decision": date(2023, 2, 1)}, ("date_demande", "date_decision")),
        ({"date_ajournement": date(2023, 3, 17)}, ("date_ajournement", "date_decision")),
        ({"date_engagement": date(2023, 3, 1)}, ("date_decision", "date_engagement")),
        ({"date_versement": date(2023, 3, 17)}, ("date_engagement", "date_versement")),
        ({"date_decision": None}, ("date_decision", "decision")),
        ({"decision": "refused"}, ("montant_accorde", "decision")),
        ({"decision": "refused"}, ("date_engagement", "decision")),
        ({"decision": "refused"}, ("date_versement", "decision")),
        ({"montant_accorde": None}, ("montant_accorde", "decision")),
        ({"date_engagement": None}, ("date_engagement", "date_versement")),
        ({"montant_verse": None}, ("date_versement", "montant_verse")),
        ({"montant_verse": 22_601}, ("montant_verse", "montant_accorde")),
        ({"reste_a_charge_avant_aide": 20_000}, ("montant_accorde", "reste_a_charge_avant_aide")),
    ],
)
def test_a_request_that_contradicts_itself_is_refused(said: dict[str, Any], rule: tuple[str, ...]) -> None:
    assert rule in rules_broken_by(REQUESTS, **said)


@pytest.mark.parametrize(
    "said",
    [
        NOT_DECIDED,
        {**NOT_DECIDED, "date_ajournement": None},
        REFUSED,
        {"date_versement": None, "montant_verse": None},
        {"date_versement": None, "montant_verse": None, "date_engagement": None},
        {"reste_a_charge_avant_aide": None, "sans_aide_24_mois": None},
        {"date_decision": date(2023, 2, 16), "date_ajournement": None},
    ],
    ids=[
        "put off",
        "waiting",
        "refused",
        "committed",
        "granted",
        "reste à charge unknown",
        "decided at once",
    ],
)
def test_a_request_is_let_in_at_each_of_its_stages(said: dict[str, Any]) -> None:
    assert rules_broken_by(REQUESTS, **said) == set()


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"nature": "endowment"}, ("ligne_budgetaire", "nature")),
        ({"ligne_budgetaire": "disability_fund"}, ("ligne_budgetaire", "nature")),
        ({"date_engagement": date(2023, 3, 15)}, ("date_accord", "date_engagement")),
        ({"date_engagement": None}, ("date_engagement", "date_versement")),
        ({"date_versement": None}, ("date_versement", "montant_verse")),
        ({"montant_verse": 173_301}, ("montant_verse", "montant_accorde")),
        ({"date_retour_bilan": date(2023, 3, 15)}, ("date_accord", "date_retour_bilan")),
    ],
)
def test_a_collective_aid_that_contradicts_itself_is_refused(
    said: dict[str, Any], rule: tuple[str, ...]
) -> None:
    assert rule in rules_broken_by(SUBSIDIES, **said)


@pytest.mark.parametrize(
    "said",
    [
        {"nature": "endowment", "ligne_budgetaire": "disability_fund"},
        {"date_engagement": None, "date_versement": None, "montant_verse": None, "date_retour_bilan": None},
        {"date_retour_bilan": date(2023, 5, 2)},
    ],
    ids=["endowment", "only granted", "balance paid on report"],
)
def test_a_collective_aid_is_let_in_at_each_of_its_stages(said: dict[str, Any]) -> None:
    assert rules_broken_by(SUBSIDIES, **said) == set()


def test_individual_and_collective_lines_share_the_budget_between_them() -> None:
    assert {**INDIVIDUAL_LINES, **COLLECTIVE_LINES} == LINES
    assert not set(INDIVIDUAL_LINES) & set(COLLECTIVE_LINES)


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_accepted_only_where_it_is_spent(line: str) -> None:
    words = LINES[line]
    assert value(BUDGETS, "ligne_budgetaire", words) == line
    spent, elsewhere = (REQUESTS, SUBSIDIES) if line in INDIVIDUAL_LINES else (SUBSIDIES, REQUESTS)
    assert value(spent, "ligne_budgetaire", words.upper()) == line
    with pytest.raises(Unreadable, match="l'une de ces valeurs"):
        value(elsewhere, "ligne_budgetaire", words)


def test_amounts_are_kept_in_cents_as_offices_write_them() -> None:
    assert value(BUDGETS, "montant_alloue", "43\u202f000€") == 4_300_000
    assert value(REQUESTS, "reste_a_charge_avant_aide", "364,57 €") == 36_457
    with pytest.raises(Unreadable, match="de 0 à"):
        value(REQUESTS, "montant_verse", "-12")


def test_what_is_still_to_come_is_not_a_fact() -> None:
    for field in ("date_decision", "date_versement"):
        with pytest.raises(Unreadable, match="une date passée"):
            value(REQUESTS, field, "21/12/2023")


def test_a_yearly_file_stands_for_the_whole_year() -> None:
    for contract in (BUDGETS, LOW_INCOME):
        kind = contract.field("annee").kind
        assert isinstance(kind, Year)
        assert contract.dated_by == "annee"
        assert kind.span(kind.read("2023")) == (date(2023, 1, 1), date(2023, 12, 31))


def test_only_requests_speak_of_persons() -> None:
    assert [contract.name for contract in CONTRACTS if contract.personal] == ["ass_demandes"]
