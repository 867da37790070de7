"""Are the French words around a number read as a reader reads them?"""

from __future__ import annotations

import pytest

from metrics.concordance.printed import Nature, Printed
from metrics.concordance.words import around, nouns, read
from tests.metrics.concordance.reports import SHIPPED, plain_spaces, printed


@pytest.mark.parametrize(
    ("one", "other"),
    [("saisines", "saisine"), ("demandes créées", "demande creee"), ("Habitants", "population")],
)
def test_the_same_words_in_other_clothes(one: str, other: str) -> None:
    assert nouns(one) == nouns(other)


def test_a_sentence_is_cut_at_its_other_numbers() -> None:
    sentence = "Au 31 décembre 2022, 127 725 personnes en bénéficiaient, soit 9.9% de la population"
    assert around(sentence, 127725) == (", ", " personnes en beneficiaient, soit ")
    assert around(sentence, 9.9) == (" personnes en beneficiaient, soit ", "% de la population")


def test_a_number_in_words_is_the_only_one_in_figures_or_has_the_whole_sentence() -> None:
    assert around("une dotation de 43 000€", 9.0) == ("une dotation de ", "€")
    assert around("quatre ateliers", 4.0) == ("quatre ateliers", "quatre ateliers")
    assert around("10 missions, 2 antennes", 4.0)[0] == "10 missions, 2 antennes"


@pytest.mark.parametrize(
    ("words", "value"), [("1 349 904", 1349904), ("1\u202f297", 1297), ("42.33", 42.33), ("53,5", 53.5)]
)
def test_both_manners_of_writing_numbers_are_read(words: str, value: float) -> None:
    assert read(words) == value


def row_of(measure: str, department: str = "91") -> Printed:
    (row,) = (one for one in SHIPPED if one.measure == measure and one.department == department)
    return row


@pytest.mark.parametrize(
    ("measure", "low", "high"),
    [
        ("part de la population couverte", 9.85, 9.95),
        ("part d’accords", 64.5, 65.5),
        ("saisines créées", 2467, 2467),
    ],
)
def test_a_printed_number_stands_for_those_that_round_to_it(measure: str, low: float, high: float) -> None:
    assert row_of(measure).bounds == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("measure", "department", "nature"),
    [
        ("saisines créées", "91", Nature.COUNT),
        ("montant des subventions", "91", Nature.AMOUNT),
        ("montant moyen", "61", Nature.MEAN),
        ("moins de 25 ans", "91", Nature.SHARE),
        ("durée du droit", "91", Nature.OTHER),
        ("date de création", "91", Nature.OTHER),
    ],
)
def test_the_nature_of_a_number_is_read(measure: str, department: str, nature: Nature) -> None:
    assert row_of(measure, department).nature is nature


def test_more_than_an_age_is_no_change() -> None:
    age = printed("C2S", "choix", "16", "personnes", "les membres de plus de 16 ans")
    young = printed("C2S", "jeunes", "40", "personnes", "40 personnes de moins de 25 ans")
    assert (age.nature, young.nature) == (Nature.COUNT, Nature.COUNT)


def test_a_fall_is_a_change_below_zero() -> None:
    fall = printed("MAS", "évolution", "120", "saisines", "soit 120 saisines de moins", period="2023/2022")
    assert (fall.nature, fall.change, fall.year) == (Nature.CHANGE, -120, 2023)


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("31/12/2022", 2022),
        ("oct. 2022", 2022),
        ("2010-2022", None),
        ("non daté (2023)", None),
        ("avant 2022", None),
    ],
)
def test_a_figure_is_of_one_year_or_of_none(period: str, year: int | None) -> None:
    assert printed("CCAS", "CCAS", "51", "CCAS", "51 CCAS", period=period).year == year


def test_a_printed_figure_is_shown_with_its_words() -> None:
    assert plain_spaces(row_of("souscription à 4 mois").text) == "près de 42,33 % des assurés"
    assert plain_spaces(row_of("montant moyen", "61").text) == "567 € par foyer"
    assert row_of("date de création").text == "01/11/2019"


def test_what_is_no_number_has_none() -> None:
    with pytest.raises(ValueError, match="no number is printed"):
        _ = row_of("date de création").number
