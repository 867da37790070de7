"""When a shipped report is printed so that it agrees with itself, does the contradiction vanish?"""

from __future__ import annotations

import pytest

from metrics.concordance.finding import Kind
from metrics.concordance.printed import Printed
from tests.metrics.concordance.reports import SHIPPED, changed, kinds, texts
from tests.metrics.concordance.reports import found as found_by

AGREES, DEFINITION, CONTRADICTION = [Kind.AGREES], [Kind.DEFINITION], [Kind.CONTRADICTION]


def coverage(row: Printed) -> bool:
    return row.programme == "C2S" and row.measure == "part de la population couverte"


def more_cases(row: Printed) -> bool:
    return row.programme.startswith("MAS") and row.measure == "évolution"


def aids(row: Printed) -> bool:
    return row.programme == "ASS" and row.measure == "aides financières"


def mean(row: Printed) -> bool:
    return row.measure == "montant moyen"


def cases(row: Printed) -> bool:
    return row.measure == "saisines constatées"


def growth(row: Printed) -> bool:
    return row.programme == "AME" and row.measure == "évolution"


# A share, its count and its population


def of_coverage(rows: tuple[Printed, ...]) -> list[Kind]:
    return [one.kind for one in found_by(rows, "population_share") if one.rows[0].programme == "C2S"]


def test_a_share_that_its_counts_give_agrees() -> None:
    words = {"printed": "9,5", "value": 9.5, "quote": "soit 9.5% de la population couverte par la CPAM"}
    assert of_coverage(SHIPPED) == CONTRADICTION
    assert of_coverage(changed(coverage, **words)) == AGREES


def test_it_agrees_also_when_only_its_number_is_changed() -> None:
    assert of_coverage(changed(coverage, printed="9,46", value=9.46)) == AGREES


def test_another_population_can_make_it_agree() -> None:
    rows = changed(lambda row: row.measure == "population protégée", printed="1290000", value=1_290_000.0)
    assert of_coverage(rows) == AGREES


def test_a_share_whose_population_is_of_another_year_is_not_judged() -> None:
    rows = changed(lambda row: row.measure == "population protégée", period="2021")
    assert of_coverage(rows) == []


# A change and its unit


def test_a_change_in_the_unit_of_its_count_agrees_and_gives_the_year_before() -> None:
    rows = changed(more_cases, unit="saisines", quote="soit 880 saisines de plus par rapport à 2021")
    (finding,) = found_by(rows, "change_unit")
    assert finding.kind is Kind.AGREES
    assert texts(finding) == {"1 587 saisines", "+55,5 %"}


def test_a_change_that_names_a_subject_of_its_own_may_have_no_count() -> None:
    rows = changed(more_cases, measure="lits supplémentaires", unit="lits", quote="880 lits de plus")
    assert kinds(rows, "change_unit") == []


def test_a_change_larger_than_every_count_is_of_none_of_them() -> None:
    assert kinds(changed(more_cases, printed="+3000", value=3000.0), "change_unit") == []


# Granted, and a share of it granted


def test_a_share_of_requests_may_be_granted() -> None:
    rows = changed(aids, measure="demandes d'aides", unit="demandes", quote="a reçu 3 589 demandes")
    (finding,) = found_by(rows, "granted_share")
    assert finding.kind is Kind.AGREES
    assert texts(finding) == {"2 333", "2 315", "2 351"}


def test_all_of_what_is_granted_may_be_granted() -> None:
    rows = changed(lambda row: row.measure == "part d’accords", printed="100", value=100.0)
    assert kinds(rows, "granted_share") == []


def test_a_kind_of_what_is_granted_is_a_part_of_it() -> None:
    rows = changed(
        lambda row: row.measure == "part d’accords", quote="dont 65% accordées à des personnes seules"
    )
    assert kinds(rows, "granted_share") == []


# A mean and its lines


def test_the_mean_of_the_lines_without_collective_aids_agrees() -> None:
    (finding,) = found_by(changed(mean, printed="399", value=399.0), "mean_amount")
    assert finding.kind is Kind.AGREES
    assert {"517 690 €", "399 € par foyer"} <= texts(finding)
    assert "sans les aides collectives" in finding.reading


def test_the_mean_of_all_the_lines_agrees() -> None:
    assert kinds(changed(mean, printed="473", value=473.0), "mean_amount") == AGREES


def test_a_mean_that_some_lines_give_is_on_another_perimeter() -> None:
    """287 925 € and 86 654 € over 1 297 households make 288,80 €."""
    (finding,) = found_by(changed(mean, printed="288,80", value=288.8), "mean_amount")
    assert finding.kind is Kind.DEFINITION
    assert {row.measure for row in finding.rows} >= {"montant versé", "montant accordé"}
    assert "374 579 €" in texts(finding)


def test_a_mean_that_no_choice_of_lines_gives_is_a_contradiction_even_below_their_mean() -> None:
    (finding,) = found_by(changed(mean, printed="10", value=10.0), "mean_amount")
    assert finding.kind is Kind.CONTRADICTION
    assert "de moins que" in finding.reading


# A rate and the files that are open


def test_a_rate_over_closed_files_agrees() -> None:
    rows = changed(cases, measure="saisines clôturées", quote="454 saisines MisAS ont été clôturées")
    assert kinds(rows, "open_denominator") == AGREES


def test_a_rate_that_its_counts_do_not_give_is_a_contradiction_of_numbers() -> None:
    rows = changed(lambda row: row.measure == "taux de concrétisation", printed="55", value=55.0)
    of_rate = [one.kind for one in found_by(rows, "population_share") if one.rows[0].programme == "MisAS"]
    assert of_rate == CONTRADICTION
    assert kinds(rows, "open_denominator") == []


# The other rules


@pytest.mark.parametrize(("words", "value"), [("+27,75", 27.75), ("+27,73", 27.73)])
def test_a_growth_that_a_whole_number_gives_agrees(words: str, value: float) -> None:
    assert kinds(changed(growth, printed=words, value=value), "growth") == AGREES


def test_a_printed_total_settles_a_mean_of_rates() -> None:
    total = changed(
        lambda row: row.measure == "durée du droit",
        measure="demandes de C2S", printed="71092", value=71092.0, unit="demandes", period="2022",
    )  # fmt: skip
    assert kinds(total, "mean_of_rates") == []
    assert of_coverage(total) == [Kind.CONTRADICTION, Kind.AGREES]


def test_a_share_that_no_whole_number_gives_is_of_something_else() -> None:
    rows = changed(lambda row: row.measure == "souscription à 4 mois", printed="42,36", value=42.36)
    assert kinds(rows, "exact_share") == DEFINITION


def test_a_list_with_one_name_less_is_a_contradiction() -> None:
    rows = changed(lambda row: row.measure == "CLS signés", printed="7", value=7.0)
    assert kinds(rows, "counted_list").count(Kind.CONTRADICTION) == 1


def test_a_part_above_its_whole_is_a_contradiction() -> None:
    rows = changed(lambda row: row.measure == "ayants droit", printed="1400000", value=1_400_000.0)
    assert kinds(rows, "parts").count(Kind.CONTRADICTION) == 1


def test_shares_that_go_past_the_whole_overlap() -> None:
    rows = changed(lambda row: row.measure == "population retraitée", printed="60", value=60.0)
    assert kinds(rows, "parts").count(Kind.DEFINITION) == 1


def test_amounts_of_one_stage_may_be_added_up() -> None:
    rows = tuple(row for row in SHIPPED if row.unit != "€" or row.measure == "montant versé")
    assert kinds(rows, "stages") == []
