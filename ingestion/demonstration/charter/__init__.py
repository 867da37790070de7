"""How is the demonstration of the charter and of Handifaction calibrated?

Orne: signature on 4 October 2022, 28 signatory lines on that day and until the end of the year (counted in
the printed list: the number of bodies is not defined, I-09), first meeting of the committee on 6 December
2022, its only one of the year. The national figures printed on the same page (12 principles, « plus de 7 000
signataires », 75, 80 and 85 %) stay published figures and calibrate no departmental fact.
Essonne prints nothing on the charter: a smaller register, signed in May 2022, is generated uncalibrated.
"""

from __future__ import annotations

from collections.abc import Iterator

from data_access.loading import Extract
from data_access.schema.charter import (
    charter_commitment,
    charter_decision,
    charter_meeting,
    charter_signatory,
    charter_update,
    handifaction_answers,
)
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import FIRST_DAY, MONTHLY_UNTIL, QUARTERLY_UNTIL
from ingestion.demonstration.charter.answers import answers
from ingestion.demonstration.charter.commitments import commitments, updates
from ingestion.demonstration.charter.committee import decisions, meetings
from ingestion.demonstration.charter.signatories import SIGNED_ON, signatories
from ingestion.demonstration.territory import Territory


def extracts(territory: Territory) -> tuple[Extract, ...]:
    """The demonstration extracts of the programme for one department."""
    if territory.department not in SIGNED_ON:
        return ()
    facts = ((handifaction_answers, tuple(answers(territory))),)
    return (*_register(territory.department), Extract("handifaction", facts, FIRST_DAY, QUARTERLY_UNTIL))


def _register(department: str) -> Iterator[Extract]:
    """The register, kept from before the signature: until then it holds nobody."""
    rng = draw.generator(department, "charter")
    bodies = tuple(signatories(department))
    taken = tuple(commitments(department, bodies, rng))
    facts = {
        "charter_signatories": (charter_signatory, bodies),
        "charter_commitments": (charter_commitment, taken),
        "charter_updates": (charter_update, tuple(updates(taken, rng))),
        "charter_meetings": (charter_meeting, tuple(meetings(department))),
        "charter_decisions": (charter_decision, tuple(decisions(department))),
    }
    for source, of_table in facts.items():
        yield Extract(source, (of_table,), FIRST_DAY, MONTHLY_UNTIL)
