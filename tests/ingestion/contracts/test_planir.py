"""Do the files of PLANIR refuse what no honest office would write, and accept what it may write?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ingestion.contracts.kinds import Reference
from ingestion.contracts.model import Contract
from ingestion.contracts.planir import CONTRACTS
from ingestion.contracts.planir.actions import ACTION_PARTNERS, ACTIONS, MILESTONES
from ingestion.contracts.planir.agreements import AGREEMENTS, CCAS, PARTNER_REPORTS
from ingestion.contracts.planir.people import PERSONS
from ingestion.contracts.planir.reviews import EVENTS, REVIEWS
from ingestion.contracts.planir.rights import ALERTS, LETTERS, URGENT_CALLS
from ingestion.values.unreadable import Unreadable
from metrics.catalogue import sources_of_topic
from tests.support.contracts import ground, read, rules_broken_by

REGISTERS = (ACTIONS, REVIEWS, MILESTONES, ACTION_PARTNERS, CCAS, AGREEMENTS)
OF_PERSONS = (PERSONS, ALERTS, LETTERS, URGENT_CALLS)
TO_COME = date(2024, 6, 30)


def value(contract: Contract, name: str, text: str) -> Any:
    [found] = read(contract.field(name), [text], ground())
    return found


def test_every_source_of_the_programme_has_its_contract() -> None:
    assert [contract.source for contract in CONTRACTS] == [one.key for one in sources_of_topic("planir")]


def test_names_open_with_the_programme() -> None:
    assert all(contract.name.startswith("planir_") for contract in CONTRACTS)


def test_a_register_is_replaced_whole_and_the_other_files_month_by_month() -> None:
    assert {contract.name for contract in CONTRACTS if contract.dated is None} == {
        contract.name for contract in REGISTERS
    }


def test_only_the_list_of_partners_of_today_forgets_what_is_over() -> None:
    assert [contract for contract in CONTRACTS if not contract.whole_history] == [ACTION_PARTNERS]


def test_files_of_persons_are_watched() -> None:
    assert {contract.name for contract in CONTRACTS if contract.personal} == {one.name for one in OF_PERSONS}


@pytest.mark.parametrize("contract", [REVIEWS, EVENTS, MILESTONES, ACTION_PARTNERS, PERSONS])
def test_what_happens_in_an_action_needs_the_register_of_actions(contract: Contract) -> None:
    assert contract.field("action").kind == Reference("planir_actions")
    assert value(contract, "action", "P01") == "P01"
    with pytest.raises(Unreadable, match="déjà chargé"):
        value(contract, "action", "P99")


@pytest.mark.parametrize("contract", [ACTION_PARTNERS, CCAS, AGREEMENTS, PARTNER_REPORTS])
def test_a_partner_is_one_of_the_list_of_partners(contract: Contract) -> None:
    assert contract.field("partenaire").kind == Reference("partners")


@pytest.mark.parametrize(
    ("contract", "name"),
    [
        (MILESTONES, "echeance"),
        (REVIEWS, "date_prochaine_etape"),
        (ALERTS, "date_echeance"),
        (AGREEMENTS, "date_effet"),
        (AGREEMENTS, "date_fin_effet"),
    ],
)
def test_a_date_to_come_is_read_where_something_is_planned(contract: Contract, name: str) -> None:
    assert value(contract, name, f"{TO_COME:%d/%m/%Y}") == TO_COME


@pytest.mark.parametrize(
    ("contract", "name"),
    [
        (ACTIONS, "date_label"),
        (REVIEWS, "date_revue"),
        (EVENTS, "date_evenement"),
        (MILESTONES, "date_atteinte"),
        (AGREEMENTS, "date_signature"),
        (PERSONS, "date_premier_evenement"),
        (ALERTS, "date_denouement"),
        (LETTERS, "date_envoi"),
        (URGENT_CALLS, "date_reponse"),
        (PARTNER_REPORTS, "jour"),
    ],
)
def test_nothing_has_happened_on_a_day_to_come(contract: Contract, name: str) -> None:
    with pytest.raises(Unreadable, match="une date passée"):
        value(contract, name, f"{TO_COME:%d/%m/%Y}")


@pytest.mark.parametrize(
    ("contract", "said", "fields"),
    [
        (ACTIONS, {"date_fin": date(2018, 9, 16)}, ("date_label", "date_fin")),
        (REVIEWS, {"date_prochaine_etape": date(2023, 6, 19)}, ("date_revue", "date_prochaine_etape")),
        (REVIEWS, {"prochaine_etape": None}, ("prochaine_etape", "date_prochaine_etape")),
        (CCAS, {"date_fermeture": date(1986, 1, 5)}, ("date_creation", "date_fermeture")),
        (ALERTS, {"date_echeance": date(2023, 3, 5)}, ("date_alerte", "date_echeance")),
        (ALERTS, {"date_denouement": date(2023, 3, 5)}, ("date_alerte", "date_denouement")),
        (ALERTS, {"issue": None}, ("date_denouement", "issue")),
        (ALERTS, {"date_denouement": None}, ("date_denouement", "issue")),
        (LETTERS, {"date_demarche": date(2023, 3, 9)}, ("date_envoi", "date_demarche")),
        (URGENT_CALLS, {"date_reponse": date(2023, 2, 13)}, ("date_appel", "date_reponse")),
    ],
)
def test_a_line_out_of_order_is_refused(
    contract: Contract, said: dict[str, Any], fields: tuple[str, str]
) -> None:
    assert rules_broken_by(contract, **said) == {fields}


def test_an_agreement_cannot_end_before_it_begins() -> None:
    ended = rules_broken_by(AGREEMENTS, date_fin_effet=date(2022, 10, 11))

    assert ended == {("date_signature", "date_fin_effet"), ("date_effet", "date_fin_effet")}


def test_an_agreement_may_be_signed_after_it_takes_effect() -> None:
    assert not rules_broken_by(AGREEMENTS, date_effet=date(2022, 9, 1))


def test_a_tacit_renewal_has_no_end() -> None:
    assert value(AGREEMENTS, "date_fin_effet", "") is None
    assert not rules_broken_by(AGREEMENTS, date_fin_effet=None)


def test_a_person_is_placed_at_the_first_event_of_the_year() -> None:
    first = ("date_premier_evenement", "date_signalement", "date_accompagnement")

    assert rules_broken_by(PERSONS, date_premier_evenement=date(2023, 3, 13)) == {first}
    assert rules_broken_by(PERSONS, date_signalement=date(2023, 3, 13)) == {first}
    assert rules_broken_by(PERSONS, date_signalement=None) == {first}
    assert rules_broken_by(PERSONS, date_signalement=None, date_accompagnement=None) == {first}


def test_a_person_may_come_without_being_flagged_or_be_flagged_only() -> None:
    day = date(2023, 3, 14)

    assert not rules_broken_by(PERSONS, date_signalement=None, date_accompagnement=day)
    assert not rules_broken_by(PERSONS, date_accompagnement=None)


def test_a_person_flagged_in_december_may_be_accompanied_the_year_after() -> None:
    day = date(2022, 12, 20)
    said = {"annee": 2022, "date_premier_evenement": day, "date_signalement": day}

    assert not rules_broken_by(PERSONS, **said, date_accompagnement=date(2023, 1, 9))


def test_a_day_that_could_not_be_read_breaks_no_rule_by_itself() -> None:
    assert not rules_broken_by(PERSONS, date_premier_evenement=None)
    assert not rules_broken_by(PERSONS, annee=None)


def test_the_year_of_a_person_is_that_of_the_first_event() -> None:
    assert rules_broken_by(PERSONS, annee=2022) == {("date_premier_evenement", "annee")}


@pytest.mark.parametrize("text", ["23", "1822", "2200", "2023,5", "T1 2023"])
def test_the_year_of_a_person_is_a_civil_year(text: str) -> None:
    with pytest.raises(Unreadable):
        value(PERSONS, "annee", text)


def test_a_milestone_may_be_reached_before_or_after_its_term() -> None:
    assert not rules_broken_by(MILESTONES, date_atteinte=date(2018, 9, 20))
    assert not rules_broken_by(MILESTONES, date_atteinte=date(2019, 1, 15))


def test_progress_is_not_capped_and_may_fall() -> None:
    assert value(REVIEWS, "valeur", "1 297") == 1297
    assert value(REVIEWS, "valeur", "-3") == -3
    assert not rules_broken_by(REVIEWS, valeur=-3.0, valeur_cible=24.0)


def test_an_action_without_a_target_leaves_it_empty() -> None:
    assert value(REVIEWS, "valeur_cible", "") is None


def test_a_partner_signals_a_whole_number_of_situations() -> None:
    assert value(PARTNER_REPORTS, "signalements", "0") == 0
    for text in ("-1", "1,5", "deux"):
        with pytest.raises(Unreadable, match="un nombre entier"):
            value(PARTNER_REPORTS, "signalements", text)


def test_a_partner_signals_at_most_once_a_day() -> None:
    assert PARTNER_REPORTS.key == ("partenaire", "jour")


def test_the_group_without_letter_is_told_by_no() -> None:
    assert value(LETTERS, "contacte", "Non") is False
    assert value(LETTERS, "contacte", "Oui") is True


def test_the_outcome_of_an_alert_is_written_as_on_screen() -> None:
    assert value(ALERTS, "issue", "droit resté ouvert") == "kept_open"
    assert value(ALERTS, "issue", "Droit échu") == "lapsed"
    with pytest.raises(Unreadable, match="Droit resté ouvert"):
        value(ALERTS, "issue", "Sans suite")
