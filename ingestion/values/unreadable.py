"""What is said of a text that has not the meaning expected?"""

from __future__ import annotations


class Unreadable(ValueError):  # noqa: N818 (said of a cell, not a mistake of the program)
    """The cell cannot be read; the message names what was expected: « une date (JJ/MM/AAAA) »."""
