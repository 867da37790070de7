"""Complémentaire santé solidaire: beneficiaries, requests, expiries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "c2s_beneficiary",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column(
            "month", sa.Date(), nullable=False, comment="first day of the month; open rights on its last day"
        ),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("age_group", sa.String(length=8), nullable=False),
        sa.Column("participation", sa.String(length=8), nullable=False, comment="without, with"),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "department", "month", "commune", "age_group", "participation", name=op.f("pk_c2s_beneficiary")
        ),
    )
    op.create_table(
        "c2s_expiry",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column(
            "expires_on", sa.Date(), nullable=False, comment="last day of the right; may be still to come"
        ),
        sa.Column(
            "renewal_opens_on", sa.Date(), nullable=False, comment="from this day the renewal may be asked"
        ),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column("public", sa.String(length=8), nullable=False, comment="general, rsa, aspa"),
        sa.Column("mode", sa.String(length=12), nullable=False, comment="asked, automatic"),
        sa.Column("renewed_on", sa.Date(), nullable=True, comment="day on which the next right was decided"),
        sa.Column(
            "gap_days",
            sa.Integer(),
            nullable=True,
            comment="days without right between the two; 0 when they follow each other",
        ),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("department", "line", name=op.f("pk_c2s_expiry")),
    )
    with op.batch_alter_table("c2s_expiry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_c2s_expiry_department_expires_on", ["department", "expires_on"], unique=False
        )

    op.create_table(
        "c2s_profile",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column(
            "month", sa.Date(), nullable=False, comment="first day of the month; open rights on its last day"
        ),
        sa.Column("epci", sa.String(length=9), nullable=False),
        sa.Column("participation", sa.String(length=8), nullable=False, comment="without, with"),
        sa.Column("manager", sa.String(length=8), nullable=False, comment="cpam, private"),
        sa.Column(
            "status", sa.String(length=8), nullable=False, comment="retired, other: a status, not an age"
        ),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "department", "month", "epci", "participation", "manager", "status", name=op.f("pk_c2s_profile")
        ),
        comment="The same persons as c2s_beneficiary, told apart by who manages the right and by status.",
    )
    op.create_table(
        "c2s_request",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column(
            "deposited_in",
            sa.Date(),
            nullable=False,
            comment="first day of the month of deposit or attribution",
        ),
        sa.Column(
            "kind",
            sa.String(length=12),
            nullable=False,
            comment="first, renewal, or automatic: nothing was asked",
        ),
        sa.Column(
            "channel",
            sa.String(length=12),
            nullable=True,
            comment="online, post, front, partner; none when automatic",
        ),
        sa.Column(
            "complete", sa.Boolean(), nullable=True, comment="whole at first deposit; none when automatic"
        ),
        sa.Column("decided_in", sa.Date(), nullable=True, comment="first day of the month of the decision"),
        sa.Column(
            "delay_days",
            sa.Integer(),
            nullable=True,
            comment="days from deposit to decision; none when automatic",
        ),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("department", "line", name=op.f("pk_c2s_request")),
    )
    with op.batch_alter_table("c2s_request", schema=None) as batch_op:
        batch_op.create_index(
            "ix_c2s_request_department_deposited_in", ["department", "deposited_in"], unique=False
        )

    op.create_table(
        "protected_population",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column(
            "month", sa.Date(), nullable=False, comment="first day of the month; counted on its last day"
        ),
        sa.Column(
            "scope", sa.String(length=8), nullable=False, comment="general: general scheme; all: all schemes"
        ),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column(
            "dependants", sa.Integer(), nullable=False, comment="ayants droit, counted among the persons"
        ),
        sa.PrimaryKeyConstraint(
            "department", "month", "scope", "commune", name=op.f("pk_protected_population")
        ),
    )


def downgrade() -> None:
    """Drop the tables, and what they hold."""
    op.drop_table("c2s_expiry")
    op.drop_table("c2s_request")
    op.drop_table("protected_population")
    op.drop_table("c2s_profile")
    op.drop_table("c2s_beneficiary")
