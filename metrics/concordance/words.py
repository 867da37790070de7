"""What do the French words of a printed figure say: of what is it a count, and what became of it?

Words are compared without accents, case, plural or grammar words, so that « les saisines créées » speaks of
the same things as « saisine ».
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from metrics.glossary import plain

SHORTEST = 3
GRAMMAR = re.compile(
    "les|des|une|dans|pour|par|sur|avec|sans|dont|aux|est|sont|ont|ete|qui|que|ses|son|leurs?|cette|ces"
    "|plus|moins|soit"
)
SAME_THING: Mapping[str, str] = {"habitant": "population"}
"""Words that name the same whole: the second one stands for both."""

GRANTED = ("accord", "attribu", "octro", "allou", "accept", "favorabl", "agree")
"""How a report says that something was granted."""
ASKED = ("demand", "dossier", "sollicit", "candidat", "depos", "recu", "recev", "instrui", "examin", "etudi")
"""How it says that something was asked for."""
CLOSED = ("clotur", "clos", "termin", "achev", "solde", "about", "resol")
"""How it says that a file is closed, or has come to its end."""
COLLECTIVE = ("collectif", "collectiv", "subvention", "dotation", "association")
"""How it says that an amount goes to bodies, not to households."""

RESTATES = re.compile(
    r"\bsoit\b|\(\s*$|c['’]est[- ]a[- ]dire|ce qui (?:fait|represente|correspond)|autrement dit"
)
"""The words before a number that tells again the number of the same sentence."""
OF_THOSE = re.compile(r"\bdont\b|\bparmi\b|d['’]entre")
"""The words before a number that is a part of the one before it."""
MORE_OR_LESS = re.compile(r"\bde (?:plus|moins)\b(?!\s+de\b)|\bsupplementaires?\b|\ben (?:plus|moins)\b")
"""The words after a difference."""
GREW = re.compile(r"\b(?:hausse|augment\w*|progress\w*|accru\w*|baiss\w*|recul\w*|diminu\w*)\b.*\bde\s*$")
"""The words before a difference."""
LESS = re.compile(r"\b(?:de|en) moins\b(?!\s+de\b)|\b(?:baiss|recul|diminu)")
"""The words that make a difference a fall."""

_NUMBER = re.compile(r"\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")


def nouns(words: str) -> frozenset[str]:
    """The words that carry meaning, in the singular: « des saisines créées » gives `{saisine, creee}`."""
    return frozenset(in_order(words))


def in_order(words: str) -> tuple[str, ...]:
    """The same, in the order of the sentence."""
    found = (_singular(one) for one in re.findall(r"[a-z]+", plain(words)))
    return tuple(
        SAME_THING.get(one, one) for one in found if len(one) >= SHORTEST and not GRAMMAR.fullmatch(one)
    )


def says(words: str, family: Collection[str]) -> bool:
    """Does one of the words begin as a word of the family does?"""
    return any(one.startswith(tuple(family)) for one in re.findall(r"[a-z]+", plain(words)))


def around(quote: str, value: float | None) -> tuple[str, str]:
    """What a quotation says just before and just after a number, up to the numbers beside it.

    Plain words. A number that is not written there is taken to be the only one that is; when there are
    several, or none, the whole quotation stands on both sides.
    """
    text = plain(quote)
    found = list(_NUMBER.finditer(text))
    same = [rank for rank, one in enumerate(found) if value is not None and read(one[0]) == abs(value)]
    rank = same[0] if same else 0
    if not same and len(found) != 1:
        return text, text
    start = found[rank - 1].end() if rank else 0
    stop = found[rank + 1].start() if rank + 1 < len(found) else len(text)
    return text[start : found[rank].start()], text[found[rank].end() : stop]


def capital(words: str) -> str:
    """With a capital letter first; what is empty stays empty."""
    return f"{words[:1].upper()}{words[1:]}"


def read(number: str) -> float:
    """A number as a report prints it: « 1 349 904 », « 53,5 », « 42.33 »."""
    return float(re.sub(r"\s", "", number).replace(",", "."))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > SHORTEST and word[-1] in "sx" else word
