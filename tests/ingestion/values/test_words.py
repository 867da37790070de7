"""Which answers, words of a list, identifiers and sentences are read in the writings of offices?"""

from __future__ import annotations

import pytest

from ingestion.reading.text import same_words
from ingestion.values import words
from ingestion.values.unreadable import Unreadable

MEMBERS = {"cost": "Reste à charge", "delay": "Délai de rendez-vous"}


@pytest.mark.parametrize("text", ["oui", "Oui", "OUI", "o", "1", "VRAI", "true", "x", "Yes"])
def test_yes_in_every_usual_spelling(text: str) -> None:
    assert words.yes_no(text) is True


@pytest.mark.parametrize("text", ["non", "Non", "n", "0", "FAUX", "false", "No"])
def test_no_in_every_usual_spelling(text: str) -> None:
    assert words.yes_no(text) is False


def test_another_answer_is_refused() -> None:
    with pytest.raises(Unreadable, match="oui ou non"):
        words.yes_no("peut-être")


@pytest.mark.parametrize(
    "text", ["Reste à charge", "reste a charge", "RESTE À CHARGE", "cost", "Reste  à\u00a0charge"]
)
def test_a_word_of_a_list_is_read_whatever_its_case_accents_and_spaces(text: str) -> None:
    assert words.one_of(text, words.spellings(MEMBERS), "") == "cost"


def test_another_word_is_refused_with_the_words_of_the_list() -> None:
    expected = words.listed(list(MEMBERS.values()))
    with pytest.raises(Unreadable, match=r"« Reste à charge », « Délai de rendez-vous »$"):
        words.one_of("Autre", words.spellings(MEMBERS), expected)


def test_a_long_list_is_cut() -> None:
    assert words.listed([str(number) for number in range(20)], 3).endswith("« 0 », « 1 », « 2 »…")


@pytest.mark.parametrize("text", ["S23-001", "a.b_c/d", "12", "P0012"])
def test_an_identifier_is_kept_as_it_is(text: str) -> None:
    assert words.code(f" {text} ", 24) == text


@pytest.mark.parametrize("text", ["", "A 1", "é1", "=A1", "-1", "x" * 25, "A;1", "A\t1"])
def test_an_identifier_holds_no_space_accent_or_formula(text: str) -> None:
    with pytest.raises(Unreadable, match="un identifiant de 24 caractères au plus"):
        words.code(text, 24)


def test_a_sentence_is_brought_to_one_line() -> None:
    assert words.sentence(" Maison\r\n des\tjeunes\x00 ", 40) == "Maison des jeunes"
    with pytest.raises(Unreadable, match=r"5 caractères au plus \(6 trouvés\)"):
        words.sentence("abcdef", 5)


def test_headers_are_the_same_whatever_their_case_accents_and_spaces() -> None:
    assert {
        same_words(text) for text in ("Date de la Saisine", "date_de_la_saisine", " DATE  DE-LA saisine ")
    } == {"date_de_la_saisine"}
    assert same_words("Œuvre") == "oeuvre"
    assert same_words("25+") != same_words("25")
