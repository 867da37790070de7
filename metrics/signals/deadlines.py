"""Which dates call: rights about to end, sources that did not come, actions of which nothing was heard?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data_access.planir.actions import SILENT_AFTER_DAYS
from metrics.c2s.radar_words import RIGHTS, rights_about_to_end
from metrics.figures import Figures
from metrics.freshness import Freshness
from metrics.planir.detail import Plan, plan_of
from metrics.signals.signal import Kind, Signal
from metrics.units import NO_BREAK, short_date

NAMES_SHOWN = 3
"""How many are named; the others are counted."""


def rights(figures: Figures) -> list[Signal]:
    """The rights whose end is near and that nobody renewed yet."""
    found = [rights_about_to_end(figures, right) for right in RIGHTS]
    waiting = [one for one in found if one is not None and one.not_renewed]
    return [Signal(Kind.RIGHTS, "c2s", one.sentence, one.not_renewed) for one in waiting]


def silence(figures: Figures) -> list[Signal]:
    """The actions of PLANIR without any event for so many days."""
    plan = plan_of(figures)
    return [] if plan is None or not plan.silent else [_silent(plan)]


def _silent(plan: Plan) -> Signal:
    names, count = [action.label for action in plan.silent], len(plan.silent)
    actions = "1 action" if count == 1 else f"{count} actions"
    days = f"{SILENT_AFTER_DAYS}{NO_BREAK}jours"
    head = f"{actions} sur {len(plan.actions)} sans événement depuis plus de {days}"
    return Signal(Kind.SILENCE, "planir", f"{head}{NO_BREAK}: {named(names)}", count)


def lateness(topic: str, late: Sequence[Freshness]) -> list[Signal]:
    """The sources of a programme that should have come."""
    return [Signal(Kind.LATENESS, topic, late_in_words(late), len(late))] if late else []


def late_in_words(late: Sequence[Freshness]) -> str:
    """« Source en retard : Jalons, données au 30/09/2023 »; several are told in one sentence."""
    day = short_date(min(one.until for one in late if one.until))
    if len(late) == 1:
        return f"Source en retard{NO_BREAK}: {late[0].source.label}, données au {day}"
    return f"{len(late)} sources en retard{NO_BREAK}: {late_named(late)}. La plus ancienne s'arrête au {day}"


def late_named(late: Sequence[Freshness]) -> str:
    """The longest late first."""
    oldest = sorted(late, key=lambda one: (one.until or date.min, one.source.label))
    return named([one.source.label for one in oldest])


def named(names: Sequence[str]) -> str:
    """The first names, the others counted: « Jalons, Conventions, CCAS et 4 autres »."""
    shown, more = ", ".join(names[:NAMES_SHOWN]), len(names) - NAMES_SHOWN
    return shown if more <= 0 else f"{shown} et {more}{NO_BREAK}autre{'s' if more > 1 else ''}"
