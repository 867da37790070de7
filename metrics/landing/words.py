"""How is a landing told: the finding of a chart, and what the same projection was worth before?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metrics.landing.back_test import Trial, held
from metrics.landing.outcome import Landing, Standing
from metrics.landing.year_end import YearEnd, total
from metrics.units import NO_BREAK, SHARE, Unit, french_number

WHOLE_SHARE = replace(SHARE, decimals=0)
"""A projection is not known to a tenth of a percent."""

STANDING_WORDS = {
    Standing.PROJECTED: "projeté",
    Standing.CLOSED: "année close",
    Standing.TOO_SHORT: "pas assez de recul (moins de 12 mois connus)",
    Standing.TOO_RARE: "versements trop rares pour être projetés",
    Standing.NO_SPREAD: "douze mois identiques, aucun intervalle possible",
}
ASSUMED = (
    "Chaque mois passé est pris pour aujourd'hui, avec les seuls mois alors clos, tels qu'ils sont connus "
    "maintenant. Une année en cours est projetée jusqu'à son dernier mois clos."
)

SEASON_UNKNOWN = (
    f"Tant qu'un an seulement est connu, rien ne dit si ses mois creux reviendront{NO_BREAK}: l'intervalle "
    "est large, et se resserre si la deuxième année les confirme."
)


def bounds_in_words(landing: Landing, unit: Unit, *, over: float = 1.0) -> str:
    """« entre 2 551 et 2 625 »; empty without an interval. `over` divides the bounds (a budget)."""
    if landing.bounds is None:
        return ""
    low, high = (bound / over for bound in landing.bounds)
    last = unit.write(high) if unit.plural in ("%", "€") else unit.number(high)
    return f"entre {unit.number(low)} et {last}"


def landing_in_words(year_end: YearEnd) -> str:
    """« À ce rythme, 2 588 saisines en 2023 (entre 2 551 et 2 625), après 2 467 en 2022 »."""
    metric, number, landing = year_end.metric, year_end.history.year, year_end.landing
    if landing.standing is Standing.CLOSED:
        return _closed_in_words(year_end)
    if landing.expected is None:
        return (
            f"{metric.label}{NO_BREAK}: année {number} non projetée, {_why(landing)}{NO_BREAK}; "
            f"{metric.unit.write(landing.realised)} à ce jour"
        )
    head = f"À ce rythme, {metric.unit.write(landing.expected)} en {number}"
    before = total(year_end.before)
    after = "" if before is None else f", après {metric.unit.number(before)} en {number - 1}"
    return f"{head} ({bounds_in_words(landing, metric.unit)}){after}"


def trials_in_words(trials: Sequence[Trial]) -> str:
    """« Projections passées : 80 % devaient tenir, 77 % ont tenu (17 sur 22) »."""
    kept, made = held(trials)
    if not made:
        return "Pas encore de projection passée à vérifier (douze mois connus au moins)"
    announced = WHOLE_SHARE.write(trials[0].landing.level)
    return (
        f"Projections passées{NO_BREAK}: {announced} devaient tenir, "
        f"{WHOLE_SHARE.write(kept / made)} ont tenu ({french_number(kept)} sur {french_number(made)})"
    )


def _closed_in_words(year_end: YearEnd) -> str:
    metric, number = year_end.metric, year_end.history.year
    head = f"Année close{NO_BREAK}: {metric.unit.write(year_end.landing.realised)} en {number}"
    middle = year_end.middle
    if middle is None or middle.expected is None:
        return head
    said = f"{metric.unit.number(middle.expected)} ({bounds_in_words(middle, metric.unit)})"
    return f"{head}{NO_BREAK}; fin juin, la projection disait {said}"


def _why(landing: Landing) -> str:
    return STANDING_WORDS[landing.standing]
