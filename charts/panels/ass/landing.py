"""Action sanitaire et sociale: how much of the budget will be paid at 31 December, line by line?"""

from __future__ import annotations

from charts.chart import Cell, Chart, Column, Twin
from charts.empty import empty
from charts.landing.trials import Dated, trials
from charts.landing.wholes import Reached, landing
from metrics.ass.landing import BudgetEnd, LineEnd, budget_end
from metrics.figures import Figures
from metrics.landing.back_test import held
from metrics.landing.outcome import Landing, Standing
from metrics.landing.together import PRIOR
from metrics.landing.words import ASSUMED, STANDING_WORDS, WHOLE_SHARE, bounds_in_words, trials_in_words
from metrics.once import once
from metrics.period import month_end, shift_months
from metrics.sentences import count_in_words, period_in_words
from metrics.units import EUROS, NO_BREAK, french_number, long_date

_THOUSAND = 1_000
_HEADS = (
    Column("Ligne budgétaire"),
    Column("Budget", EUROS),
    Column("Versé à ce jour", EUROS),
    Column("Accordé, versement attendu", EUROS),
    Column("Projeté au 31 décembre", EUROS),
    Column("Borne basse", EUROS),
    Column("Borne haute", EUROS),
    Column("Non consommé", EUROS),
    Column("Projections passées tenues"),
)
_INTERVAL = f"intervalle à 80{NO_BREAK}%"
_TESTED = f"Intervalle à 80{NO_BREAK}% que chaque début de mois aurait donné, et montant versé, en euros"


@once
def landing_by_line(figures: Figures) -> Chart:
    """What is paid, what will be at the end of the year, and the budget, for each line and for all."""
    ended = budget_end(figures)
    if ended is None or not ended.whole.allotted:
        return empty(f"Atterrissage du budget{NO_BREAK}: aucune donnée {period_in_words(figures.period)}")
    ends = [end for end in (*ended.lines, ended.whole) if end.allotted]
    return landing(
        [_reached(end) for end in ends],
        finding=landing_in_words(ended),
        subtitle=_based_on(ended),
        keys=(
            "versé",
            "projeté" if ended.history.remaining else "projeté fin juin",
            _INTERVAL,
            "budget alloué",
        ),
        twin=Twin(_HEADS, tuple(_row(end) for end in ends), totals=1, note=_note(ended)),
    )


@once
def past_projections(figures: Figures) -> Chart:
    """What the projection of the whole budget would have said at the end of each past month."""
    ended = budget_end(figures)
    if ended is None:
        return empty(f"Projections passées{NO_BREAK}: aucune donnée {period_in_words(figures.period)}")
    first = ended.history.months[0]
    dated = [
        Dated(shift_months(first, one.known), shift_months(first, one.until), one)
        for one in ended.whole.trials
    ]
    without = f" (hors {', '.join(ended.rare)})" if ended.rare else ""
    return trials(
        dated,
        EUROS,
        finding=trials_in_words(ended.whole.trials),
        subtitle=f"{_TESTED}{without}{_lines_in_words(ended)}",
        note=ASSUMED,
    )


def landing_in_words(ended: BudgetEnd) -> str:
    """« À ce rythme, 87 % du budget sera versé au 31 décembre (entre 84 et 90 %) : … »."""
    whole, number = ended.whole, ended.history.year
    share, expected = whole.share, whole.landing.expected
    if share is None or expected is None:
        paid = EUROS.write(whole.landing.realised)
        return f"Budget {number}{NO_BREAK}: {paid} versés, {STANDING_WORDS[whole.landing.standing]}"
    gap = whole.allotted - expected
    if whole.landing.standing is Standing.CLOSED:
        left = f"{EUROS.write(gap)} non consommés" if gap >= 0 else f"{EUROS.write(-gap)} au-delà"
        return f"Année close{NO_BREAK}: {WHOLE_SHARE.write(share)} du budget {number} versé, {left}"
    about = EUROS.write(round(abs(gap) / _THOUSAND) * _THOUSAND)
    left = f"environ {about} " + ("ne seraient pas consommés" if gap >= 0 else "manqueraient")
    bounds = bounds_in_words(whole.landing, WHOLE_SHARE, over=whole.allotted)
    head = f"À ce rythme, {WHOLE_SHARE.write(share)} du budget sera versé au 31 décembre"
    return f"{head} ({bounds}){NO_BREAK}: {left}"


def _based_on(ended: BudgetEnd) -> str:
    """The date, and what the projection rests on."""
    if ended.history.remaining:
        left = count_in_words(ended.commissions_left, "commission", "commissions", none="aucune commission")
        return (
            f"Part du budget de chaque ligne, au {long_date(month_end(ended.history.months[-1]))}{NO_BREAK}; "
            f"{EUROS.write(ended.whole.landing.sure)} déjà accordés et attendus, "
            f"{left} à venir au rythme des 12 derniers mois"
        )
    head = "Part du budget de chaque ligne versée au 31 décembre"
    middle = ended.whole.middle
    if middle is None or middle.expected is None:
        return head
    said = WHOLE_SHARE.write(middle.expected / ended.whole.allotted)
    bounds = bounds_in_words(middle, WHOLE_SHARE, over=ended.whole.allotted)
    return f"{head}{NO_BREAK}; fin juin, la projection disait {said} ({bounds})"


def _reached(end: LineEnd) -> Reached:
    drawn = end.landing if end.landing.bounds else end.middle
    bounds = drawn.bounds if drawn else None
    shares = (bounds[0] / end.allotted, bounds[1] / end.allotted) if bounds else None
    expected = drawn.expected / end.allotted if drawn and drawn.expected is not None else None
    return Reached(
        name=end.label,
        reached=end.landing.realised / end.allotted,
        expected=expected,
        bounds=shares,
        said=_said(end),
        reached_text=f"{EUROS.write(end.landing.realised)} sur {EUROS.write(end.allotted)}",
        projected_text=_projected(drawn),
    )


def _said(end: LineEnd) -> str:
    """« versé 71 %, projeté 87 % (entre 85 et 90 %) »."""
    paid = f"versé {WHOLE_SHARE.write(end.landing.realised / end.allotted)}"
    if end.landing.standing is Standing.PROJECTED and end.share is not None:
        bounds = bounds_in_words(end.landing, WHOLE_SHARE, over=end.allotted)
        return f"{paid}, projeté {WHOLE_SHARE.write(end.share)} ({bounds})"
    if end.landing.standing is not Standing.CLOSED and end.landing.realised < end.allotted:
        return f"{paid}, {STANDING_WORDS[end.landing.standing]}"
    if end.middle is None or end.middle.expected is None:
        return paid
    said = WHOLE_SHARE.write(end.middle.expected / end.allotted)
    return f"{paid}, projeté fin juin {said} ({bounds_in_words(end.middle, WHOLE_SHARE, over=end.allotted)})"


def _projected(drawn: Landing | None) -> str:
    if drawn is None:
        return ""
    if drawn.expected is None:
        return STANDING_WORDS[drawn.standing]
    return f"{EUROS.write(drawn.expected)} ({bounds_in_words(drawn, EUROS)})"


def _row(end: LineEnd) -> tuple[Cell, ...]:
    landed = end.landing
    left = None if landed.expected is None else end.allotted - landed.expected
    bounds = landed.bounds or (None, None)
    kept, made = held(end.trials)
    tested = f"{kept} sur {made}" if made else "aucune"
    expected: Cell = STANDING_WORDS[landed.standing] if landed.expected is None else landed.expected
    return (end.label, end.allotted, landed.realised, landed.sure, expected, *bounds, left, tested)


def _note(ended: BudgetEnd) -> str:
    if not ended.history.remaining:
        return ""
    rare = (
        f" Ligne aux versements trop rares, comptée pour ce qui est versé ou accordé{NO_BREAK}: "
        f"{', '.join(ended.rare)}."
        if ended.rare
        else ""
    )
    return (
        "Projection à la fin du dernier mois clos. Les attributions à venir suivent le niveau des derniers "
        "mois, et tout est versé au rythme constaté après l'accord. L'intervalle de l'ensemble tient "
        "compte de ce que les lignes s'écartent en partie au même moment (corrélation de "
        f"{french_number(ended.correlation, 2)} entre leurs versements, estimée sur les mois passés et "
        f"rapprochée de {french_number(PRIOR, 1)} faute de recul).{rare}"
    )


def _lines_in_words(ended: BudgetEnd) -> str:
    """« ; ligne par ligne : 105 tenues sur 132 »."""
    counts = [held(end.trials) for end in ended.lines]
    kept, made = sum(one for one, _ in counts), sum(one for _, one in counts)
    return f"{NO_BREAK}; ligne par ligne{NO_BREAK}: {kept} tenues sur {made}" if made else ""
