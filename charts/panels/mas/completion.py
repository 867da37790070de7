"""Mission accompagnement santé: which charts say what becomes of the saisines, each given the same time?"""

from __future__ import annotations

from dataclasses import replace
from math import isnan

from charts.chart import Chart
from charts.cohort import Estimate, Horizon, cohort
from charts.cohort.duration_curve import Remaining, duration_curve
from charts.cohort.estimates import estimates
from metrics.figures import Figures
from metrics.intervals import TOO_FEW, interval_in_words
from metrics.mas.closing import LEAST_AT_RISK, OpenShare, closing_in_words, still_open
from metrics.mas.cohorts import (
    HORIZONS,
    CohortShare,
    Standing,
    cohort_in_words,
    conclusive_step,
    known_in_words,
    shares_by_step,
)
from metrics.mas.definitions import definitions, gap_in_words, reason_in_words
from metrics.once import once
from metrics.period import Granularity
from metrics.units import NO_BREAK, SHARE
from metrics.variation import cohort_course, verdict_of
from metrics.verdict import Verdict

COHORT_NOTE = (
    "Part des saisines dont les soins sont réalisés 90 ou 180 jours au plus après l'ouverture. Un dossier "
    "encore ouvert compte pour les jours où il a été suivi, un abandon comme une autre issue (estimation "
    f"d'Aalen-Johansen, intervalle log-log à 95{NO_BREAK}%). Une période se lit quand la moitié de ses jours "
    "a le recul voulu, et reste provisoire jusqu'à ce que tous l'aient."
)
OPEN_NOTE = (
    "Part des saisines de la période encore ouvertes après tant de jours ; un dossier encore ouvert compte "
    f"pour les jours où il a été suivi (estimation de Kaplan-Meier, intervalle log-log à 95{NO_BREAK}%). La "
    f"courbe s'arrête à un an, ou quand moins de {LEAST_AT_RISK} saisines sont encore suivies."
)


@once
def three_definitions(figures: Figures) -> Chart:
    """Published, on closed cases, by cohort: side by side, and why they differ."""
    reason = reason_in_words(figures)
    return estimates(definitions(figures), finding=gap_in_words(figures), subtitle=reason, note=reason)


@once
def cohorts(figures: Figures, granularity: Granularity) -> Chart:
    """The share with care realised at each horizon, by step of entry, over the years read."""
    step = conclusive_step(figures, granularity, HORIZONS[0])
    horizons = [
        Horizon(
            f"à {horizon}{NO_BREAK}jours",
            [_estimate(one) for one in shares_by_step(figures, step, horizon)],
        )
        for horizon in reversed(HORIZONS)
    ]
    drawn = cohort(
        horizons,
        granularity=step,
        finding=cohort_in_words(figures, HORIZONS[0]),
        subtitle=_cohort_subtitle(figures, granularity, step),
        note=COHORT_NOTE,
    )
    told = verdict_of(cohort_course(figures))
    words = f"À {HORIZONS[0]}{NO_BREAK}jours{NO_BREAK}: {told.words[0].lower()}{told.words[1:]}"
    return replace(drawn, verdicts=(Verdict(words, told.tone),))


@once
def open_course(figures: Figures) -> Chart:
    """The share still open after so many days, and the median when it exists."""
    found = still_open(figures)
    days = found.median.days
    return duration_curve(
        [_remaining(one) for one in found.course],
        median=None if isnan(days) else days,
        finding=closing_in_words(figures),
        subtitle=f"Saisines encore ouvertes après tant de jours, en %{known_in_words(figures)}",
        note=OPEN_NOTE,
    )


def _cohort_subtitle(figures: Figures, asked: Granularity, step: Granularity) -> str:
    said = f"Part des saisines avec soins réalisés, par {step.value} d'entrée, en %"
    shares = [one for horizon in HORIZONS for one in shares_by_step(figures, step, horizon)]
    if asked is not step:
        said += f" (par {asked.value}, {TOO_FEW})"
    if any(one.standing is Standing.TOO_FEW for one in shares):
        said += f" · bande sans ligne{NO_BREAK}: {TOO_FEW}"
    return f"{said}{known_in_words(figures)}"


def _estimate(one: CohortShare) -> Estimate:
    return Estimate(
        start=one.period.first,
        cases=one.cases,
        text=one.text,
        value=one.estimate,
        low=one.low,
        high=one.high,
        interval=one.interval,
        provisional=one.standing is Standing.PROVISIONAL,
        too_recent=one.standing is Standing.TOO_RECENT,
    )


def _remaining(one: OpenShare) -> Remaining:
    said = interval_in_words(one.low, one.high, SHARE) if one.low < one.high else ""
    return Remaining(one.day, one.at_risk, one.share, one.low, one.high, said)
