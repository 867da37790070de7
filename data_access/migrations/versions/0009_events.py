"""Events drawn on curves, loaded and printed in reports, and the ends of right of the aide médicale de l'État."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; nothing that is there changes."""
    _create_events()
    _create_published_events()
    _create_ame_expiries()


def _create_events() -> None:
    op.create_table(
        "event",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column(
            "happened_on", sa.Date(), nullable=False, comment="the day, or the first day of a campaign"
        ),
        sa.Column("ends_on", sa.Date(), nullable=True, comment="last day of a campaign"),
        sa.Column(
            "label",
            sa.String(length=80),
            nullable=False,
            comment="a fact about the fund; never about a person",
        ),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="campaign, reform, decision"),
        sa.Column("programme", sa.String(length=24), nullable=True, comment="a topic; empty: all of them"),
        sa.Column(
            "metric",
            sa.String(length=64),
            nullable=True,
            comment="only this indicator; empty: all those of the programme",
        ),
        sa.Column(
            "new_limits",
            sa.Boolean(),
            nullable=False,
            comment="limits of the curves are worked out anew from it",
        ),
        sa.Column(
            "stated_in",
            sa.String(length=160),
            nullable=False,
            comment="document, committee or text that states it",
        ),
        sa.PrimaryKeyConstraint("department", "event", name=op.f("pk_event")),
        comment="What happened, as the fund states it: drawn on curves, counted in nothing.",
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_department_happened_on", ["department", "happened_on"], unique=False)


def _create_published_events() -> None:
    op.create_table(
        "published_event",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column(
            "happened_on", sa.Date(), nullable=False, comment="first day of the month when no day is printed"
        ),
        sa.Column("to_the_month", sa.Boolean(), nullable=False, comment="no day is printed"),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="campaign, reform, decision"),
        sa.Column("programme", sa.String(length=24), nullable=True),
        sa.Column("metric", sa.String(length=64), nullable=True),
        sa.Column("stated_in", sa.String(length=160), nullable=False, comment="the report"),
        sa.Column("quote", sa.Text(), nullable=False, comment="its words"),
        sa.PrimaryKeyConstraint("department", "event", name=op.f("pk_published_event")),
        comment="The dated events that reports print; a loaded event of the same key stands in for one.",
    )


def _create_ame_expiries() -> None:
    op.create_table(
        "ame_expiry",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column(
            "expires_on", sa.Date(), nullable=False, comment="last day of the right; may be still to come"
        ),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column(
            "public",
            sa.String(length=8),
            nullable=False,
            comment="minor, adult: on the last day of the right",
        ),
        sa.Column("renewed_on", sa.Date(), nullable=True, comment="day on which the next right was decided"),
        sa.Column(
            "gap_days",
            sa.Integer(),
            nullable=True,
            comment="days without right between the two; 0 when they follow each other",
        ),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("department", "line", name=op.f("pk_ame_expiry")),
        comment="Aide médicale de l'État: a right of one year, always asked for again.",
    )
    with op.batch_alter_table("ame_expiry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ame_expiry_department_expires_on", ["department", "expires_on"], unique=False
        )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("ame_expiry", "published_event", "event"):
        op.drop_table(table)
