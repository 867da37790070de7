"""PLANIR: actions, persons, agreements, alerts, letters, calls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "planir_action",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("label", sa.String(length=160), nullable=False),
        sa.Column(
            "scheme",
            sa.String(length=24),
            nullable=False,
            comment="pass, young_path, ccas, ase, urgent_line, seniors, other",
        ),
        sa.Column(
            "difficulty",
            sa.String(length=24),
            nullable=False,
            comment="misunderstanding, non_take_up, disruption",
        ),
        sa.Column("public", sa.String(length=24), nullable=False),
        sa.Column(
            "owner",
            sa.String(length=24),
            nullable=False,
            comment="the body in charge: cpam, social_service, medical_service",
        ),
        sa.Column(
            "value_label",
            sa.String(length=120),
            nullable=False,
            comment="what the progress of the action counts",
        ),
        sa.Column("labelled_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("department", "action", name=op.f("pk_planir_action")),
    )
    op.create_table(
        "planir_action_partner",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("partner", sa.String(length=24), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("department", "action", "partner", name=op.f("pk_planir_action_partner")),
    )
    op.create_table(
        "planir_agreement",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("agreement", sa.String(length=24), nullable=False),
        sa.Column("partner", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column(
            "lapses_on",
            sa.Date(),
            nullable=True,
            comment="first day without effect; none while tacitly renewed",
        ),
        sa.Column(
            "renewal",
            sa.Boolean(),
            nullable=False,
            comment="follows an earlier agreement with the same partner",
        ),
        sa.PrimaryKeyConstraint("department", "agreement", name=op.f("pk_planir_agreement")),
    )
    with op.batch_alter_table("planir_agreement", schema=None) as batch_op:
        batch_op.create_index(
            "ix_planir_agreement_department_partner", ["department", "partner"], unique=False
        )

    op.create_table(
        "planir_alert",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("alert", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False, comment="ase_17_21, retirement, c2s_expiry"),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False, comment="the day on which the right would lapse"),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True, comment="kept_open, lapsed"),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.PrimaryKeyConstraint("department", "alert", name=op.f("pk_planir_alert")),
    )
    with op.batch_alter_table("planir_alert", schema=None) as batch_op:
        batch_op.create_index(
            "ix_planir_alert_department_raised_on", ["department", "raised_on"], unique=False
        )

    op.create_table(
        "planir_ccas",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("partner", sa.String(length=24), nullable=False),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("department", "partner", name=op.f("pk_planir_ccas")),
        comment="The CCAS that exist: the denominator of the coverage, whether an agreement was signed or not.",
    )
    op.create_table(
        "planir_event",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("department", "action", "event", name=op.f("pk_planir_event")),
    )
    with op.batch_alter_table("planir_event", schema=None) as batch_op:
        batch_op.create_index(
            "ix_planir_event_department_action_held_on", ["department", "action", "held_on"], unique=False
        )

    op.create_table(
        "planir_letter",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("letter", sa.String(length=24), nullable=False),
        sa.Column("campaign", sa.String(length=24), nullable=False),
        sa.Column(
            "sent_on", sa.Date(), nullable=False, comment="day of the mailing, for those not contacted too"
        ),
        sa.Column(
            "contacted",
            sa.Boolean(),
            nullable=False,
            comment="false: comparison group, eligible but not written to",
        ),
        sa.Column(
            "acted_on",
            sa.Date(),
            nullable=True,
            comment="the day on which the person did what the letter proposes",
        ),
        sa.PrimaryKeyConstraint("department", "letter", name=op.f("pk_planir_letter")),
    )
    with op.batch_alter_table("planir_letter", schema=None) as batch_op:
        batch_op.create_index("ix_planir_letter_department_sent_on", ["department", "sent_on"], unique=False)

    op.create_table(
        "planir_milestone",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("milestone", sa.String(length=24), nullable=False),
        sa.Column("label", sa.String(length=160), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("department", "action", "milestone", name=op.f("pk_planir_milestone")),
    )
    op.create_table(
        "planir_partner_report",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("partner", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column(
            "reports",
            sa.Integer(),
            nullable=False,
            comment="situations that the partner signalled on that day",
        ),
        sa.PrimaryKeyConstraint("department", "partner", "day", name=op.f("pk_planir_partner_report")),
    )
    op.create_table(
        "planir_person",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False, comment="civil year: a person counts once a year"),
        sa.Column("person", sa.String(length=24), nullable=False, comment="opaque"),
        sa.Column(
            "action",
            sa.String(length=24),
            nullable=False,
            comment="the action that met the person first in the year",
        ),
        sa.Column("scheme", sa.String(length=24), nullable=False),
        sa.Column("difficulty", sa.String(length=24), nullable=False),
        sa.Column("public", sa.String(length=24), nullable=False),
        sa.Column(
            "first_on", sa.Date(), nullable=False, comment="first event of the year: flagged or accompanied"
        ),
        sa.Column("flagged_on", sa.Date(), nullable=True),
        sa.Column("accompanied_on", sa.Date(), nullable=True),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.PrimaryKeyConstraint("department", "year", "person", name=op.f("pk_planir_person")),
    )
    with op.batch_alter_table("planir_person", schema=None) as batch_op:
        batch_op.create_index(
            "ix_planir_person_department_first_on", ["department", "first_on"], unique=False
        )

    op.create_table(
        "planir_review",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column(
            "weather", sa.String(length=12), nullable=False, comment="sunny, cloudy, stormy: set by the owner"
        ),
        sa.Column("start_value", sa.Double(), nullable=False),
        sa.Column(
            "target_value", sa.Double(), nullable=True, comment="none while the fund has set no target"
        ),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("next_step", sa.String(length=160), nullable=True),
        sa.Column("next_step_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("department", "action", "reviewed_on", name=op.f("pk_planir_review")),
        comment="What the owner says of an action, at a date; the last review stands until the next one.",
    )
    op.create_table(
        "planir_urgent_call",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("call", sa.String(length=24), nullable=False),
        sa.Column("called_on", sa.Date(), nullable=False),
        sa.Column("caller", sa.String(length=24), nullable=False, comment="doctor, pharmacist"),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("department", "call", name=op.f("pk_planir_urgent_call")),
    )
    with op.batch_alter_table("planir_urgent_call", schema=None) as batch_op:
        batch_op.create_index(
            "ix_planir_urgent_call_department_called_on", ["department", "called_on"], unique=False
        )


def downgrade() -> None:
    """Drop the tables, and what they hold."""
    op.drop_table("planir_urgent_call")
    op.drop_table("planir_letter")
    op.drop_table("planir_alert")
    op.drop_table("planir_person")
    op.drop_table("planir_partner_report")
    op.drop_table("planir_agreement")
    op.drop_table("planir_ccas")
    op.drop_table("planir_action_partner")
    op.drop_table("planir_milestone")
    op.drop_table("planir_event")
    op.drop_table("planir_review")
    op.drop_table("planir_action")
