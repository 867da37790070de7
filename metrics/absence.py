"""Why is there nothing to show, and what can be done about it?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from data_access.freshness import last_loads
from metrics.catalogue import sources_read
from metrics.figures import Figures
from metrics.period import month_end
from metrics.sentences import period_in_words
from metrics.units import month_name, short_date


def absence_in_words(figures: Figures, place: str) -> str:
    """« Aucune donnée … »: what is missing, the last load, and what to do."""
    sources = sources_read(figures.metrics)
    loads = [
        when for source, when in figures.reading.detail(last_loads(figures.perimeter)) if source in sources
    ]
    head = f"Aucune donnée pour {place} {period_in_words(figures.period)}."
    if not loads:
        return f"{head} Aucun extrait de ce programme n'y a encore été chargé."
    return f"{head} {_last_load(max(loads))} {_available(figures, sources)} Choisir une autre période."


def _last_load(when: datetime) -> str:
    return f"Dernier chargement le {short_date(when)}."


def _available(figures: Figures, sources: Collection[str]) -> str:
    months = [month for source in sources for month in figures.coverage.sources.get(source, {})]
    if not months:
        return ""
    return f"Les données vont de {month_name(min(months))} à {month_name(month_end(max(months)))}."
