"""Charte Romain Jacob and Handifaction: register, committee, answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "charter_commitment",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("commitment", sa.String(length=24), nullable=False),
        sa.Column("signatory", sa.String(length=24), nullable=False),
        sa.Column("principle", sa.Integer(), nullable=False, comment="1 to 12, as numbered in the charter"),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "done_on", sa.Date(), nullable=True, comment="the day on which the signatory declared it done"
        ),
        sa.Column("proof", sa.String(length=24), nullable=True, comment="kind of document that proves it"),
        sa.Column(
            "proved_on", sa.Date(), nullable=True, comment="the day on which the document was received"
        ),
        sa.PrimaryKeyConstraint("department", "commitment", name=op.f("pk_charter_commitment")),
    )
    with op.batch_alter_table("charter_commitment", schema=None) as batch_op:
        batch_op.create_index(
            "ix_charter_commitment_department_signatory", ["department", "signatory"], unique=False
        )

    op.create_table(
        "charter_decision",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("decision", sa.String(length=24), nullable=False),
        sa.Column("meeting", sa.String(length=24), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("department", "decision", name=op.f("pk_charter_decision")),
    )
    op.create_table(
        "charter_meeting",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("meeting", sa.String(length=24), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True, comment="empty when it has not been held"),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("department", "meeting", name=op.f("pk_charter_meeting")),
    )
    op.create_table(
        "charter_signatory",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("signatory", sa.String(length=24), nullable=False),
        sa.Column(
            "name",
            sa.String(length=160),
            nullable=False,
            comment="a body, as printed in its register; never a person",
        ),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("department", "signatory", name=op.f("pk_charter_signatory")),
    )
    op.create_table(
        "charter_update",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("commitment", sa.String(length=24), nullable=False),
        sa.Column("updated_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("department", "commitment", "updated_on", name=op.f("pk_charter_update")),
        comment="Each time a signatory said where a commitment stands; making it is the first time.",
    )
    op.create_table(
        "handifaction_answers",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("quarter_end", sa.Date(), nullable=False, comment="last day of the quarter"),
        sa.Column("channel", sa.String(length=16), nullable=False, comment="campaign, spontaneous"),
        sa.Column("age_group", sa.String(length=8), nullable=False),
        sa.Column("living_place", sa.String(length=24), nullable=False),
        sa.Column("question", sa.String(length=24), nullable=False),
        sa.Column(
            "outcome", sa.String(length=24), nullable=False, comment="the answer given to the question"
        ),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "department",
            "quarter_end",
            "channel",
            "age_group",
            "living_place",
            "question",
            "outcome",
            name=op.f("pk_handifaction_answers"),
        ),
    )


def downgrade() -> None:
    """Drop the tables, and what they hold."""
    op.drop_table("handifaction_answers")
    op.drop_table("charter_decision")
    op.drop_table("charter_meeting")
    op.drop_table("charter_update")
    op.drop_table("charter_commitment")
    op.drop_table("charter_signatory")
