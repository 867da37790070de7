"""PLANIR: which facts are kept about the actions of the plan and about the agreements with partners?

Texts speak of actions, never of a person. What happens to persons is in `planir_people`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Double, Index, Integer, String, Table

from data_access.schema import planir_people
from data_access.schema.common import department_key, metadata

planir_action = Table(
    "planir_action",
    metadata,
    department_key(),
    Column("action", String(24), primary_key=True),
    Column("label", String(160), nullable=False),
    Column(
        "scheme",
        String(24),
        nullable=False,
        comment="pass, young_path, ccas, ase, urgent_line, seniors, other",
    ),
    Column("difficulty", String(24), nullable=False, comment="misunderstanding, non_take_up, disruption"),
    Column("public", String(24), nullable=False),
    Column(
        "owner",
        String(24),
        nullable=False,
        comment="the body in charge: cpam, social_service, medical_service",
    ),
    Column("value_label", String(120), nullable=False, comment="what the progress of the action counts"),
    Column("labelled_on", Date, nullable=False),
    Column("ended_on", Date),
)

planir_review = Table(
    "planir_review",
    metadata,
    department_key(),
    Column("action", String(24), primary_key=True),
    Column("reviewed_on", Date, primary_key=True),
    Column("weather", String(12), nullable=False, comment="sunny, cloudy, stormy: set by the owner"),
    Column("start_value", Double, nullable=False),
    Column("target_value", Double, comment="none while the fund has set no target"),
    Column("value", Double, nullable=False),
    Column("next_step", String(160)),
    Column("next_step_on", Date),
    comment="What the owner says of an action, at a date; the last review stands until the next one.",
)

planir_event = Table(
    "planir_event",
    metadata,
    department_key(),
    Column("action", String(24), primary_key=True),
    Column("event", String(24), primary_key=True),
    Column("held_on", Date, nullable=False),
    Column("kind", String(24), nullable=False),
    Index("ix_planir_event_department_action_held_on", "department", "action", "held_on"),
)

planir_milestone = Table(
    "planir_milestone",
    metadata,
    department_key(),
    Column("action", String(24), primary_key=True),
    Column("milestone", String(24), primary_key=True),
    Column("label", String(160), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("done_on", Date),
)

planir_action_partner = Table(
    "planir_action_partner",
    metadata,
    department_key(),
    Column("action", String(24), primary_key=True),
    Column("partner", String(24), primary_key=True),
    Column("joined_on", Date, nullable=False),
)

planir_ccas = Table(
    "planir_ccas",
    metadata,
    department_key(),
    Column("partner", String(24), primary_key=True),
    Column("commune", String(5), nullable=False),
    Column("epci", String(9)),
    Column("opened_on", Date, nullable=False),
    Column("closed_on", Date),
    comment="The CCAS that exist: the denominator of the coverage, whether an agreement was signed or not.",
)

planir_agreement = Table(
    "planir_agreement",
    metadata,
    department_key(),
    Column("agreement", String(24), primary_key=True),
    Column("partner", String(24), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("signed_on", Date, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("lapses_on", Date, comment="first day without effect; none while tacitly renewed"),
    Column("renewal", Boolean, nullable=False, comment="follows an earlier agreement with the same partner"),
    Index("ix_planir_agreement_department_partner", "department", "partner"),
)

planir_partner_report = Table(
    "planir_partner_report",
    metadata,
    department_key(),
    Column("partner", String(24), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("kind", String(24), nullable=False),
    Column("reports", Integer, nullable=False, comment="situations that the partner signalled on that day"),
)

__all__ = ["planir_people"]
