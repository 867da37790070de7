"""What is taken for a NIR, a telephone, an e-mail or a column of names, and what is not?"""

from __future__ import annotations

import itertools
import time

import pyarrow as pa
import pytest

from ingestion.checking.personal import discreet, names_a_person, shown, what_it_shows

NIR = "un numéro de sécurité sociale"
PHONE = "un numéro de téléphone"
EMAIL = "une adresse électronique"


def key(number: str) -> str:
    return f"{97 - int(number.replace('2A', '19').replace('2B', '18')) % 97:02d}"


def spaced(number: str, gap: str = " ") -> str:
    cuts = (0, 1, 3, 5, 7, 10, 13, 15)
    return gap.join(part for first, last in itertools.pairwise(cuts) if (part := number[first:last]))


NUMBERS = ["1850578006084", "285122B033123", "185052A004084", "3994297105001", "2690599350010"]
WHOLE = [number + key(number) for number in NUMBERS]


@pytest.mark.parametrize("number", [*NUMBERS, *WHOLE])
@pytest.mark.parametrize("writing", ["{}", "{} ", "dossier {}", "N°{}", "({})", "id_{}", "{};"])
@pytest.mark.parametrize("gap", ["", " ", ".", "-", "\u00a0", "\u202f", "  "])
def test_a_nir_is_seen_with_or_without_its_key_and_its_spaces(number: str, writing: str, gap: str) -> None:
    text = writing.format(spaced(number, gap))
    assert what_it_shows(text) == NIR
    assert shown(pa.array([text]), persons=True) == [(text, NIR)]
    assert shown(pa.array([text]), persons=False) == [(text, NIR)]


@pytest.mark.parametrize("number", WHOLE)
def test_fifteen_digits_with_a_wrong_key_are_no_nir(number: str) -> None:
    wrong = f"{number[:13]}{int(number[13:]) % 97 + 1:02d}"
    assert what_it_shows(wrong) is None
    assert what_it_shows(spaced(wrong)) is None


@pytest.mark.parametrize("number", WHOLE)
def test_a_nir_stuck_to_letters_is_one_when_its_key_says_so(number: str) -> None:
    assert what_it_shows(f"NIR{number}") == NIR
    assert what_it_shows(f"S{number[:13]}") is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "S23000000012", "1850578", "2023-01-02 10:20:30", "20230102", "48.430872", "5850578006084"),
        *(
            "1851978006084",
            "61001",
            "246100663",
            "1 297",
            "43 000,00 €",
            "12345678901234567",
            "1850578006084123",
        ),
    ],
)
def test_identifiers_dates_and_amounts_show_nobody(text: str) -> None:
    assert what_it_shows(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "0612345678",
            "06 12 34 56 78",
            "06.12.34.56.78",
            "06-12-34-56-78",
            "+33612345678",
            "+33 6 12 34 56 78",
        ),
        *(
            "0033 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "tél. 02 33 12 34 56",
            "06\u00a012\u00a034\u00a056\u00a078",
        ),
    ],
)
def test_a_telephone_is_seen_in_a_source_about_persons(text: str) -> None:
    assert what_it_shows(text) == PHONE
    assert shown(pa.array([text]), persons=True) == [(text, PHONE)]
    assert shown(pa.array([text]), persons=False) == [], "that of a body is no secret"


@pytest.mark.parametrize(
    "text", ["01-02-2023 10:20", "01.02.2023 10:20:30", "01/02/2023 10:20", "A0612345678", "061234567"]
)
def test_a_date_with_its_hour_is_no_telephone(text: str) -> None:
    assert what_it_shows(text) is None


@pytest.mark.parametrize("text", ["a.dupont@example.fr", "écrire à jean+x@mail.example.org !"])
def test_an_address_is_seen(text: str) -> None:
    assert what_it_shows(text) == EMAIL
    assert shown(pa.array([text, None, "a@b"]), persons=True) == [(text, EMAIL)]


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Nom",
            "NOM Prénom",
            "prenom",
            "Nom de naissance",
            "Nom de l'assuré(e)",
            "Nom bénéficiaire",
            "assuré",
        ),
        *("NIR", "N° Sécu", "Numéro de sécurité sociale", "Matricule assuré", "Téléphone portable", "E-mail"),
        *("Adresse mail", "adresse", "Date de naissance", "Né(e) le", "Civilité", "Identité du demandeur"),
    ],
)
def test_a_column_about_the_identity_of_persons_is_known_by_its_header(header: str) -> None:
    assert names_a_person(header)


@pytest.mark.parametrize(
    "header",
    [
        "nom_commune",
        "Nom du partenaire",
        "commune",
        "date_saisine",
        "observations",
        "statut",
        "nombre",
        "telephonie",
    ],
)
def test_a_column_about_anything_else_is_not(header: str) -> None:
    assert not names_a_person(header)


def test_what_shows_a_person_is_never_repeated_nor_are_long_texts() -> None:
    assert discreet(f"M. X {NUMBERS[0]}") == f"({NIR}, masqué)"
    assert discreet("x" * 200) == "x" * 80 + "…"
    assert discreet("x" * 200, longest=None) == "x" * 200
    assert discreet("02 33 12 34 56", persons=False) == "02 33 12 34 56"


@pytest.mark.parametrize("text", ["x", "x@", "1 ", "1", "06", "a.b@c.", "1850578006084 "])
def test_endless_texts_are_looked_at_in_no_time(text: str) -> None:
    start = time.process_time()
    what_it_shows(text * (1_000_000 // len(text)))
    shown(pa.array([text * (1_000_000 // len(text))]), persons=True)
    assert time.process_time() - start < 5
