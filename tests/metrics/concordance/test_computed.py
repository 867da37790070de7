"""Is each printed figure set beside what the loaded facts give, over the period that is printed?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from access.perimeter import Perimeter
from data_access.schema.mas import mas_case
from metrics.catalogue import BY_KEY
from metrics.concordance.computed import MATCH_WORDS, Comparison, Match, compared, period_of
from metrics.concordance.printed import Printed
from metrics.concordance.report import printed_of
from metrics.period import Period, year
from metrics.reading import BaseReading
from tests.metrics.concordance.reports import SHIPPED, plain_spaces, printed
from tests.support.bases import FactBase
from tests.support.mas import cases
from tests.support.reading import CountedReading

OWN = {code: tuple(row for row in SHIPPED if row.department == code) for code in ("61", "91")}


@pytest.fixture(scope="module")
def demonstration(demonstration_url: str) -> dict[str, tuple[Comparison, ...]]:
    reading = BaseReading(demonstration_url)
    return {code: compared(rows, reading, Perimeter(code)) for code, rows in OWN.items()}


def one(comparisons: tuple[Comparison, ...], measure: str) -> Comparison:
    (found,) = (found for found in comparisons if found.row.measure == measure)
    return found


def test_the_base_gives_back_the_printed_rows_in_the_order_of_the_report(demonstration_url: str) -> None:
    for code, rows in OWN.items():
        assert printed_of(BaseReading(demonstration_url), Perimeter(code)) == rows


def test_every_printed_row_has_its_line_and_its_reading(
    demonstration: dict[str, tuple[Comparison, ...]],
) -> None:
    for code, rows in OWN.items():
        assert tuple(found.row for found in demonstration[code]) == rows
        assert all(found.reading for found in demonstration[code])
    assert set(MATCH_WORDS) == set(Match)


def test_only_the_contradicted_figures_differ(demonstration: dict[str, tuple[Comparison, ...]]) -> None:
    """The demonstration is made to give the printed figures back; two of them cannot be."""
    differing = {
        found.row.metric
        for comparisons in demonstration.values()
        for found in comparisons
        if found.match is Match.DIFFERS
    }
    assert differing == {"c2s.coverage", "ass.mean_per_household"}


def test_a_difference_is_shown_with_its_gap(demonstration: dict[str, tuple[Comparison, ...]]) -> None:
    coverage = one(demonstration["91"], "part de la population couverte")
    assert coverage.gap is not None
    assert coverage.relative_gap is not None
    shown = (coverage.row.text, coverage.text, coverage.gap.text, coverage.relative_gap.text)
    assert [plain_spaces(words) for words in shown] == ["9,9 %", "9,46 %", "+0,44 point", "+4,6 %"]
    assert plain_spaces(coverage.reading) == "127 725/1 349 904 = 9,46 %."


def test_an_agreement_with_the_demonstration_is_not_told_as_a_proof(
    demonstration: dict[str, tuple[Comparison, ...]],
) -> None:
    found = one(demonstration["91"], "saisines créées")
    assert (found.match, found.demonstration) == (Match.AGREES, True)
    assert found.gap is not None
    assert (found.gap.text, found.relative_gap) == ("aucun", None)
    assert "ne le vérifie pas" in found.reading


@pytest.mark.parametrize(
    ("department", "measure", "why"),
    [
        ("91", "date de création", "Ce n'est pas un nombre. Remplace la CMU-C et l'ACS."),
        ("91", "durée du droit", "C'est un âge ou une durée."),
        ("61", "principes", "Aucun indicateur de Vigie ne le compte."),
        ("61", "signataires (national)", "Chiffre national, Vigie ne compte que le département."),
    ],
)
def test_what_is_not_computed_says_why(
    demonstration: dict[str, tuple[Comparison, ...]], department: str, measure: str, why: str
) -> None:
    found = one(demonstration[department], measure)
    assert (found.match, found.value, found.gap, found.text) == (
        Match.NOT_COMPUTED, None, None, "non recalculé",
    )  # fmt: skip
    assert found.reading == why


def saisines(count: str, **changes: object) -> Printed:
    row = printed("MAS", "saisines", count, "saisines", f"{count} saisines", period="2022")
    return replace(row, department="61", metric="mas.cases", **changes)  # type: ignore[arg-type]


def test_real_facts_are_compared_without_the_words_of_the_demonstration(fact_base: FactBase) -> None:
    fact_base.load(
        "mas_cases",
        (mas_case, cases(12, date(2022, 5, 3))),
        first=date(2022, 1, 1),
        until=date(2022, 12, 31),
    )
    same, more = compared(
        [saisines("12"), saisines("15")], BaseReading(fact_base.url), fact_base.perimeter
    )  # fmt: skip
    assert (same.match, same.reading) == (Match.AGREES, "Le calcul redonne le chiffre imprimé.")
    assert (more.match, more.demonstration, plain_spaces(more.text)) == (Match.DIFFERS, False, "12 saisines")
    assert more.gap is not None
    assert plain_spaces(more.gap.text) == "+3 saisines"


def test_without_a_loaded_fact_nothing_is_said_to_differ(fact_base: FactBase) -> None:
    (found,) = compared([saisines("12")], BaseReading(fact_base.url), fact_base.perimeter)
    assert (found.match, found.text, found.computed, found.gap) == (
        Match.MISSING, "aucune donnée", None, None,
    )  # fmt: skip


def test_all_the_figures_of_a_report_take_a_few_questions(demonstration_url: str) -> None:
    reading = CountedReading(BaseReading(demonstration_url))
    compared(OWN["91"], reading, Perimeter("91"))
    assert len(reading.asked) == len(set(reading.asked)), reading.asked


@pytest.mark.parametrize(
    ("printed_period", "metric", "period"),
    [
        ("2022", "mas.cases", year(2022)),
        ("31/12/2022", "c2s.beneficiaries", Period(date(2022, 12, 1), date(2022, 12, 1))),
        ("31/12/2022", "mas.cases", year(2022)),
        ("oct. 2022", "mas.cases", Period(date(2022, 10, 1), date(2022, 10, 1))),
        ("non daté (2023)", "planir.ccas_covered", year(2022)),
        ("2022/2021", "mas.cases", None),
    ],
)
def test_the_printed_period_is_the_one_computed(
    printed_period: str, metric: str, period: Period | None
) -> None:
    row = saisines("12", document="Rapport d'activité 2022")
    assert period_of(replace(row, period=printed_period), BY_KEY[metric]) == period
