"""Charte Romain Jacob and Handifaction: which facts are kept?

The register of the charter: bodies that signed, what they committed to, each update that they gave, the
committee's meetings and decisions. Bodies are named as public institutions; nobody is. Every event has
its own date, so the register can be read as it stood on any day.

The Handifaction barometer: numbers of answers, never an answer. Answers are published by quarter and
dated on the last day of it: a quarter is known when it is over, and any twelve months hold four of them.
"""

from sqlalchemy import Column, Date, Index, Integer, String, Table

from data_access.schema.common import department_key, metadata

charter_signatory = Table(
    "charter_signatory",
    metadata,
    department_key(),
    Column("signatory", String(24), primary_key=True),
    Column("name", String(160), nullable=False, comment="a body, as printed in its register; never a person"),
    Column("kind", String(24), nullable=False),
    Column("signed_on", Date, nullable=False),
)

charter_commitment = Table(
    "charter_commitment",
    metadata,
    department_key(),
    Column("commitment", String(24), primary_key=True),
    Column("signatory", String(24), nullable=False),
    Column("principle", Integer, nullable=False, comment="1 to 12, as numbered in the charter"),
    Column("label", String(200), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("done_on", Date, comment="the day on which the signatory declared it done"),
    Column("proof", String(24), comment="kind of document that proves it"),
    Column("proved_on", Date, comment="the day on which the document was received"),
    Index("ix_charter_commitment_department_signatory", "department", "signatory"),
)

charter_update = Table(
    "charter_update",
    metadata,
    department_key(),
    Column("commitment", String(24), primary_key=True),
    Column("updated_on", Date, primary_key=True),
    comment="Each time a signatory said where a commitment stands; making it is the first time.",
)

charter_meeting = Table(
    "charter_meeting",
    metadata,
    department_key(),
    Column("meeting", String(24), primary_key=True),
    Column("planned_on", Date, nullable=False),
    Column("held_on", Date, comment="empty when it has not been held"),
    Column("subject", String(200), nullable=False),
)

charter_decision = Table(
    "charter_decision",
    metadata,
    department_key(),
    Column("decision", String(24), primary_key=True),
    Column("meeting", String(24), nullable=False),
    Column("label", String(200), nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("closed_on", Date),
)

handifaction_answers = Table(
    "handifaction_answers",
    metadata,
    department_key(),
    Column("quarter_end", Date, primary_key=True, comment="last day of the quarter"),
    Column("channel", String(16), primary_key=True, comment="campaign, spontaneous"),
    Column("age_group", String(8), primary_key=True),
    Column("living_place", String(24), primary_key=True),
    Column("question", String(24), primary_key=True),
    Column("outcome", String(24), primary_key=True, comment="the answer given to the question"),
    Column("answers", Integer, nullable=False),
)
