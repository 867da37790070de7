"""One source a file, and a journal that keeps the figures that a load changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SPLIT = {
    "planir_actions": ("planir_reviews", "planir_events", "planir_milestones", "planir_action_partners"),
    "planir_agreements": ("planir_ccas", "planir_partner_reports"),
    "c2s_beneficiaries": ("c2s_profiles",),
    "ass": ("ass_budgets", "ass_applications", "ass_subsidies"),
    "charter_register": (
        "charter_signatories",
        "charter_commitments",
        "charter_updates",
        "charter_meetings",
        "charter_decisions",
    ),
}
"""Sources that held several files, and the sources that hold one each."""
GONE = ("ass", "charter_register")


def upgrade() -> None:
    """Add the table and the columns; give the months of a split source to each of its parts."""
    op.create_table(
        "load_difference",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("batch", sa.String(length=36), nullable=False),
        sa.Column("measure", sa.String(length=64), nullable=False),
        sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
        sa.Column("former", sa.Double(), nullable=True, comment="none when the measure had no value"),
        sa.Column("current", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("department", "batch", "measure", "month", name=op.f("pk_load_difference")),
        comment="The figures of the whole department that a load changed, as they were and as they are.",
    )
    with op.batch_alter_table("load_batch", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "lines_aside", sa.Integer(), server_default="0", nullable=False, comment="empty lines, totals"
            )
        )
        batch_op.add_column(
            sa.Column(
                "lines_added",
                sa.Integer(),
                nullable=True,
                comment="against what was loaded for the same days; none the first time",
            )
        )
        batch_op.add_column(sa.Column("lines_removed", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("lines_changed", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "reason",
                sa.Text(),
                nullable=True,
                comment="why former figures changed, in the words of who loads",
            )
        )
    for former, parts in SPLIT.items():
        for part in parts:
            op.execute(
                "INSERT INTO source_month (department, source, month, covered_until, batch, demonstration) "
                f"SELECT department, '{part}', month, covered_until, batch, demonstration "
                f"FROM source_month WHERE source = '{former}'"
            )
    for former in GONE:
        op.execute(f"DELETE FROM source_month WHERE source = '{former}'")


def downgrade() -> None:
    """Remove what was added; the months of the parts of a gone source go back to it."""
    for former in GONE:
        op.execute(
            "INSERT INTO source_month (department, source, month, covered_until, batch, demonstration) "
            f"SELECT department, '{former}', month, covered_until, batch, demonstration "
            f"FROM source_month WHERE source = '{SPLIT[former][0]}'"
        )
    for parts in SPLIT.values():
        for part in parts:
            op.execute(f"DELETE FROM source_month WHERE source = '{part}'")
    with op.batch_alter_table("load_batch", schema=None) as batch_op:
        for name in ("reason", "lines_changed", "lines_removed", "lines_added", "lines_aside"):
            batch_op.drop_column(name)
    op.drop_table("load_difference")
