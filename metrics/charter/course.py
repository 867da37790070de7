"""Handifaction: what may be said of care received, once those who answer are held the same?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from metrics.charter.composition import Composition, QuarterEnd, Rate
from metrics.charter.handifaction import CARE_REALISED
from metrics.intervals import TOO_FEW, difference
from metrics.model import Better
from metrics.reweighting import Reweighted
from metrics.sentences import period_in_words
from metrics.units import NO_BREAK, POINTS, SHARE, signed
from metrics.verdict import Tone, Verdict

Rates = Sequence[Rate | Reweighted]
SUBJECT = "À composition constante, le taux de soins réalisés"


class Course(StrEnum):
    """What the intervals of a series of rates allow to say of it."""

    STEADY = "steady"
    ROSE = "rose"
    FELL = "fell"
    UNEVEN = "uneven"


def course(rates: Rates) -> Course:
    """ROSE or FELL when chance does not explain the gap of both ends, STEADY when one value suits all.

    Chance does not explain a difference whose interval at 95 % leaves out 0 (`metrics.intervals.difference`).
    Twelve months that share answers differ less by chance than it supposes: no change is told in haste.
    One value suits all when it stands in every interval; what is neither is UNEVEN.

    Raises:
        ValueError: no rate.
    """
    if not rates:
        raise ValueError("Expected at least one rate; found none.")
    low, high = difference(_part(rates[-1]), _part(rates[0]))
    if low > 0 or high < 0:
        return Course.ROSE if low > 0 else Course.FELL
    shared = max(one.low for one in rates) <= min(one.high for one in rates)
    return Course.STEADY if shared else Course.UNEVEN


def _part(rate: Rate | Reweighted) -> tuple[float, float]:
    return rate.rate * rate.effective_count, rate.effective_count


def finding_in_words(found: Composition) -> str:
    """What the rate did once those who answer are held the same, then what of it the raw rate shows."""
    known = found.comparable
    if not known:
        return f"{SUBJECT} n'est pas comparable{NO_BREAK}: {why_not_comparable(found.quarters[-1])}"
    constant, raw = _constant(known), _raw(known)
    if len(known) == 1:
        only = f"{SHARE.write(constant[0].rate)} {period_in_words(known[0].quarter)}"
        return f"{SUBJECT} est de {only} (taux affiché{NO_BREAK}: {SHARE.write(raw[0].rate)})"
    held = course(constant)
    if held is Course.STEADY:
        return f"{SUBJECT} est resté {_between(constant)}{_display_beside_a_steady_rate(constant, raw)}"
    if held is Course.UNEVEN:
        return f"{SUBJECT} a varié {_between(constant)}{_display_in_brackets(raw)}"
    return f"{SUBJECT} {_moved(constant)}{_display_beside_a_moving_rate(held, raw)}"


def _between(rates: Rates) -> str:
    """« entre 68,0 et 72,1 % »."""
    low, high = min(one.rate for one in rates), max(one.rate for one in rates)
    if SHARE.number(low) == SHARE.number(high):
        return f"à {SHARE.write(high)}"
    return f"entre {SHARE.number(low)} et {SHARE.write(high)}"


def _moved(rates: Rates) -> str:
    """« a monté de 5,2 points (de 68,0 à 73,2 %) »."""
    first, last = rates[0].rate, rates[-1].rate
    verb = "a monté" if last > first else "a baissé"
    return f"{verb} de {POINTS.write(abs(last - first))} (de {SHARE.number(first)} à {SHARE.write(last)})"


def _display_in_brackets(raw: Rates) -> str:
    return f" (taux affiché{NO_BREAK}: {_between(raw)})"


def _display_beside_a_steady_rate(constant: Rates, raw: Rates) -> str:
    """A displayed change is due to who answers when holding them the same takes away more than half of it."""
    if course(raw) not in (Course.ROSE, Course.FELL):
        return _display_in_brackets(raw)
    shown, held = _gap(raw), _gap(constant)
    words = f"{NO_BREAK}: la {_direction(shown)} affichée ({_points(shown)})"
    if held * shown <= 0 or abs(held) < abs(shown) / 2:
        return f"{words} vient surtout de qui répond"
    return f"{words} n'y est pas établie"


def _display_beside_a_moving_rate(held: Course, raw: Rates) -> str:
    if course(raw) is held:
        return f"{NO_BREAK}: la {_direction(_gap(raw))} affichée ne vient pas seulement de qui répond"
    return f"{NO_BREAK}; le taux affiché ne le montre pas ({_points(_gap(raw))})"


def verdicts(found: Composition) -> tuple[Verdict, ...]:
    """What the intervals say of the course at constant composition, and why its last quarter is not in it."""
    known = found.comparable
    judged = [_judged(known)] if len(known) > 1 else []
    judged += _since_a_year_earlier(known)
    last = found.quarters[-1]
    if known and not last.comparable:
        judged.append(Verdict(f"{last.quarter.label}{NO_BREAK}: non comparable, {why_not_comparable(last)}"))
    return tuple(judged)


def _judged(known: Sequence[QuarterEnd]) -> Verdict:
    """A change beyond chance is told in the declared direction, everything else in the ordinary tone."""
    span = f"du {known[0].quarter.label} au {known[-1].quarter.label}"
    held = course(_constant(known))
    if held is Course.STEADY:
        return Verdict(f"Variation ordinaire {span}{NO_BREAK}: le hasard suffit à l'expliquer")
    if held is Course.UNEVEN:
        return Verdict(f"Pas de changement net {span}{NO_BREAK}: le taux monte et descend")
    better = (held is Course.ROSE) == (CARE_REALISED.better is Better.HIGHER)
    tone = Tone.IMPROVEMENT if better else Tone.CONCERN
    word = "Amélioration" if better else "Dégradation"
    return Verdict(f"{word} {span}{NO_BREAK}: le hasard ne suffit pas à l'expliquer", tone)


def _since_a_year_earlier(known: Sequence[QuarterEnd]) -> list[Verdict]:
    """The change that the cards show, beside the same at constant composition; no answer is in both years."""
    if not known:
        return []
    earlier = known[-1].quarter.year_earlier()
    pair = [*(one for one in known if one.quarter == earlier), known[-1]]
    if len(pair) == 1:
        return []
    constant, shown = _constant(pair), _gap(_raw(pair))
    moved = course(constant) in (Course.ROSE, Course.FELL)
    return [
        Verdict(
            f"Depuis le {earlier.label}{NO_BREAK}: {_points(_gap(constant))}, "
            f"{'changement établi' if moved else 'variation ordinaire'} "
            f"(taux affiché{NO_BREAK}: {_points(shown)})"
        )
    ]


def _constant(known: Sequence[QuarterEnd]) -> list[Rate | Reweighted]:
    return [one.comparable for one in known if one.comparable]


def _raw(known: Sequence[QuarterEnd]) -> list[Rate | Reweighted]:
    return [rate for one in known if one.year and (rate := one.year.rate)]


def _gap(rates: Rates) -> float:
    return rates[-1].rate - rates[0].rate


def _direction(gap: float) -> str:
    return "hausse" if gap > 0 else "baisse"


def _points(gap: float) -> str:
    return f"{signed(gap * POINTS.factor, 1)}{NO_BREAK}{POINTS.words(gap)}"


def why_not_comparable(one: QuarterEnd) -> str:
    """Why there is no rate at constant composition to compare at the end of this quarter."""
    if one.year is None:
        return f"moins de 12{NO_BREAK}mois{NO_BREAK}chargés"
    if one.constant is None:
        return "aucune réponse en 12 mois"
    if not one.constant.is_covered:
        covered = SHARE.write(one.constant.covered_share)
        return f"les profils qui répondent ne font que {covered} de la composition fixe"
    return TOO_FEW
