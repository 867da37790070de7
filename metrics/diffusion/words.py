"""How is it told in French what a publication shows, what it masks, and why?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data_access.diffusion.cells import published_tables
from metrics.catalogue import TOPICS, axis_words
from metrics.diffusion.reading import PublishedReading
from metrics.diffusion.rules import HIGHEST_THRESHOLD, RULES, Rule
from metrics.figures import Figures
from metrics.model import Metric, Status, Value
from metrics.once import once
from metrics.sentences import count_in_words, period_in_words
from metrics.spacing import spaced
from metrics.units import NO_BREAK, SHARE, french_number

DEPARTMENT = "Département entier"
HOW_TO_READ = spaced(
    f"« Secret statistique » remplace un effectif de 1 à {HIGHEST_THRESHOLD - 1} personnes, et ceux qui "
    "permettraient de le retrouver par différence : entre deux totaux, deux mois, deux territoires, deux "
    "indicateurs ou deux publications. Un zéro est montré. Un taux est masqué avec ses deux termes."
)


@dataclass(frozen=True)
class MaskedTable:
    """How many cells of a published table are masked; `threshold` 0: it speaks of no person."""

    topic: str
    axis: str
    step: str
    threshold: int
    cells: int
    masked: int

    @property
    def along(self) -> str:
        """« Par intercommunalité », « Département entier »."""
        return f"Par {axis_words(self.topic, self.axis)}" if self.axis else DEPARTMENT


@once
def masked_tables(figures: Figures) -> tuple[MaskedTable, ...]:
    """The tables of the publication that is read, in the order of programmes."""
    behind = getattr(figures.reading, "behind", None)
    if not isinstance(behind, PublishedReading):
        return ()
    rows = figures.reading.detail(published_tables(figures.perimeter, behind.number))
    ranks = list(TOPICS)
    return tuple(sorted((MaskedTable(*row) for row in rows), key=lambda one: ranks.index(one.topic)))


def masking_in_words(tables: Sequence[MaskedTable]) -> str:
    """« 312 cellules masquées sur 9 812 (3,2 %) : … »."""
    cells, masked = (sum(getattr(one, name) for one in tables) for name in ("cells", "masked"))
    if not cells:
        return "Rien n'est publié pour ce programme"
    told = count_in_words(masked, "cellule masquée", "cellules masquées", none="aucune cellule masquée")
    return f"{told[:1].upper()}{told[1:]} sur {french_number(cells)} ({SHARE.write(masked / cells)})"


def shown_in_words(values: Sequence[Value], axis: str) -> str:
    """« Saisines par intercommunalité en 2022 : 12 montrées, 1 sous le secret statistique »; ranks nobody."""
    metric = values[0].metric
    head = f"{metric.label} par {axis_words(metric.topic, axis)} {period_in_words(values[0].period)}"
    masked = sum(value.status is Status.MASKED for value in values)
    if not masked:
        return head
    told = f"{french_number(masked)} sur {french_number(len(values))}"
    return f"{head}{NO_BREAK}: {told} sous le secret statistique"


def waiting_in_words(metric: Metric, axis: str) -> str:
    """Why a breakdown is not told yet: « Saisines par commune : publié une fois l'année finie »."""
    head = f"{metric.label} par {axis_words(metric.topic, axis)}"
    return f"{head}{NO_BREAK}: publié une fois l'année finie"


def rules_of(sources: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of some sources that mask anything, each once."""
    return tuple(dict.fromkeys(RULES[source] for source in sorted(sources) if RULES[source].threshold))
