"""How does the departmental committee of the charter live in the demonstration?

Orne: its first meeting is the one printed in the report, 6 December 2022, the only one of that year. The
meetings that follow, the decisions and everything in Essonne are plausible and calibrate nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data_access.loading import Row


@dataclass(frozen=True)
class Decision:
    """What the committee decided, by when, and when it was done (None: still open)."""

    label: str
    due_on: date
    closed_on: date | None


@dataclass(frozen=True)
class Meeting:
    """A meeting of the committee, planned, held or not, and its decisions."""

    planned_on: date
    held_on: date | None
    subject: str
    decisions: Sequence[Decision] = ()


CONTACTS = "Recenser les référents handicap des signataires"
POSTER = "Diffuser l'affiche du questionnaire Handifaction dans les accueils"
FORM = "Adopter le modèle de fiche d'engagement"
TRAINING = "Proposer un calendrier commun de formation à l'accueil"
EMERGENCY = "Réunir les services d'urgence sur l'accueil prioritaire"
LIAISON = "Mettre au point une fiche de liaison commune"
UNTAKEN = "Chercher un signataire pour les principes sans engagement"
PROOFS = "Rassembler les preuves des engagements tenus"
MAP = "Publier la liste des cabinets accessibles"

MEETINGS: Mapping[str, Sequence[Meeting]] = {
    "61": (
        Meeting(
            date(2022, 12, 6),
            date(2022, 12, 6),
            "Installation du comité, thématiques de travail",
            (
                Decision(CONTACTS, date(2023, 1, 31), date(2023, 1, 26)),
                Decision(FORM, date(2023, 2, 28), date(2023, 2, 14)),
                Decision(POSTER, date(2023, 3, 31), date(2023, 4, 18)),
            ),
        ),
        Meeting(
            date(2023, 3, 14),
            date(2023, 3, 14),
            "Engagements des signataires, formation à l'accueil",
            (
                Decision(TRAINING, date(2023, 5, 31), date(2023, 5, 24)),
                Decision(EMERGENCY, date(2023, 6, 30), date(2023, 9, 12)),
            ),
        ),
        Meeting(
            date(2023, 6, 13),
            date(2023, 6, 20),
            "Urgences, résultats d'Handifaction",
            (
                Decision(LIAISON, date(2023, 9, 29), date(2023, 9, 26)),
                Decision(UNTAKEN, date(2023, 10, 13), None),
            ),
        ),
        Meeting(date(2023, 9, 19), None, "Point sur les engagements"),
        Meeting(date(2023, 12, 5), None, "Bilan de la première année"),
    ),
    "91": (
        Meeting(
            date(2022, 6, 28),
            date(2022, 6, 28),
            "Installation du comité",
            (
                Decision(CONTACTS, date(2022, 9, 30), date(2022, 9, 20)),
                Decision(FORM, date(2022, 9, 30), date(2022, 10, 11)),
            ),
        ),
        Meeting(
            date(2022, 11, 15),
            date(2022, 11, 15),
            "Engagements des signataires, Handifaction",
            (
                Decision(POSTER, date(2022, 12, 30), date(2022, 12, 13)),
                Decision(TRAINING, date(2023, 2, 28), date(2023, 2, 21)),
            ),
        ),
        Meeting(
            date(2023, 3, 21),
            date(2023, 3, 21),
            "Consultations de ville",
            (Decision(MAP, date(2023, 6, 30), None),),
        ),
        Meeting(date(2023, 6, 27), None, "Urgences et hospitalisation"),
        Meeting(
            date(2023, 9, 26),
            date(2023, 10, 3),
            "Preuves, résultats d'Handifaction",
            (
                Decision(PROOFS, date(2023, 10, 27), date(2023, 10, 24)),
                Decision(EMERGENCY, date(2023, 12, 15), None),
            ),
        ),
        Meeting(date(2023, 12, 12), None, "Bilan annuel"),
    ),
}


def meetings(department: str) -> Iterator[Row]:
    """The meetings of the committee, planned ones included."""
    for rank, meeting in enumerate(MEETINGS[department], start=1):
        yield {
            "department": department,
            "meeting": f"R{rank:02d}",
            "planned_on": meeting.planned_on,
            "held_on": meeting.held_on,
            "subject": meeting.subject,
        }


def decisions(department: str) -> Iterator[Row]:
    """The decisions of the meetings held."""
    taken = [
        (f"R{rank:02d}", meeting.held_on, decision)
        for rank, meeting in enumerate(MEETINGS[department], start=1)
        for decision in meeting.decisions
    ]
    for rank, (meeting, day, decision) in enumerate(taken, start=1):
        yield {
            "department": department,
            "decision": f"D{rank:02d}",
            "meeting": meeting,
            "label": decision.label,
            "decided_on": day,
            "due_on": decision.due_on,
            "closed_on": decision.closed_on,
        }
