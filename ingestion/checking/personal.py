"""Does a text look like a NIR, a telephone number, an e-mail address or the name of a column about a person?

Such a text never enters the base, and is never repeated: not on screen, not in the list of faults.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pyarrow.compute as pc

from ingestion.reading.text import same_words

_GAP = r"[\s.\-_]{0,2}"
_NIR = re.compile(
    rf"(?<![0-9])(?P<sex>[1-478]){_GAP}(?P<year>[0-9]{{2}}){_GAP}(?P<month>[0-9]{{2}})"
    rf"{_GAP}(?P<place>[0-9]{{2}}|2[ABab]){_GAP}(?P<commune>[0-9]{{3}}){_GAP}(?P<order>[0-9]{{3}})"
    rf"(?:{_GAP}(?P<key>[0-9]{{2}}))?(?![0-9A-Za-z])"
)
_PHONE = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:\+|00) ?33[\s.-]?(?:\(0\))?[\s.-]?|0)[1-9]([\s.-]?)[0-9]{2}(?:\1[0-9]{2}){3}"
    r"(?![0-9A-Za-z])"
)
"""The same gap between all the pairs: « 01-02-2023 10:20 » is a date."""
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_ANY = "[^0-9A-Za-z]{0,3}"
_MAYBE = "|".join(
    (
        "@",
        _ANY.join(("[1-478]", "[0-9]{2}", "[0-9]{2}", "(?:[0-9]{2}|2[ABab])", "[0-9]{3}", "[0-9]{3}")),
        rf"(?:\+|00){_ANY}33",
        rf"0[1-9](?:{_ANY}[0-9]{{2}}){{4}}",
    )
)
"""What a cell must hold to be worth a closer look, as Arrow reads it at once for a whole column."""

_MONTHS = {*range(1, 13), *range(20, 43), *range(50, 100)}
"""Months of birth in a NIR; above 12 when the month was not known."""
_CORSICA = {"2A": "19", "2B": "18"}

_ALWAYS = {
    *("prenom", "prenoms", "patronyme", "civilite", "identite", "naissance", "ne", "nee", "nir", "nss"),
    *("secu", "matricule", "telephone", "tel", "portable", "mobile", "mail", "mel", "email", "courriel"),
    "adresse",
}
"""One of these words in a header, and its column is about a person's identity."""
_NAMES = {"nom", "noms"}
_OF_PERSONS = {
    *("de", "du", "des", "d", "la", "le", "les", "l", "et", "ou", "e", "complet", "famille", "usage"),
    *("marital", "jeune", "fille", "assure", "assuree", "assures", "beneficiaire", "beneficiaires"),
    *("patient", "patiente", "personne", "demandeur", "demandeuse", "usager", "usagere", "conjoint"),
    *("enfant", "client", "agent", "accompagnatrice"),
}
"""A name is that of a person when the header says nothing else; « nom_commune » is not."""
_WHOLE = {"assure", "assuree", "numero_de_securite_sociale", "numero_securite_sociale", "securite_sociale"}


def what_it_shows(text: str) -> str | None:
    """What of a person a text seems to give, in French; None when nothing."""
    if "@" in text and _EMAIL.search(text):
        return "une adresse électronique"
    if shows_a_nir(text):
        return "un numéro de sécurité sociale"
    return "un numéro de téléphone" if _PHONE.search(text) else None


def shows_a_nir(text: str) -> bool:
    """Is there a NIR in a text: thirteen characters of the right shape, or fifteen whose key is right?"""
    return any(_is_nir(text, found) for found in _NIR.finditer(text))


def names_a_person(header: str) -> bool:
    """Is it the header of a column about a person's identity?"""
    plain = same_words(header)
    said = set(plain.split("_"))
    return bool(said & _ALWAYS) or plain in _WHOLE or (bool(said & _NAMES) and said <= _NAMES | _OF_PERSONS)


def shown(column: Any, *, persons: bool) -> Sequence[tuple[str, str]]:
    """The different texts of a column that show something of a person, each with what it shows.

    In a source that does not speak of `persons`, a telephone or an address is that of a body: only a NIR is
    looked for.
    """
    doubtful = pc.unique(column.filter(pc.match_substring_regex(column, _MAYBE))).to_pylist()
    told = [(text, what_it_shows(text)) for text in doubtful if persons or shows_a_nir(text)]
    return [(text, what) for text, what in told if what]


def discreet(text: str, longest: int | None = 80, *, persons: bool = True) -> str:
    """The text as it may be repeated: cut, and without what it shows of a person (see `shown`)."""
    if (persons or shows_a_nir(text)) and (what := what_it_shows(text)):
        return f"({what}, masqué)"
    return f"{text[:longest]}…" if longest and len(text) > longest else text


def _is_nir(text: str, found: re.Match[str]) -> bool:
    """Letters just before are those of an identifier, unless the key says that it is a NIR all the same."""
    if int(found["month"]) not in _MONTHS:
        return False
    if found["key"] is None:
        return found.start() == 0 or not text[found.start() - 1].isalpha()
    place = _CORSICA.get(found["place"].upper(), found["place"])
    number = "".join((found["sex"], found["year"], found["month"], place, found["commune"], found["order"]))
    return int(found["key"]) == 97 - int(number) % 97
