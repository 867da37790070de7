"""PLANIR: which facts are kept about persons met, alerts, letters and calls?

One row a person and civil year, an alert, a letter or a call, under an opaque identifier; no name, no
NIR, no address, no free text.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table

from data_access.schema.common import department_key, metadata

planir_person = Table(
    "planir_person",
    metadata,
    department_key(),
    Column("year", Integer, primary_key=True, comment="civil year: a person counts once a year"),
    Column("person", String(24), primary_key=True, comment="opaque"),
    Column("action", String(24), nullable=False, comment="the action that met the person first in the year"),
    Column("scheme", String(24), nullable=False),
    Column("difficulty", String(24), nullable=False),
    Column("public", String(24), nullable=False),
    Column("first_on", Date, nullable=False, comment="first event of the year: flagged or accompanied"),
    Column("flagged_on", Date),
    Column("accompanied_on", Date),
    Column("commune", String(5), nullable=False),
    Column("epci", String(9)),
    Index("ix_planir_person_department_first_on", "department", "first_on"),
)

planir_alert = Table(
    "planir_alert",
    metadata,
    department_key(),
    Column("alert", String(24), primary_key=True),
    Column("kind", String(24), nullable=False, comment="ase_17_21, retirement, c2s_expiry"),
    Column("raised_on", Date, nullable=False),
    Column("due_on", Date, nullable=False, comment="the day on which the right would lapse"),
    Column("settled_on", Date),
    Column("outcome", String(12), comment="kept_open, lapsed"),
    Column("commune", String(5), nullable=False),
    Column("epci", String(9)),
    Index("ix_planir_alert_department_raised_on", "department", "raised_on"),
)

planir_letter = Table(
    "planir_letter",
    metadata,
    department_key(),
    Column("letter", String(24), primary_key=True),
    Column("campaign", String(24), nullable=False),
    Column("sent_on", Date, nullable=False, comment="day of the mailing, for those not contacted too"),
    Column(
        "contacted", Boolean, nullable=False, comment="false: comparison group, eligible but not written to"
    ),
    Column("acted_on", Date, comment="the day on which the person did what the letter proposes"),
    Index("ix_planir_letter_department_sent_on", "department", "sent_on"),
)

planir_urgent_call = Table(
    "planir_urgent_call",
    metadata,
    department_key(),
    Column("call", String(24), primary_key=True),
    Column("called_on", Date, nullable=False),
    Column("caller", String(24), nullable=False, comment="doctor, pharmacist"),
    Column("answered_on", Date),
    Index("ix_planir_urgent_call_department_called_on", "department", "called_on"),
)
