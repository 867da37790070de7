"""When do two headers or two words say the same thing? Case, accents, spaces and order put aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APART = re.compile(r"[^a-z0-9+]+")


@lru_cache(maxsize=16_384)
def same_words(text: str) -> str:
    """« Date de la Saisine » and « date_de_la_saisine » give the same text."""
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE")).casefold()
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _APART.sub("_", plain).strip("_")
