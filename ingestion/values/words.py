"""Which word of a list, which answer, which identifier did an office write?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingestion.reading.text import same_words
from ingestion.values.unreadable import Unreadable

_YES = {"oui", "o", "yes", "y", "vrai", "true", "1", "x"}
_NO = {"non", "n", "no", "faux", "false", "0"}
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def yes_no(text: str) -> bool:
    """« oui » or « non », in every usual spelling."""
    plain = same_words(text)
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise Unreadable("oui ou non")


def spellings(members: Mapping[str, str]) -> dict[str, str]:
    """From each way of writing a member (its code, its label) to its code."""
    return {
        **{same_words(label): code for code, label in members.items()},
        **{same_words(code): code for code in members},
    }


def one_of(text: str, spelt: Mapping[str, str], expected: str) -> str:
    """The code of a word of the list."""
    code = spelt.get(same_words(text))
    if code is None:
        raise Unreadable(expected)
    return code


def listed(labels: list[str], most: int = 12) -> str:
    """« l'une de ces valeurs : A, B, C », cut when the list is long."""
    words = ", ".join(f"« {label} »" for label in labels[:most])
    return f"l'une de ces valeurs : {words}{'…' if len(labels) > most else ''}"


def code(text: str, longest: int) -> str:
    """An identifier: letters without accents, digits, and . _ - / between them."""
    bare = text.strip()
    if len(bare) <= longest and _CODE.fullmatch(bare):
        return bare
    raise Unreadable(
        f"un identifiant de {longest} caractères au plus (lettres sans accent, chiffres, tirets), sans espace"
    )


def sentence(text: str, longest: int) -> str:
    """A text on one line."""
    bare = " ".join(_CONTROL.sub(" ", text).split())
    if len(bare) > longest:
        raise Unreadable(f"un texte de {longest} caractères au plus ({len(bare)} trouvés)")
    return bare
