"""What each publication holds, masked or not: the memory by which the next one does not give it away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

PUBLISHER, READER = "vigie_publisher", "vigie_reader"
TABLE = "publication_ledger"


def upgrade() -> None:
    """Create the table; on PostgreSQL, the publisher alone adds to it, and nobody changes it."""
    op.create_table(
        TABLE,
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("publication", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column(
            "system",
            sa.Text(),
            nullable=False,
            comment="counts, shown or not, and the sums that hold between them",
        ),
        sa.Column("masked", sa.Text(), nullable=False, comment="the names of the masked counts"),
        sa.Column(
            "committee_on", sa.Date(), nullable=False, comment="the committee that examined these figures"
        ),
        sa.Column("covers_until", sa.Date(), nullable=False, comment="first day of the last month published"),
        sa.Column("published_at", sa.DateTime(), nullable=False, comment="UTC"),
        sa.Column("published_by", sa.String(length=120), nullable=False),
        sa.Column("report", sa.Text(), nullable=False, comment="how much each table lost"),
        sa.PrimaryKeyConstraint("department", "publication", "topic", name=op.f("pk_publication_ledger")),
        comment="The true counts behind each publication, by which the next one does not give them away.",
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"REVOKE ALL ON TABLE {TABLE} FROM PUBLIC")
        op.execute(f"GRANT SELECT, INSERT ON TABLE {TABLE} TO {PUBLISHER}")
        op.execute(f"GRANT SELECT ON TABLE {TABLE} TO {READER}")
        op.execute(f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY one_department ON {TABLE} FOR SELECT TO {READER} "
            "USING (department = current_setting('vigie.department', true))"
        )
        op.execute(f"CREATE POLICY every_department ON {TABLE} TO {PUBLISHER} USING (true) WITH CHECK (true)")


def downgrade() -> None:
    """Forget what was published."""
    op.drop_table(TABLE)
