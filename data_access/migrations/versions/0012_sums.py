"""What each publication told of sums of euros: the next ones tell no other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLE = "publication_ledger"


def upgrade() -> None:
    """Add the column; former publications told none."""
    column = sa.Column(
        "sums", sa.Text(), nullable=False, server_default="{}", comment="the sums that were told, by name"
    )
    op.add_column(TABLE, column)


def downgrade() -> None:
    """Forget which sums were told."""
    with op.batch_alter_table(TABLE) as table:
        table.drop_column("sums")
