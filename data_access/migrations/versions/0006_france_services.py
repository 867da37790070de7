"""France services: sites, hours, distances, requests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "fs_access",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("site", sa.String(length=24), nullable=False),
        sa.Column("distance_m", sa.Integer(), nullable=False, comment="straight line, at most 30 km"),
        sa.Column("population", sa.Integer(), nullable=False, comment="inhabitants of the commune"),
        sa.Column("weekly_minutes", sa.Integer(), nullable=False),
        sa.Column("labelled_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("department", "commune", "site", name=op.f("pk_fs_access")),
        comment="Every point within reach of every commune.",
    )
    op.create_table(
        "fs_nearest",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column(
            "service",
            sa.String(length=16),
            nullable=False,
            comment="any, saturday, evening: what must be open",
        ),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True, comment="first day on which it is no longer true"),
        sa.Column("site", sa.String(length=24), nullable=True, comment="empty while no such point is open"),
        sa.Column("distance_m", sa.Integer(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.PrimaryKeyConstraint("department", "service", "commune", "from_on", name=op.f("pk_fs_nearest")),
        comment="The nearest open point of each commune, over each stretch of time.",
    )
    op.create_table(
        "fs_opening",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("site", sa.String(length=24), nullable=False),
        sa.Column(
            "weekday", sa.Integer(), autoincrement=False, nullable=False, comment="ISO: 1 Monday to 7 Sunday"
        ),
        sa.Column(
            "opens_minute",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="minutes since midnight",
        ),
        sa.Column("closes_minute", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("department", "site", "weekday", "opens_minute", name=op.f("pk_fs_opening")),
    )
    op.create_table(
        "fs_partner_request",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("request_id", sa.String(length=24), nullable=False, comment="opaque"),
        sa.Column("site", sa.String(length=24), nullable=False),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("department", "request_id", name=op.f("pk_fs_partner_request")),
        comment="Requests that a point sends to the health insurance on Espace Partenaires.",
    )
    with op.batch_alter_table("fs_partner_request", schema=None) as batch_op:
        batch_op.create_index(
            "ix_fs_partner_request_department_sent_on", ["department", "sent_on"], unique=False
        )

    op.create_table(
        "fs_referent",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
        sa.Column("site", sa.String(length=24), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False, comment="day on which the state was noted"),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column(
            "referent_since",
            sa.Date(),
            nullable=True,
            comment="a named referent of the health insurance for this point",
        ),
        sa.Column(
            "trained_on", sa.Date(), nullable=True, comment="last training given by the health insurance"
        ),
        sa.Column("account_since", sa.Date(), nullable=True, comment="account on Espace Partenaires"),
        sa.PrimaryKeyConstraint("department", "month", "site", name=op.f("pk_fs_referent")),
        comment="What links the health insurance with each open point, noted each month.",
    )
    op.create_table(
        "fs_request",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
        sa.Column("site", sa.String(length=24), nullable=False),
        sa.Column("theme", sa.String(length=24), nullable=False, comment="health_insurance, other"),
        sa.Column("epci", sa.String(length=9), nullable=True),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("solved", sa.Integer(), nullable=False, comment="handled on the spot"),
        sa.PrimaryKeyConstraint("department", "month", "site", "theme", name=op.f("pk_fs_request")),
    )
    op.create_table(
        "fs_site",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("site", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column(
            "epci",
            sa.String(length=9),
            nullable=True,
            comment="empty when the point stands in another department",
        ),
        sa.Column("site_department", sa.String(length=3), nullable=False, comment="where the point stands"),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="principal, antenna"),
        sa.Column("itinerant", sa.Boolean(), nullable=False),
        sa.Column("labelled_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("weekly_minutes", sa.Integer(), nullable=False, comment="sum of the openings of a week"),
        sa.Column("saturday", sa.Boolean(), nullable=False, comment="open on Saturday"),
        sa.Column(
            "evening", sa.Boolean(), nullable=False, comment="open until 18:00 or later at least one day"
        ),
        sa.PrimaryKeyConstraint("department", "site", name=op.f("pk_fs_site")),
    )


def downgrade() -> None:
    """Drop the tables, and what they hold."""
    op.drop_table("fs_partner_request")
    op.drop_table("fs_referent")
    op.drop_table("fs_request")
    op.drop_table("fs_nearest")
    op.drop_table("fs_access")
    op.drop_table("fs_opening")
    op.drop_table("fs_site")
