"""Are the same contradictions found in reports of other numbers and other words, and none in sound ones?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.concordance import findings
from metrics.concordance.finding import Kind
from metrics.concordance.printed import Printed
from metrics.units import rounded
from tests.metrics.concordance.reports import found, kinds, plain_spaces, printed, texts

POPULATION = printed("Territoire", "habitants", "412 306", "habitants", "un département de 412 306 habitants")
LICENCES = printed("Sport santé", "licenciés", "38 400", "personnes", "38 400 personnes sont licenciées")


@pytest.mark.parametrize(
    "share",
    [
        printed("Sport santé", "part des habitants", "11", "%", "soit 11 % des habitants du département"),
        printed("Sport santé", "couverture", "11", "%", "38 400 personnes (11 % de la population)"),
        printed("Sport santé", "taux de couverture", "11", "%", "couvrant 11 % de la population"),
        printed("Sport santé", "part", "11", "% des habitants", "ce qui représente 11 %"),
    ],
    ids=lambda row: row.quote,
)
def test_a_share_of_a_population_in_other_words(share: Printed) -> None:
    (finding,) = found([LICENCES, POPULATION, share], "population_share")
    assert finding.kind is Kind.CONTRADICTION
    assert "9,3 %" in texts(finding)
    right = replace(share, printed="9,3", value=9.3, quote=share.quote.replace("11 %", "9,3 %"))
    assert kinds([LICENCES, POPULATION, right], "population_share") == [Kind.AGREES]


def test_the_share_of_a_group_is_not_that_of_the_count_beside_it() -> None:
    """« Les femmes représentent 61 % des licenciés »: how many women there are is not printed."""
    women = printed("Sport santé", "femmes", "61", "% des licenciés", "les femmes représentent 61 %")
    assert kinds([LICENCES, POPULATION, women], "population_share") == []


VISITS = printed("Visites", "visites faites", "1 200", "visites", "1 200 visites ont eu lieu")


@pytest.mark.parametrize(
    ("as_printed", "quote", "base"),
    [
        ("+150", "soit 150 rencontres de plus qu'en 2022", "1 050 visites"),
        ("150", "soit une hausse de 150 rencontres", "1 050 visites"),
        ("−150", "soit 150 rencontres de moins", "1 350 visites"),
        ("150", "soit 150 rencontres supplémentaires", "1 050 visites"),
    ],
)
def test_a_change_in_another_unit_in_other_words(as_printed: str, quote: str, base: str) -> None:
    change = printed("Visites", "évolution", as_printed, "rencontres", quote, period="2023/2022")
    (finding,) = found([VISITS, change], "change_unit")
    assert finding.kind is Kind.CONTRADICTION
    assert base in texts(finding)
    same = replace(change, unit="visites", quote=quote.replace("rencontres", "visites"))
    assert kinds([VISITS, same], "change_unit") == [Kind.AGREES]


def test_a_whole_sentence_quoted_for_both_numbers_is_read_at_each_number() -> None:
    sentence = "1 200 visites ont eu lieu, soit 150 rencontres de plus qu'en 2022"
    rows = [
        replace(VISITS, quote=sentence),
        printed("Visites", "évolution", "+150", "rencontres", sentence, period="2023/2022"),
    ]
    assert kinds(rows, "change_unit") == [Kind.CONTRADICTION]


@pytest.mark.parametrize(
    ("measure", "quote", "share"),
    [
        ("bourses", "a attribué 840 bourses", "dont 40 % ont été acceptées"),
        ("bourses octroyées", "840 bourses", "40 % d'entre elles ont reçu un avis favorable"),
        ("bourses", "840 bourses ont été octroyées", "dont 40 % ont fait l'objet d'un accord"),
    ],
)
def test_a_part_of_what_is_granted_in_other_words(measure: str, quote: str, share: str) -> None:
    rows = [
        printed("Bourses", measure, "840", "bourses", quote),
        printed("Bourses", "part", "40", "%", share),
    ]
    (finding,) = found(rows, "granted_share")
    assert finding.kind is Kind.CONTRADICTION
    assert {"336", "332", "340"} <= texts(finding)
    asked = replace(rows[0], measure="bourses sollicitées", quote="840 bourses sollicitées")
    assert kinds([asked, rows[1]], "granted_share") == [Kind.AGREES]


def test_a_rate_of_agreement_that_is_not_said_of_the_aids_granted_is_not_judged() -> None:
    rows = [
        printed("Bourses", "bourses", "840", "bourses", "a attribué 840 bourses"),
        printed("Bourses", "taux d'accord", "40", "%", "le taux d'accord est de 40 %"),
    ]
    assert kinds(rows, "granted_share") == []


def spent(mean: str, unit: str) -> list[Printed]:
    return [
        printed("Fonds", "familles aidées", "50", "familles", "50 familles aidées"),
        printed("Fonds", "moyenne", mean, unit, f"{mean} € en moyenne"),
        printed("Fonds – logement", "montant versé", "12 000", "€", "12 000 € pour le logement"),
        printed("Fonds – transport", "montant versé", "6 000", "€", "6 000 € pour le transport"),
    ]


@pytest.mark.parametrize("unit", ["€/famille", "€ par famille", "euros par famille"])
def test_a_mean_that_the_lines_do_not_give_in_other_words(unit: str) -> None:
    (finding,) = found(spent("500", unit), "mean_amount")
    assert finding.kind is Kind.CONTRADICTION
    assert {"25 000 €", "18 000 €", "7 000 €"} <= texts(finding)
    assert kinds(spent("360", unit), "mean_amount") == [Kind.AGREES]
    assert kinds(spent("240", unit), "mean_amount") == [Kind.DEFINITION]


def test_a_mean_by_something_that_is_not_counted_is_not_judged() -> None:
    assert kinds(spent("500", "€/enfant"), "mean_amount") == []


def test_a_mean_of_rates_is_not_the_share_of_a_total_that_is_not_printed() -> None:
    rows = [
        printed("Prêts", "prêts à taux nul", "90", "prêts", "90 prêts à taux nul"),
        printed("Prêts", "part à taux nul", "22,5", "% des prêts", "en moyenne 22,5 % des prêts"),
    ]
    (finding,) = found(rows, "mean_of_rates")
    assert {"400 prêts", "399", "401"} <= texts(finding)
    of_a_total = replace(rows[1], quote="22,5 % des prêts")
    assert kinds([rows[0], of_a_total], "mean_of_rates") == []


@pytest.mark.parametrize("outcome", ["résolues", "closes avec succès", "terminées", "ayant abouti"])
def test_a_rate_over_open_files_in_other_words(outcome: str) -> None:
    rows = [
        printed("Médiation", "réclamations reçues", "320", "réclamations", "320 réclamations reçues"),
        printed("Médiation", outcome, "200", "réclamations", f"dont 200 {outcome}"),
        printed("Médiation", "taux de réussite", "62,5", "%", "soit un taux de réussite de 62,5 %"),
    ]
    (finding,) = found(rows, "open_denominator")
    assert finding.kind is Kind.DEFINITION
    assert {"120 réclamations", "57,1 %", "67,6 %"} <= texts(finding)
    closed = replace(rows[0], measure="réclamations closes", quote="320 réclamations closes")
    assert kinds([closed, *rows[1:]], "open_denominator") == [Kind.AGREES]


def test_a_rate_of_what_is_never_closed_has_no_open_file() -> None:
    rows = [
        printed("Dépistage", "personnes invitées", "320", "personnes", "320 personnes invitées"),
        printed("Dépistage", "personnes dépistées", "200", "personnes", "dont 200 dépistées"),
        printed("Dépistage", "taux de participation", "62,5", "%", "soit 62,5 %"),
    ]
    assert kinds(rows, "open_denominator") == []
    assert kinds(rows, "population_share") == [Kind.AGREES]


@given(part=st.integers(1, 9_999), whole=st.integers(10_000, 2_000_000), decimals=st.integers(0, 3))
def test_a_share_rounded_as_it_should_be_is_never_contradicted(part: int, whole: int, decimals: int) -> None:
    share = f"{rounded(100 * part / whole, decimals)}".replace(".", ",")
    rows = [
        printed("Actions", "actes", str(part), "actes", "des actes"),
        printed("Territoire", "population", str(whole), "personnes", "la population"),
        printed("Actions", "part de la population", share, "%", f"soit {share} % de la population"),
    ]
    assert kinds(rows, "population_share") == [Kind.AGREES]


@given(now=st.integers(1, 99_999), before=st.integers(1, 99_999), decimals=st.integers(0, 2))
def test_a_growth_rounded_as_it_should_be_is_never_contradicted(now: int, before: int, decimals: int) -> None:
    percent = rounded(100 * (now / before - 1), decimals)
    growth = f"{'+' if percent >= 0 else '−'}{abs(percent)}".replace(".", ",")
    rows = [
        printed("Actions", "actes", str(now), "actes", "des actes"),
        printed("Actions", "évolution", growth, "%", "une évolution", period="2023/2022"),
    ]
    assert not [one for one in findings(rows) if one.kind is not Kind.AGREES]


@given(
    households=st.integers(1, 3_000),
    lines=st.lists(st.integers(1, 300_000), min_size=1, max_size=9),
    data=st.data(),
)
def test_a_mean_of_any_of_the_lines_is_never_a_contradiction(
    households: int, lines: list[int], data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.sampled_from(lines), unique=True, min_size=1))
    mean = str(rounded(sum(kept) / households, 2)).replace(".", ",")
    rows = [
        printed("Fonds", "foyers", str(households), "foyers", "des foyers"),
        printed("Fonds", "moyenne", mean, "€/foyer", "une moyenne"),
        *(printed(f"Ligne {rank}", "montant", str(line), "€", "") for rank, line in enumerate(lines)),
    ]
    assert Kind.CONTRADICTION not in kinds(rows, "mean_amount")


def test_an_empty_report_says_nothing() -> None:
    assert findings([]) == ()


def test_a_reading_never_shows_a_reference_that_the_reader_does_not_have() -> None:
    row = replace(VISITS, note="24,4 % (calculé) ; voir I-16")
    assert row.remark == "24,4 % (calculé)"
    assert replace(row, note="l'unité change (I-02)").remark == "l'unité change"
    assert plain_spaces(row.text) == "1 200 visites"
