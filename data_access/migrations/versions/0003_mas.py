"""Mission accompagnement santé: cases and team."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "mas_case",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("case_id", sa.String(length=24), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("detector", sa.String(length=24), nullable=False),
        sa.Column("partner", sa.String(length=24), nullable=True),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column("age_group", sa.String(length=8), nullable=False),
        sa.Column("renunciation", sa.String(length=24), nullable=False, comment="why care had been given up"),
        sa.Column("first_contact_on", sa.Date(), nullable=True),
        sa.Column("consent", sa.Boolean(), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True, comment="bilan personnalisé"),
        sa.Column("accompanied_on", sa.Date(), nullable=True),
        sa.Column("rights_updated_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.String(length=24),
            nullable=True,
            comment="care_realised, unreachable, refusal, no_offer, left_to_pay, other",
        ),
        sa.PrimaryKeyConstraint("department", "case_id", name=op.f("pk_mas_case")),
    )
    with op.batch_alter_table("mas_case", schema=None) as batch_op:
        batch_op.create_index("ix_mas_case_department_opened_on", ["department", "opened_on"], unique=False)

    op.create_table(
        "mas_team",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("accompanist", sa.String(length=24), nullable=False, comment="opaque identifier of a post"),
        sa.Column("full_time", sa.Double(), nullable=False, comment="full-time equivalent, 0 to 1"),
        sa.PrimaryKeyConstraint("department", "month", "accompanist", name=op.f("pk_mas_team")),
    )


def downgrade() -> None:
    """Drop the tables, and what they hold."""
    op.drop_table("mas_team")
    op.drop_table("mas_case")
