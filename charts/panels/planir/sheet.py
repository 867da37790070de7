"""PLANIR: what does the sheet of one action say?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charts.chart import Chart
from charts.panels.planir.words import (
    VALUE,
    counted,
    day_words,
    listed,
    lowered,
    next_step_words,
    plural,
    weather_words,
)
from charts.twin import Cell, Column, Twin
from metrics.planir import DIFFICULTIES, OWNERS, PUBLICS
from metrics.planir.detail import Action, Review
from metrics.units import DAYS, NO_BREAK, SHARE, short_date

_NAMES_SHOWN = 12
_SHEET_HEADS = (Column("Repère"), Column("Contenu"))
_MILESTONE_HEADS = (Column("Jalon"), Column("Échéance"), Column("Atteint le"), Column("État"))
_REVIEW_HEADS = (
    Column("Revue du"),
    Column("Météo"),
    Column("Valeur", VALUE),
    Column("Avancement", SHARE),
)
_EVENT_HEADS = (Column("Date"), Column("Événement"))


def sheet(action: Action, day: date) -> Chart:
    """The marks of one action: owner, weather, progress and raw value, next step, partners."""
    rows = tuple((head, words) for head, words in _marks(action, day) if words)
    return listed(action.label, Twin(_SHEET_HEADS, rows))


def milestones(action: Action, day: date) -> Chart:
    """The steps of one action, in the order of their terms."""
    states = [step.state(day) for step in action.milestones]
    late = states.count("échu, non atteint")
    done = sum(1 for step in action.milestones if step.done_on)
    finding = f"Jalons{NO_BREAK}: {done} atteint{plural(done)} sur{NO_BREAK}{len(states)}"
    finding += f", {late} échu{plural(late)} et non atteint{plural(late)}" if late else ""
    rows = tuple(
        (step.label, short_date(step.due_on), day_words(step.done_on), state)
        for step, state in zip(action.milestones, states, strict=True)
    )
    return listed(finding, Twin(_MILESTONE_HEADS, rows))


def reviews(action: Action) -> Chart:
    """What the owner said of the action, the last review first."""
    rows = tuple(_review(one) for one in reversed(action.reviews))
    words = counted(len(rows), "revue", "Aucune revue")
    return listed(f"{words} du porteur{NO_BREAK}: {lowered(action.value_label)}", Twin(_REVIEW_HEADS, rows))


def events(action: Action) -> Chart:
    """What happened in the action over a year."""
    rows = tuple((short_date(one.held_on), one.words) for one in action.events)
    words = counted(len(rows), "événement", "Aucun événement")
    return listed(f"{words} en douze mois", Twin(_EVENT_HEADS, rows))


def _marks(action: Action, day: date) -> Sequence[tuple[str, str]]:
    review = action.review
    return (
        ("Difficulté visée", DIFFICULTIES.get(action.difficulty, action.difficulty)),
        ("Public", PUBLICS.get(action.public, action.public)),
        ("Porteur", OWNERS.get(action.owner, action.owner)),
        ("Labellisée le", short_date(action.labelled_on)),
        (
            "Météo",
            f"{weather_words(review)}, selon la revue du {short_date(review.reviewed_on)}" if review else "",
        ),
        ("Avancement", _progress(review)),
        ("Valeur brute", f"{action.value_label}{NO_BREAK}: {_raw(review)}" if review else ""),
        ("Prochaine étape", next_step_words(review)),
        ("Dernier événement", _last_event(action, day)),
        ("Partenaires", _partners(action.partners)),
    )


def _progress(review: Review | None) -> str:
    if review is None:
        return "aucune revue"
    return "aucune cible fixée" if review.progress is None else SHARE.write(review.progress)


def _raw(review: Review) -> str:
    start, now = VALUE.number(review.start), VALUE.number(review.value)
    target = "cible non fixée" if review.target is None else f"cible {VALUE.number(review.target)}"
    return f"{now} (départ {start}, {target})"


def _last_event(action: Action, day: date) -> str:
    if action.last_event_on is None:
        return "aucun depuis le label"
    return f"le {short_date(action.last_event_on)}, il y a {DAYS.write(action.silent_days(day))}"


def _partners(names: Sequence[str] | None) -> str:
    if names is None:
        return "extrait non chargé"
    if not names:
        return "aucun partenaire rattaché"
    more = len(names) - _NAMES_SHOWN
    said = ", ".join(names[:_NAMES_SHOWN])
    if more <= 0:
        return said
    return f"{said} et {more}{NO_BREAK}autre{plural(more)}"


def _review(one: Review) -> tuple[Cell, ...]:
    progress: Cell = "sans cible" if one.progress is None else one.progress
    return (short_date(one.reviewed_on), weather_words(one), one.value, progress)
