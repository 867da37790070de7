"""Shared tables: dimensions, measures, targets, journal of loads, printed figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "base_property",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_base_property")),
    )
    op.create_table(
        "commune",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("department", "commune", name=op.f("pk_commune")),
    )
    op.create_table(
        "commune_age",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("age_group", sa.String(length=8), nullable=False),
        sa.Column("population", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("department", "commune", "age_group", name=op.f("pk_commune_age")),
    )
    op.create_table(
        "department",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("department", name=op.f("pk_department")),
    )
    op.create_table(
        "epci",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.PrimaryKeyConstraint("department", "epci", name=op.f("pk_epci")),
    )
    op.create_table(
        "load_batch",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("batch", sa.String(length=36), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("lines_read", sa.Integer(), nullable=False),
        sa.Column("lines_loaded", sa.Integer(), nullable=False),
        sa.Column("lines_rejected", sa.Integer(), nullable=False),
        sa.Column("loaded_by", sa.String(length=120), nullable=False),
        sa.Column("loaded_at", sa.DateTime(), nullable=False),
        sa.Column("period_first", sa.Date(), nullable=False),
        sa.Column("period_last", sa.Date(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("department", "batch", name=op.f("pk_load_batch")),
    )
    with op.batch_alter_table("load_batch", schema=None) as batch_op:
        batch_op.create_index("ix_load_batch_department_loaded_at", ["department", "loaded_at"], unique=False)

    op.create_table(
        "measure_value",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("axis", sa.String(length=24), nullable=False, comment="empty for the whole department"),
        sa.Column("measure", sa.String(length=64), nullable=False),
        sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
        sa.Column(
            "known",
            sa.String(length=8),
            nullable=False,
            comment="now, or year_ago: as known one year earlier",
        ),
        sa.Column("member", sa.String(length=48), nullable=False, comment="empty for the whole department"),
        sa.Column("value", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint(
            "department", "axis", "measure", "month", "known", "member", name=op.f("pk_measure_value")
        ),
        comment="Additive quantities counted from the facts; every figure on screen is computed from these rows.",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "partner",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("partner", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("commune", sa.String(length=5), nullable=True),
        sa.PrimaryKeyConstraint("department", "partner", name=op.f("pk_partner")),
    )
    op.create_table(
        "published_figure",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=160), nullable=False),
        sa.Column("programme", sa.String(length=80), nullable=False),
        sa.Column("measure", sa.String(length=120), nullable=False),
        sa.Column("printed", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column(
            "approximation",
            sa.String(length=20),
            nullable=False,
            comment="« près de », « plus de », or empty",
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column(
            "metric",
            sa.String(length=64),
            nullable=True,
            comment="the metric of the catalogue that recomputes it, if any",
        ),
        sa.PrimaryKeyConstraint("department", "line", name=op.f("pk_published_figure")),
    )
    op.create_table(
        "source_month",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
        sa.Column("covered_until", sa.Date(), nullable=False, comment="last day that the loaded rows cover"),
        sa.Column("batch", sa.String(length=36), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("department", "source", "month", name=op.f("pk_source_month")),
        comment="A month with a row here and no fact counts zero; without a row here it is missing.",
    )
    op.create_table(
        "target",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("metric", sa.String(length=64), nullable=False),
        sa.Column("counts_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("department", "metric", "counts_from", name=op.f("pk_target")),
    )


def downgrade() -> None:
    """Drop the tables, and what they hold."""
    op.drop_table("base_property")
    op.drop_table("published_figure")
    op.drop_table("source_month")
    op.drop_table("load_batch")
    op.drop_table("target")
    op.drop_table("measure_value")
    op.drop_table("partner")
    op.drop_table("commune_age")
    op.drop_table("commune")
    op.drop_table("epci")
    op.drop_table("department")
