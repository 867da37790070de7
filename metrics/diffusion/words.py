"""How is it told in French what a publication shows, what it masks, and why?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data_access.diffusion.cells import published_tables
from metrics.catalogue import TOPICS, axis_words
from metrics.diffusion.offer import is_broken_down_over
from metrics.diffusion.reading import PublishedReading
from metrics.diffusion.rules import HIGHEST_THRESHOLD, RULES, Rule
from metrics.figures import Figures
from metrics.model import STATUS_WORDS, Metric, Status, Value
from metrics.once import once
from metrics.sentences import count_in_words, over_in_words, period_in_words
from metrics.spacing import spaced
from metrics.units import NO_BREAK, SHARE, french_number

DEPARTMENT = "Département entier"
HOW_TO_READ = spaced(
    f"« Secret statistique » : un effectif de 1 à {HIGHEST_THRESHOLD - 1} personnes, ou un chiffre qui "
    "permettrait de le retrouver."
)
WHY_MASKED = spaced(
    f"« Secret statistique » remplace un effectif de 1 à {HIGHEST_THRESHOLD - 1} personnes, et ceux qui "
    "permettraient de le retrouver par différence : entre deux totaux, deux mois, deux territoires, deux "
    "indicateurs ou deux publications. Un chiffre masqué peut donc être grand. Un zéro est montré. Un taux "
    "est masqué avec ses deux termes."
)
ONE_MONTH = "Publiée à chaque comité, une année en cours laisserait deviner l'effectif d'un seul mois."
NOTHING_TO_SHARE = "rien à répartir"


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
    """« 312 chiffres masqués sur 9 812 dans cette publication (3,2 %) »: of every period that it holds."""
    cells, masked = (sum(getattr(one, name) for one in tables) for name in ("cells", "masked"))
    if not cells:
        return "Rien n'est publié pour ce programme"
    told = count_in_words(masked, "chiffre masqué", "chiffres masqués", none="Aucun chiffre masqué")
    return f"{told} sur {french_number(cells)} dans cette publication ({SHARE.write(masked / cells)})"


def shown_in_words(values: Sequence[Value], axis: str) -> str:
    """« Saisines par intercommunalité en 2022 : 12 montrées, 1 sous le secret statistique »; ranks nobody."""
    metric = values[0].metric
    dated = next((value for value in values if value.as_of), values[0])
    head = f"{metric.label} par {axis_words(metric.topic, axis)} {over_in_words(dated)}"
    masked = sum(value.status is Status.MASKED for value in values)
    if not masked:
        return head
    told = f"{french_number(masked)} sur {french_number(len(values))}"
    return f"{head}{NO_BREAK}: {told} sous le secret statistique"


def waits(figures: Figures, metric: Metric) -> bool:
    """Are the breakdowns of the metric to be told once the year is over, and not yet?"""
    months = figures.months(metric, figures.period)
    running = figures.coverage.is_running(figures.period)
    return running and bool(months) and not is_broken_down_over(metric, months)


def waiting_in_words(metric: Metric, axes: Sequence[str]) -> str:
    """« Saisines par détecteur, âge et motif de renoncement : à paraître une fois l'année finie »."""
    return f"{_along(metric, axes)}{NO_BREAK}: à paraître une fois l'année finie"


def absent_in_words(figures: Figures, metric: Metric, axes: Sequence[str]) -> str:
    """« Actions silencieuses par public en 2022 : rien à répartir » of zero, else « aucune donnée »."""
    told = NOTHING_TO_SHARE if figures.value(metric).value == 0 else STATUS_WORDS[Status.MISSING]
    return f"{_along(metric, axes)} {period_in_words(figures.period)}{NO_BREAK}: {told}"


def _along(metric: Metric, axes: Sequence[str]) -> str:
    *first, last = (axis_words(metric.topic, axis) for axis in axes)
    return f"{metric.label} par {', '.join(first)} et {last}" if first else f"{metric.label} par {last}"


def rules_of(sources: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of some sources that mask anything, each once."""
    return tuple(dict.fromkeys(RULES[source] for source in sorted(sources) if RULES[source].threshold))
