"""What do the signatories of the demonstration commit to, and what becomes of it?

Nothing is published on commitments: kind, number, dates and proofs are drawn at a plausible scale and say
nothing of what the bodies named in the register really do. Some principles are left without any
commitment, because finding them is what the register is for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import MONTHLY_UNTIL
from ingestion.demonstration.charter.signatories import WITHOUT_COMMITMENT, callings

LABELS: Mapping[int, Sequence[str]] = {
    1: (
        "Associer des personnes concernées à la formation des agents",
        "Recueillir l'avis des personnes sur leur accueil",
    ),
    2: (
        "Inscrire la présence de l'accompagnant dans la procédure d'accueil",
        "Remettre une attestation aux accompagnants",
    ),
    3: (
        "Proposer une fiche d'expression des besoins avant le rendez-vous",
        "Diffuser des supports en facile à lire et à comprendre",
    ),
    4: ("Intégrer un volet santé au projet personnalisé", "Proposer un bilan de santé annuel"),
    5: (
        "Former les équipes d'accueil aux situations de handicap",
        "Organiser une journée d'échange entre soignants et accompagnants",
    ),
    6: (
        "Désigner un référent handicap et diffuser ses coordonnées",
        "Utiliser un document de liaison commun",
    ),
    7: ("Ouvrir des créneaux de dépistage adaptés", "Orienter vers l'examen de prévention en santé"),
    8: ("Réserver des créneaux longs de consultation", "Recenser les cabinets accessibles du territoire"),
    9: (
        "Préparer les hospitalisations programmées avec l'accompagnant",
        "Proposer une visite de l'établissement avant l'admission",
    ),
    10: (
        "Écrire une procédure d'accueil prioritaire aux urgences",
        "Transmettre une fiche de liaison aux urgences",
    ),
    11: ("Proposer des téléconsultations accompagnées", "Rendre accessible la prise de rendez-vous en ligne"),
    12: (
        "Promouvoir le questionnaire Handifaction auprès des usagers",
        "Présenter chaque année le bilan des engagements au comité",
    ),
}
WITHIN_REACH: Mapping[str, Sequence[int]] = {
    "state": (5, 12),
    "social_security": (3, 5, 6, 7, 12),
    "local_authority": (3, 5, 7, 12),
    "hospital": (2, 3, 5, 6, 9, 10, 12),
    "city_care": (3, 6, 7, 8, 12),
    "medico_social": (1, 2, 4, 5, 6, 7, 12),
    "association": (1, 2, 3, 5, 11, 12),
}
PROOFS = ("attendance", "attendance", "procedure", "procedure", "support", "report", "agreement")
KEPT_SHARE, PROVED_SHARE, SILENT_SHARE = 0.8, 0.7, 0.3
SATURDAY = 5
MOST_A_PRINCIPLE = 5
FIRST, FIRST_TAKEN = "Caisse primaire", (5, 12)
LEAST_ROUND_DAYS, MOST_ROUND_DAYS = 60, 155


@dataclass(frozen=True)
class Plan:
    """The principles that nobody takes, and how many commitments are made between two days."""

    untaken: tuple[int, ...]
    waves: tuple[tuple[date, date, int], ...]


PLANS: Mapping[str, Plan] = {
    "61": Plan(
        (4, 11), ((date(2022, 12, 6), date(2022, 12, 22), 9), (date(2023, 1, 9), date(2023, 10, 20), 25))
    ),
    "91": Plan(
        (1, 8, 11), ((date(2022, 6, 1), date(2022, 12, 16), 10), (date(2023, 1, 9), date(2023, 10, 20), 12))
    ),
}


def commitments(department: str, signatories: Sequence[Row], rng: np.random.Generator) -> Iterator[Row]:
    """The commitments of a department, each of another signatory or on another principle."""
    plan = PLANS[department]
    days = sorted(day for wave in plan.waves for day in _days(*wave, rng))
    taken = _taken(_pairs(department, plan, signatories, rng), days)
    met: Counter[int] = Counter()
    for rank, (day, (signatory, principle)) in enumerate(zip(days, taken, strict=True), start=1):
        yield {
            "department": department,
            "commitment": f"E{rank:03d}",
            "signatory": signatory,
            "principle": principle,
            "label": LABELS[principle][met[principle] % len(LABELS[principle])],
            "made_on": day,
            **_fate(day, rng),
        }
        met[principle] += 1


def updates(commitments: Sequence[Row], rng: np.random.Generator) -> Iterator[Row]:
    """When each commitment was updated: made, done, and every three months unless its signatory is silent."""
    names = sorted({row["signatory"] for row in commitments})
    silent = {name for name in names if rng.random() < SILENT_SHARE}
    for row in commitments:
        days = {row["made_on"], row["done_on"] or row["made_on"]}
        if row["signatory"] not in silent:
            days |= set(_rounds(row["made_on"], row["done_on"] or MONTHLY_UNTIL, rng))
        for day in sorted(days):
            yield {"department": row["department"], "commitment": row["commitment"], "updated_on": day}


def _days(first: date, last: date, count: int, rng: np.random.Generator) -> list[date]:
    open_days = draw.working_days(first, last)
    return [open_days[rank] for rank in sorted(rng.integers(len(open_days), size=count))]


def _pairs(
    department: str, plan: Plan, signatories: Sequence[Row], rng: np.random.Generator
) -> list[tuple[Row, int]]:
    """Who may take which principle, in random order; the CPAM, which keeps the register, comes first."""
    calling = callings(department)
    pairs = [
        (row, principle)
        for row in signatories
        if row["name"] not in WITHOUT_COMMITMENT
        for principle in WITHIN_REACH[calling[row["name"]]]
        if principle not in plan.untaken
    ]
    drawn = [pairs[rank] for rank in rng.permutation(len(pairs))]
    return sorted(drawn, key=lambda pair: not (pair[0]["name"].startswith(FIRST) and pair[1] in FIRST_TAKEN))


def _taken(pairs: list[tuple[Row, int]], days: Sequence[date]) -> Iterator[tuple[str, int]]:
    """One pair `(signatory, principle)` a day, never twice the same, of a body that had signed."""
    met: Counter[int] = Counter()
    for day in days:
        row, principle = next(
            (body, number)
            for body, number in pairs
            if body["signed_on"] <= day and met[number] < MOST_A_PRINCIPLE
        )
        pairs.remove((row, principle))
        met[principle] += 1
        yield row["signatory"], principle


def _fate(made_on: date, rng: np.random.Generator) -> Row:
    """When it is due, when it is declared done, and the proof that the committee receives."""
    due_on = _weekday(made_on + timedelta(days=int(rng.integers(90, 300))))
    kept, proved = rng.random() < KEPT_SHARE, rng.random() < PROVED_SHARE
    declared = _weekday(due_on + timedelta(days=int(rng.integers(-75, 30))))
    done_on = declared if kept and made_on < declared <= MONTHLY_UNTIL else None
    received = _weekday(declared + timedelta(days=int(rng.integers(0, 35))))
    proved_on = received if done_on and proved and received <= MONTHLY_UNTIL else None
    proof = str(rng.choice(PROOFS)) if proved_on else None
    return {"due_on": due_on, "done_on": done_on, "proof": proof, "proved_on": proved_on}


def _rounds(first: date, last: date, rng: np.random.Generator) -> Iterator[date]:
    day = first + timedelta(days=int(rng.integers(LEAST_ROUND_DAYS, MOST_ROUND_DAYS)))
    while _weekday(day) <= last:
        yield _weekday(day)
        day += timedelta(days=int(rng.integers(LEAST_ROUND_DAYS, MOST_ROUND_DAYS)))


def _weekday(day: date) -> date:
    """The day itself, or the Monday after a week-end."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day
