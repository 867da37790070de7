"""What was published: cells, months, names, report; and, on PostgreSQL, who may read and who may write it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from data_access.roles import create_missing

revision = "diffusion_0001"
down_revision = None
branch_labels = None
depends_on = None

PUBLISHER, PARTNER, READER = "vigie_publisher", "vigie_partner", "vigie_reader"
EMBARGOED = ("publication", "published_cell", "published_month", "published_name", "published_table")
OTHERS = ("department", "epci", "target", "event", "published_event", "base_property")


def upgrade() -> None:
    """Create the tables, then say who may do what."""
    _create_publications()
    _create_directories()
    _create_declared()
    if op.get_bind().dialect.name == "postgresql":
        _give()


def _key(*columns: sa.Column[Any]) -> list[sa.Column[Any]]:
    numbered = sa.Column("publication", sa.Integer(), nullable=False, autoincrement=False)
    return [sa.Column("department", sa.String(length=3), nullable=False), numbered, *columns]


def _create_publications() -> None:
    op.create_table(
        "publication",
        *_key(
            sa.Column(
                "committee_on", sa.Date(), nullable=False, comment="the committee that examined these figures"
            ),
            sa.Column(
                "covers_until", sa.Date(), nullable=False, comment="first day of the last month published"
            ),
            sa.Column("published_at", sa.DateTime(), nullable=False, comment="UTC"),
            sa.Column("demonstration", sa.Boolean(), nullable=False),
        ),
        sa.PrimaryKeyConstraint("department", "publication", name=op.f("pk_publication")),
        comment="Every publication, kept as it was.",
    )
    op.create_table(
        "published_cell",
        *_key(
            sa.Column("axis", sa.String(length=24), nullable=False, comment="empty for the whole department"),
            sa.Column("measure", sa.String(length=64), nullable=False),
            sa.Column(
                "quantity",
                sa.String(length=96),
                nullable=False,
                comment="the measure, or the part of it that is read",
            ),
            sa.Column("first", sa.Date(), nullable=False, comment="first day of the first month"),
            sa.Column("last", sa.Date(), nullable=False, comment="first day of the last month"),
            sa.Column(
                "known",
                sa.String(length=8),
                nullable=False,
                comment="now, or year_ago: as known one year earlier",
            ),
            sa.Column(
                "member", sa.String(length=48), nullable=False, comment="empty for the whole department"
            ),
            sa.Column("value", sa.Double(), nullable=True, comment="none: masked"),
        ),
        sa.PrimaryKeyConstraint(
            *("department", "publication", "axis", "measure", "quantity", "first", "last", "known", "member"),
            name=op.f("pk_published_cell"),
        ),
        comment="The cells of the published tables.",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "published_month",
        *_key(
            sa.Column("source", sa.String(length=40), nullable=False),
            sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
            sa.Column(
                "covered_until",
                sa.Date(),
                nullable=False,
                comment="last day that the published figures cover",
            ),
            sa.Column(
                "known_until",
                sa.Date(),
                nullable=False,
                comment="last day on which outcomes of the source were known",
            ),
            sa.Column("demonstration", sa.Boolean(), nullable=False),
        ),
        sa.PrimaryKeyConstraint(
            "department", "publication", "source", "month", name=op.f("pk_published_month")
        ),
    )
    op.create_table(
        "published_name",
        *_key(
            sa.Column("axis", sa.String(length=24), nullable=False),
            sa.Column("member", sa.String(length=48), nullable=False),
            sa.Column(
                "name",
                sa.String(length=160),
                nullable=False,
                comment="of a territory or of a body, never of a person",
            ),
        ),
        sa.PrimaryKeyConstraint(
            "department", "publication", "axis", "member", name=op.f("pk_published_name")
        ),
    )
    op.create_table(
        "published_table",
        *_key(
            sa.Column("topic", sa.String(length=24), nullable=False),
            sa.Column("axis", sa.String(length=24), nullable=False, comment="empty for the whole department"),
            sa.Column("step", sa.String(length=12), nullable=False, comment="month, year"),
            sa.Column(
                "threshold", sa.Integer(), nullable=False, autoincrement=False, comment="0: not about persons"
            ),
            sa.Column("cells", sa.Integer(), nullable=False),
            sa.Column(
                "masked", sa.Integer(), nullable=False, comment="never which of them are small, nor their sum"
            ),
        ),
        sa.PrimaryKeyConstraint(
            *("department", "publication", "topic", "axis", "step", "threshold"),
            name=op.f("pk_published_table"),
        ),
        comment="How much of each table is masked; why a cell is masked would help to find it.",
    )


def _create_directories() -> None:
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
        "base_property",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_base_property")),
    )


def _create_declared() -> None:
    op.create_table(
        "target",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("metric", sa.String(length=64), nullable=False),
        sa.Column("counts_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("department", "metric", "counts_from", name=op.f("pk_target")),
    )
    said = (
        sa.Column(
            "label",
            sa.String(length=80),
            nullable=False,
            comment="a fact about the fund; never about a person",
        ),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="campaign, reform, decision"),
    )
    op.create_table(
        "event",
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column(
            "happened_on", sa.Date(), nullable=False, comment="the day, or the first day of a campaign"
        ),
        sa.Column("ends_on", sa.Date(), nullable=True, comment="last day of a campaign"),
        *said,
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
    op.create_index("ix_event_department_happened_on", "event", ["department", "happened_on"])
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


def _give() -> None:
    """The publisher writes; partners and the fund's screens read what its committee has examined."""
    create_missing(op.get_bind(), (PUBLISHER, PARTNER, READER))
    row = op.get_bind().execute(
        sa.text("SELECT quote_ident(current_database()), quote_ident(current_schema())")
    )
    database, schema = row.one()
    op.execute(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
    op.execute(f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC")
    op.execute(f"GRANT CONNECT ON DATABASE {database} TO {PUBLISHER}, {PARTNER}, {READER}")
    op.execute(f"GRANT USAGE ON SCHEMA {schema} TO {PUBLISHER}, {PARTNER}, {READER}")
    for table in (*EMBARGOED, *OTHERS, "alembic_version"):
        op.execute(f"REVOKE ALL ON TABLE {schema}.{table} FROM PUBLIC")
        op.execute(f"GRANT SELECT ON TABLE {schema}.{table} TO {PUBLISHER}, {PARTNER}, {READER}")
    for table in (*EMBARGOED, *OTHERS):
        op.execute(f"GRANT INSERT ON TABLE {schema}.{table} TO {PUBLISHER}")
    for table in OTHERS:
        op.execute(f"GRANT DELETE ON TABLE {schema}.{table} TO {PUBLISHER}")
    _hold_back(schema)


def _hold_back(schema: str) -> None:
    """Before the day of its committee, nobody but the publisher sees anything of a publication."""
    op.execute(f"ALTER TABLE {schema}.publication ENABLE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY publisher ON {schema}.publication TO {PUBLISHER} USING (true) WITH CHECK (true)"
    )
    op.execute(
        f"CREATE POLICY embargo ON {schema}.publication FOR SELECT TO {PARTNER}, {READER} "
        "USING (committee_on <= current_date)"
    )
    for table in EMBARGOED[1:]:
        op.execute(f"ALTER TABLE {schema}.{table} ENABLE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY publisher ON {schema}.{table} TO {PUBLISHER} USING (true) WITH CHECK (true)"
        )
        op.execute(
            f"CREATE POLICY embargo ON {schema}.{table} FOR SELECT TO {PARTNER}, {READER} USING (EXISTS ("
            f"SELECT 1 FROM {schema}.publication AS its WHERE its.department = {table}.department "
            f"AND its.publication = {table}.publication))"
        )


def downgrade() -> None:
    """Nothing comes before the first version of a base."""
    for table in (*EMBARGOED, *OTHERS):
        op.drop_table(table)
