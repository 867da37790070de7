"""Quality of the base: which tables tell where sources, loads, checks and printed figures stand?

Each part has its sentence, then its tables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from charts.chart import Chart, rows_of
from charts.twin import Twin
from metrics.quality.journal import Load
from metrics.spacing import spaced
from metrics.units import Unit

LINES = Unit("lines", "ligne", "lignes")
NOTHING = "–"
SHIPPED = "Démonstration"


@dataclass(frozen=True)
class Lead:
    """What stands first: one sentence, and what it is said of."""

    sentence: str
    detail: str = ""

    @classmethod
    def of(cls, sentence: str, *details: str) -> Lead:
        """With its no-break spaces."""
        return cls(spaced(sentence), spaced(" ".join(details)))


def listed(finding: str, subtitle: str, twin: Twin) -> Chart:
    """A finding and its table, with nothing to draw; every text gets its no-break spaces."""
    rows = tuple(tuple(spaced(cell) if isinstance(cell, str) else cell for cell in row) for row in twin.rows)
    spoken = replace(twin, rows=rows, note=spaced(twin.note))
    return Chart(spaced(finding), subtitle, {}, rows_of({"words": "text"}, []), spoken, 0)


def file_words(load: Load) -> str:
    """The name of the file, as it was received."""
    return SHIPPED if load.demonstration else load.file_name


def capital(words: str) -> str:
    """With a capital letter first."""
    return f"{words[:1].upper()}{words[1:]}"
