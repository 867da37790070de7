"""PLANIR: which actions, which agreements, in which order?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charts.chart import Chart
from charts.panels.planir.words import (
    VALUE,
    counted,
    day_words,
    listed,
    next_step_words,
    weather_words,
)
from charts.twin import Cell, Column, Twin
from metrics.planir import AGREEMENT_KINDS, DIFFICULTIES, OWNERS, PUBLICS
from metrics.planir.detail import Action, Plan
from metrics.planir.partners import Agreement, Register
from metrics.units import DAYS, NO_BREAK, SHARE, long_date, short_date

_NO_PLAN = (
    "Actions du plan : il manque un extrait sur la période choisie (actions, revues, événements ou jalons)"
)
_NO_AGREEMENT = (
    "Conventions : il manque un extrait sur la période choisie (conventions ou situations signalées)"
)
_SILENT_HEADS = (
    Column("Action"),
    Column("Porteur"),
    Column("Dernier événement"),
    Column("Silence", DAYS),
    Column("Prochaine étape annoncée"),
)
_PLAN_HEADS = (
    Column("Action"),
    Column("Difficulté et public"),
    Column("Porteur"),
    Column("Météo"),
    Column("Avancement", SHARE),
    Column("Valeur", VALUE),
    Column("Dernier événement"),
    Column("Prochaine étape"),
)
_AGREEMENT_HEADS = (
    Column("Partenaire"),
    Column("Nature"),
    Column("Signée le"),
    Column("Jusqu'au"),
    Column("Dernier signalement"),
    Column("Vivante"),
)


def silent(plan: Plan | None) -> Chart:
    """The actions without any event for 90 days, the longest silent first."""
    if plan is None:
        return listed(_NO_PLAN, Twin(_SILENT_HEADS, ()))
    words = counted(len(plan.silent), "action", "Aucune action")
    finding = f"{words} sans événement depuis plus de 90{NO_BREAK}jours au {long_date(plan.day)}"
    return listed(finding, Twin(_SILENT_HEADS, tuple(_silent(one, plan.day) for one in plan.silent)))


def whole_plan(plan: Plan | None) -> Chart:
    """Every action: whom it is for, weather, progress never capped, raw value, next step."""
    if plan is None:
        return listed(_NO_PLAN, Twin(_PLAN_HEADS, ()))
    words = counted(len(plan.actions), "action", "Aucune action labellisée")
    finding = f"{words} au {long_date(plan.day)}, telles que leurs porteurs les disent"
    note = "Avancement : (valeur − départ) / (cible − départ), sans borne ; non calculé sans cible."
    return listed(finding, Twin(_PLAN_HEADS, tuple(_line(one) for one in plan.actions), note=note))


def no_action(plan: Plan | None) -> str:
    """Why there is no action to open, and what to do about it."""
    if plan is None:
        return f"{_NO_PLAN}. Choisir une autre période, ou charger ce qui manque."
    return f"Aucune action en cours au {long_date(plan.day)}. Choisir une autre période."


def agreements(register: Register | None) -> Chart:
    """Every agreement in force, kind by kind, with the last time it served."""
    if register is None:
        return listed(_NO_AGREEMENT, Twin(_AGREEMENT_HEADS, ()))
    order = list(AGREEMENT_KINDS)
    lines = sorted(register.agreements, key=lambda one: (_rank(order, one.kind), one.partner))
    words = counted(len(lines), "convention", "Aucune convention")
    finding = f"{words} en vigueur au {long_date(register.day)}"
    return listed(finding, Twin(_AGREEMENT_HEADS, tuple(_agreement(one, register.day) for one in lines)))


def _silent(action: Action, day: date) -> tuple[Cell, ...]:
    return (
        action.label,
        OWNERS.get(action.owner, action.owner),
        day_words(action.last_event_on),
        float(action.silent_days(day)),
        next_step_words(action.review),
    )


def _line(action: Action) -> tuple[Cell, ...]:
    review = action.review
    progress: Cell = None if review is None else review.progress
    difficulty = DIFFICULTIES.get(action.difficulty, action.difficulty)
    public = PUBLICS.get(action.public, action.public)
    return (
        f"{action.action} – {action.label}",
        f"{difficulty} · {public}",
        OWNERS.get(action.owner, action.owner),
        weather_words(review),
        "sans cible" if progress is None else progress,
        None if review is None else review.value,
        day_words(action.last_event_on),
        next_step_words(review),
    )


def _agreement(one: Agreement, day: date) -> tuple[Cell, ...]:
    return (
        one.partner,
        AGREEMENT_KINDS.get(one.kind, one.kind),
        short_date(one.signed_on),
        short_date(one.lapses_on) if one.lapses_on else "tacite reconduction",
        day_words(one.reported_on),
        "oui" if one.is_alive(day) else "non",
    )


def _rank(order: Sequence[str], kind: str) -> int:
    return order.index(kind) if kind in order else len(order)
