"""What happens to the actions of the demonstration: reviews, events, milestones, partners?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data_access.loading import Row
from ingestion.demonstration.calendar import FIRST_DAY, MONTHLY_UNTIL, YEARS, months_between
from ingestion.demonstration.planir.plan import Plan
from ingestion.demonstration.territory import Territory

WEBINAR_ON = date(2022, 10, 11)
"""The webinar that the report places in October 2022; its day is not printed."""
REVIEW_DAYS = ((3, 20), (6, 20), (9, 20), (12, 20))
LAST_REVIEW = date(2023, 10, 17)
NEVER_DONE_SHARE = 0.08
WELL_ON_ITS_WAY = 0.8
AUGUST = 8
WEATHERS = ("sunny", "cloudy", "stormy")
EVENT_KINDS: Mapping[str, Sequence[str]] = {
    "ccas": ("contact", "contact", "committee", "training"),
    "ase": ("committee", "webinar", "contact"),
    "young_path": ("session", "session", "contact", "committee"),
    "urgent_line": ("contact", "committee"),
    "pass": ("contact", "committee", "training"),
}
OTHER_EVENTS = ("session", "session", "contact", "committee", "training")
NEXT_STEPS = (
    "Réunir le comité de suivi",
    "Partager le bilan avec les partenaires",
    "Former les nouveaux référents",
    "Relancer les partenaires sans signalement",
    "Fixer le calendrier des séances à venir",
    "Mettre à jour la fiche de l'action",
)
FIRST_MILESTONES = (
    (60, "Objectifs et mode de suivi validés"),
    (150, "Partenaires associés et informés"),
    (270, "Premier bilan partagé"),
)


@dataclass(frozen=True)
class Known:
    """The other facts of the demonstration, which some actions count as their progress."""

    persons: Sequence[Row]
    agreements: Sequence[Row]

    def value(self, plan: Plan, day: date) -> float:
        """What the action counts on this day."""
        if plan.counted == "persons":
            return float(sum(_met(row, plan.action, day) for row in self.persons))
        return float(len({row["partner"] for row in self.agreements if _in_force(row, plan.counted, day)}))


def reviews(department: str, plans: Sequence[Plan], known: Known, rng: np.random.Generator) -> Iterator[Row]:
    """One review a quarter for each action, from its label to its end."""
    for plan in plans:
        state = int(rng.integers(0, 2))
        for day in _review_days(plan):
            state = int(np.clip(state + rng.choice((-1, 0, 0, 1)), 0, 2))
            yield {
                "department": department,
                "action": plan.action,
                "reviewed_on": day,
                "weather": WEATHERS[_weather(plan, day, state)],
                "start_value": plan.start,
                "target_value": plan.target,
                "value": known.value(plan, day) if plan.counted else _on_the_way(plan, day, rng),
                "next_step": str(rng.choice(NEXT_STEPS)),
                "next_step_on": day + timedelta(days=int(rng.integers(25, 80))),
            }


def events(department: str, plans: Sequence[Plan], rng: np.random.Generator) -> Iterator[Row]:
    """One to three events a month for an action that lives; none once it is silent."""
    for plan in plans:
        days = sorted(_event_days(plan, rng))
        for rank, day in enumerate(days, start=1):
            kinds = EVENT_KINDS.get(plan.scheme, OTHER_EVENTS)
            kind = "webinar" if plan.scheme == "ccas" and day == WEBINAR_ON else str(rng.choice(kinds))
            event = f"{plan.action}-E{rank:03d}"
            yield {
                "department": department,
                "action": plan.action,
                "event": event,
                "held_on": day,
                "kind": kind,
            }


def milestones(department: str, plans: Sequence[Plan], rng: np.random.Generator) -> Iterator[Row]:
    """The first steps after the label, then two rendezvous a year; those to come are not done."""
    for plan in plans:
        for rank, (due, label) in enumerate(sorted(_due(plan)), start=1):
            done = due + timedelta(days=int(rng.normal(-4, 16)))
            kept = rng.random() > NEVER_DONE_SHARE and done <= (plan.silent_from or MONTHLY_UNTIL)
            yield {
                "department": department,
                "action": plan.action,
                "milestone": f"{plan.action}-J{rank:02d}",
                "label": label,
                "due_on": due,
                "done_on": done if kept and done <= MONTHLY_UNTIL else None,
            }


def partners(
    territory: Territory, plans: Sequence[Plan], agreements: Sequence[Row], rng: np.random.Generator
) -> Iterator[Row]:
    """The partners with an agreement for an agreement action; a few partners for the others."""
    signed = {
        str(row["partner"]): row["signed_on"]
        for row in agreements
        if _in_force(row, row["kind"], MONTHLY_UNTIL)
    }
    for plan in plans:
        for kind in plan.partner_kinds:
            codes = [str(one["partner"]) for one in territory.partners_of(kind)]
            if plan.scheme == "other":
                codes = sorted(str(code) for code in rng.choice(codes, min(3, len(codes)), replace=False))
            for code in codes:
                joined_on = signed.get(code) if plan.counted == kind else plan.labelled_on
                if joined_on:
                    yield {
                        "department": territory.department,
                        "action": plan.action,
                        "partner": code,
                        "joined_on": joined_on,
                    }


def _met(row: Row, action: str, day: date) -> bool:
    return bool(row["action"] == action and row["year"] == day.year and row["first_on"] <= day)


def _in_force(row: Row, kind: str, day: date) -> bool:
    lapsed = row["lapses_on"] is not None and row["lapses_on"] <= day
    return bool(row["kind"] == kind and row["starts_on"] <= day and not lapsed)


def _review_days(plan: Plan) -> list[date]:
    days = [date(year, month, day) for year in YEARS for month, day in REVIEW_DAYS] + [LAST_REVIEW]
    last = min(plan.ended_on or LAST_REVIEW, plan.silent_from or LAST_REVIEW, LAST_REVIEW)
    return [day for day in days if plan.labelled_on < day <= last]


def _weather(plan: Plan, day: date, state: int) -> int:
    """The weather darkens in the half-year before an action falls silent."""
    if plan.silent_from and day > plan.silent_from - timedelta(days=180):
        return max(state, 1)
    return min(state, 1) if plan.progress >= WELL_ON_ITS_WAY or plan.counted else state


def _on_the_way(plan: Plan, day: date, rng: np.random.Generator) -> float:
    """A value on the way from the start to the progress of the data date, never quite straight."""
    begun = max(plan.labelled_on, FIRST_DAY - timedelta(days=365))
    share = (day - begun).days / max((LAST_REVIEW - begun).days, 1)
    way = (plan.target or 0.0) - plan.start
    noise = 0.0 if day == LAST_REVIEW else rng.normal(0, 0.03)
    return float(round(plan.start + way * (plan.progress * min(share, 1.0) + noise)))


def _event_days(plan: Plan, rng: np.random.Generator) -> set[date]:
    first = max(plan.labelled_on, FIRST_DAY)
    last = min(plan.ended_on or MONTHLY_UNTIL, plan.silent_from or MONTHLY_UNTIL, MONTHLY_UNTIL)
    days = {first, last} if plan.silent_from else {first}
    for month in months_between(first, last):
        wanted = int(rng.integers(0, 2) if month.month == AUGUST else rng.integers(1, 4))
        drawn = (_working(month + timedelta(days=int(step))) for step in rng.integers(0, 26, wanted))
        days |= {day for day in drawn if first <= day <= last}
    return days | ({WEBINAR_ON} if plan.scheme == "ccas" else set())


def _working(day: date) -> date:
    """The day itself, or the Monday after a week-end."""
    return day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])


def _due(plan: Plan) -> Iterator[tuple[date, str]]:
    for step, label in FIRST_MILESTONES:
        due = plan.labelled_on + timedelta(days=step)
        if due >= FIRST_DAY:
            yield due, label
    for year in YEARS:
        for due, label in (
            (date(year, 6, 30), "Point d'étape du premier semestre"),
            (date(year, 12, 15), "Bilan annuel présenté au comité de pilotage"),
        ):
            if due > plan.labelled_on + timedelta(days=90) and due <= (plan.ended_on or due):
                yield due, f"{label} {year}"
