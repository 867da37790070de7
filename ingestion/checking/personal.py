"""Does a text look like a NIR, a telephone number, an e-mail address or the name of a column about a person?

Such a text never enters the base, and is never repeated: not on screen, not in the list of faults.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pyarrow.compute as pc

from ingestion.reading.text import same_words

_GAP = r"[\s.\-\u00a0\u202f]?"
_NIR = re.compile(
    rf"(?<![0-9A-Za-z])([1-478]){_GAP}(\d\d){_GAP}(\d\d){_GAP}(\d\d|2[ABab]){_GAP}(\d{{3}}){_GAP}(\d{{3}})"
    rf"(?:{_GAP}(\d\d))?(?![0-9A-Za-z])"
)
_PHONE = re.compile(
    rf"(?<![0-9A-Za-z])(?:(?:\+|00){_GAP}33{_GAP}(?:\(0\))?|0)[1-9](?:{_GAP}\d\d){{4}}(?![0-9A-Za-z])"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MAYBE = r"@|(?:[0-9][^0-9A-Za-z]{0,3}){7}"
"""What a cell must hold to be worth a closer look: a sign, or a run of digits."""

_MONTHS = {*range(1, 13), *range(20, 43), *range(50, 100)}
"""Months of birth in a NIR; above 12 when the month was not known."""
_CORSICA = {"2A": "19", "2B": "18"}

_COLUMNS = {
    *("nom", "noms", "prenom", "prenoms", "nom_prenom", "prenom_nom", "nom_et_prenom", "nom_de_famille"),
    *("nom_naissance", "nom_de_naissance", "nom_d_usage", "nom_usage", "nom_marital", "patronyme"),
    *("nom_assure", "nom_de_l_assure", "assure", "beneficiaire_nom", "identite", "civilite"),
    *("nir", "numero_nir", "nss", "num_secu", "numero_securite_sociale", "numero_de_securite_sociale"),
    *("telephone", "tel", "portable", "mobile", "mail", "email", "e_mail", "courriel", "adresse_mail"),
    *("adresse", "adresse_postale", "date_naissance", "date_de_naissance", "ne_le"),
}


def what_it_shows(text: str) -> str | None:
    """What of a person a text seems to give, in French; None when nothing."""
    if _EMAIL.search(text):
        return "une adresse électronique"
    if any(_is_nir(found) for found in _NIR.finditer(text)):
        return "un numéro de sécurité sociale"
    return "un numéro de téléphone" if _PHONE.search(text) else None


def names_a_person(header: str) -> bool:
    """Is it the header of a column about a person's identity?"""
    return same_words(header) in _COLUMNS


def shown(column: Any) -> Sequence[tuple[str, str]]:
    """The different texts of a column that show something of a person, each with what it shows."""
    doubtful = pc.unique(column.filter(pc.match_substring_regex(column, _MAYBE))).to_pylist()
    return [(text, what) for text in doubtful if (what := what_it_shows(text))]


def discreet(text: str, longest: int = 80) -> str:
    """The text as it may be repeated: cut, and without what it shows of a person."""
    if what := what_it_shows(text):
        return f"({what}, masqué)"
    return f"{text[:longest]}…" if len(text) > longest else text


def _is_nir(found: re.Match[str]) -> bool:
    """Thirteen characters of the right shape; or fifteen whose key is right (97 minus the rest by 97)."""
    sex, year, month, place, commune, order, key = found.groups()
    if int(month) not in _MONTHS:
        return False
    number = sex + year + month + _CORSICA.get(place.upper(), place) + commune + order
    return key is None or int(key) == 97 - int(number) % 97
