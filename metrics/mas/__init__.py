"""Mission accompagnement santé: which metrics, sources and words make the programme?"""

from __future__ import annotations

from metrics.mas import cases as mas_cases
from metrics.mas import load as mas_load
from metrics.mas import outcomes as mas_outcomes
from metrics.mas.words import AXIS_WORDS, MEMBERS
from metrics.sources import Source

METRICS = (*mas_cases.METRICS, *mas_outcomes.METRICS, *mas_load.METRICS)

HEADLINES = (mas_cases.CASES, mas_outcomes.COMPLETION, mas_load.OPEN_CASES)

SOURCES = (
    Source("mas_cases", "Saisines de la Mission accompagnement santé", "hebdomadaire", 14),
    Source("mas_team", "Effectifs de la Mission accompagnement santé", "mensuel", 62),
)

__all__ = ["AXIS_WORDS", "HEADLINES", "MEMBERS", "METRICS", "SOURCES"]
