"""Action sanitaire et sociale: budget, applications, subsidies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "ass_application",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("application_id", sa.String(length=24), nullable=False),
        sa.Column(
            "household_id", sa.String(length=24), nullable=False, comment="opaque, the same from year to year"
        ),
        sa.Column("line", sa.String(length=24), nullable=False, comment="an individual budget line"),
        sa.Column(
            "origin", sa.String(length=24), nullable=False, comment="who sent the household, or c2s_refusal"
        ),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column(
            "postponed_on",
            sa.Date(),
            nullable=True,
            comment="the commission that put the decision off, if any",
        ),
        sa.Column("decided_on", sa.Date(), nullable=True, comment="the commission that granted or refused"),
        sa.Column("decision", sa.String(length=8), nullable=True, comment="granted or refused"),
        sa.Column("granted_cents", sa.Integer(), nullable=True),
        sa.Column("committed_on", sa.Date(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_cents", sa.Integer(), nullable=True),
        sa.Column(
            "remaining_before_cents",
            sa.Integer(),
            nullable=True,
            comment="reste à charge before the aid, when it is known",
        ),
        sa.Column(
            "no_aid_24_months",
            sa.Boolean(),
            nullable=True,
            comment="no aid to this household in the 24 months before",
        ),
        sa.PrimaryKeyConstraint("department", "application_id", name=op.f("pk_ass_application")),
    )
    with op.batch_alter_table("ass_application", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ass_application_department_applied_on", ["department", "applied_on"], unique=False
        )
        batch_op.create_index(
            "ix_ass_application_department_decided_on", ["department", "decided_on"], unique=False
        )
        batch_op.create_index(
            "ix_ass_application_department_paid_on", ["department", "paid_on"], unique=False
        )

    op.create_table(
        "ass_budget",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("year", sa.Date(), nullable=False, comment="1 January of the budget year"),
        sa.Column("line", sa.String(length=24), nullable=False),
        sa.Column("allotted_cents", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("department", "year", "line", name=op.f("pk_ass_budget")),
    )
    op.create_table(
        "ass_low_income",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column(
            "year", sa.Date(), nullable=False, comment="1 January of the year for which the count serves"
        ),
        sa.Column("epci", sa.String(length=9), nullable=False),
        sa.Column(
            "households", sa.Integer(), nullable=False, comment="under 60 % of the median standard of living"
        ),
        sa.PrimaryKeyConstraint("department", "year", "epci", name=op.f("pk_ass_low_income")),
    )
    op.create_table(
        "ass_subsidy",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("subsidy_id", sa.String(length=24), nullable=False),
        sa.Column(
            "beneficiary", sa.String(length=160), nullable=False, comment="the association or the fund"
        ),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="subsidy or endowment"),
        sa.Column("line", sa.String(length=24), nullable=False),
        sa.Column("theme", sa.String(length=24), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("granted_cents", sa.BigInteger(), nullable=False),
        sa.Column("committed_on", sa.Date(), nullable=True, comment="the convention was signed"),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_cents", sa.BigInteger(), nullable=True),
        sa.Column(
            "report_returned_on", sa.Date(), nullable=True, comment="the signed activity report came back"
        ),
        sa.PrimaryKeyConstraint("department", "subsidy_id", name=op.f("pk_ass_subsidy")),
    )


def downgrade() -> None:
    """Drop the tables, and what they hold."""
    op.drop_table("ass_low_income")
    op.drop_table("ass_subsidy")
    op.drop_table("ass_application")
    op.drop_table("ass_budget")
