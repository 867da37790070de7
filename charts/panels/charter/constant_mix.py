"""Handifaction: which chart says whether care received changed, or only those who answer?"""

from __future__ import annotations

from dataclasses import replace

from charts.banded import Step, Words, banded
from charts.chart import Chart, Column, Twin
from charts.empty import empty
from charts.twin import Cell
from metrics.charter.composition import Composition, QuarterEnd, Rate, composition_of
from metrics.charter.course import SUBJECT, finding_in_words, verdicts, why_not_comparable
from metrics.figures import Figures
from metrics.intervals import TOO_FEW, too_wide
from metrics.once import once
from metrics.reweighting import LEAST_COVERED, LEAST_EFFECTIVE, Reweighted
from metrics.sentences import period_in_words
from metrics.units import ANSWERS, NO_BREAK, SHARE, french_number

_WORDS = Words(
    value="À composition constante",
    beside="Taux affiché",
    mark="campagne",
    marked="Plus de la moitié des réponses suivent une campagne",
)
_BOUNDS = f"intervalle à 95{NO_BREAK}%"
_HEADS = (
    Column("Trimestre"),
    Column("Réponses du trimestre", ANSWERS),
    Column("dont campagne", SHARE),
    Column("Trimestre seul", SHARE),
    Column("Réponses sur 12 mois", ANSWERS),
    Column("Taux affiché", SHARE),
    Column(f"Taux affiché, {_BOUNDS}"),
    Column("À composition constante", SHARE),
    Column(f"À composition constante, {_BOUNDS}"),
    Column("Lecture"),
)
_NOTE = (
    f"Taux affiché et taux à composition constante{NO_BREAK}: sur les quatre trimestres qui finissent avec "
    f"celui de la ligne. À composition constante{NO_BREAK}: le taux de chaque profil (origine de la réponse, "
    "âge, lieu de vie), pondéré par la part de ce profil dans toutes les réponses chargées. Un profil sans "
    "réponse prend le taux des profils voisins, de même origine et de même âge d'abord. Intervalle de "
    f"Wilson, sur le nombre efficace de réponses. Non comparable{NO_BREAK}: moins de "
    f"{french_number(LEAST_COVERED * 100)}{NO_BREAK}% de la composition fixe représentés, ou moins de "
    f"{french_number(LEAST_EFFECTIVE)} réponses efficaces."
)


@once
def care(figures: Figures) -> Chart:
    """The rate of twelve months with the same mix of answers throughout, beside the one on display."""
    found = composition_of(figures)
    if found is None:
        return empty(f"{SUBJECT}{NO_BREAK}: aucune donnée {period_in_words(figures.period)}")
    drawn = banded(
        [_step(one) for one in found.quarters],
        unit=SHARE,
        words=_WORDS,
        heads=(finding_in_words(found), _subtitle(found)),
        twin=_twin(found),
    )
    return replace(drawn, twin=_twin(found), verdicts=verdicts(found))


def _subtitle(found: Composition) -> str:
    """What is measured, and what is held fixed."""
    answers, first, last = ANSWERS.write(found.mix_count), found.mix_from.label, found.mix_to.label
    return (
        f"Part des réponses «{NO_BREAK}soins reçus{NO_BREAK}» sur 12 mois glissants, en %. Composition tenue "
        f"fixe{NO_BREAK}: origine, âge et lieu de vie des {answers} du {first} au {last}"
    )


def _step(one: QuarterEnd) -> Step:
    held, raw = one.comparable, one.year.rate if one.year else None
    return Step(
        label=one.quarter.label,
        value=held.rate if held else None,
        low=held.low if held else None,
        high=held.high if held else None,
        beside=raw.rate if raw else None,
        marked=one.is_campaign,
    )


def _twin(found: Composition) -> Twin:
    return Twin(_HEADS, tuple(_cells(one) for one in reversed(found.quarters)), note=_NOTE)


def _cells(one: QuarterEnd) -> tuple[Cell, ...]:
    raw = one.year.rate if one.year else None
    return (
        one.quarter.label,
        float(one.alone.count),
        "sans objet" if one.alone.campaign_share is None else one.alone.campaign_share,
        _alone(one.alone.rate),
        float(one.year.count) if one.year else "aucune donnée",
        raw.rate if raw else "aucune donnée",
        _bounds(raw),
        one.comparable.rate if one.comparable else "non comparable" if raw else "aucune donnée",
        _bounds(one.comparable),
        "comparable" if one.comparable else why_not_comparable(one),
    )


def _alone(rate: Rate | None) -> Cell:
    """The rate of a quarter alone, unless its interval forbids any conclusion."""
    if rate is None:
        return "sans objet"
    return TOO_FEW if too_wide(rate.low, rate.high, SHARE) else rate.rate


def _bounds(rate: Rate | Reweighted | None) -> str:
    return f"{SHARE.number(rate.low)}{NO_BREAK}à{NO_BREAK}{SHARE.write(rate.high)}" if rate else ""
