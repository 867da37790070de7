"""Are the quotation marks of a text simple: in pairs, each around a whole cell, on one line?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_MARK, _LINE_END = ord('"'), ord("\n")


def are_simple(text: bytes, separator: str) -> bool:
    """True when each line of the text is a record, whose marks cannot be understood in two ways.

    The text ends where a line does. A mark doubled inside a cell closes it, and opens it again at once.
    """
    signs = np.frombuffer(text, np.uint8)
    marks = np.flatnonzero(signs == _MARK)
    if len(marks) % 2:
        return False
    around = np.array([ord(separator), _LINE_END, _MARK], np.uint8)
    opening, closing = marks[::2], marks[1::2]
    before = signs[opening[opening > 0] - 1]
    after = signs[closing[closing < len(signs) - 1] + 1]
    return bool(np.isin(before, around).all() and np.isin(after, around).all()) and _on_one_line(
        signs, opening, closing
    )


def _on_one_line(signs: NDArray[Any], opening: NDArray[Any], closing: NDArray[Any]) -> bool:
    ends = np.flatnonzero(signs == _LINE_END)
    return bool((np.searchsorted(ends, opening) == np.searchsorted(ends, closing)).all())
