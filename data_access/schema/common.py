"""Which tables do all programmes share: dimensions, measures, targets, journal of loads?"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)


def department_key() -> Column[str]:
    """The first column of every key: the INSEE code of the department (« 61 », « 2A », « 971 »)."""
    return Column("department", String(3), primary_key=True)


department = Table(
    "department",
    metadata,
    department_key(),
    Column("name", String(80), nullable=False),
    Column("region", String(80), nullable=False),
)

epci = Table(
    "epci",
    metadata,
    department_key(),
    Column("epci", String(9), primary_key=True),
    Column("name", String(160), nullable=False),
)

commune = Table(
    "commune",
    metadata,
    department_key(),
    Column("commune", String(5), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("epci", String(9)),
    Column("population", Integer, nullable=False),
    Column("latitude", Double),
    Column("longitude", Double),
)

commune_age = Table(
    "commune_age",
    metadata,
    department_key(),
    Column("commune", String(5), primary_key=True),
    Column("age_group", String(8), primary_key=True),
    Column("population", Double, nullable=False),
)

partner = Table(
    "partner",
    metadata,
    department_key(),
    Column("partner", String(24), primary_key=True),
    Column("name", String(160), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("commune", String(5)),
)

measure_value = Table(
    "measure_value",
    metadata,
    department_key(),
    Column("axis", String(24), primary_key=True, comment="empty for the whole department"),
    Column("measure", String(64), primary_key=True),
    Column("month", Date, primary_key=True, comment="first day of the month"),
    Column("known", String(8), primary_key=True, comment="now, or year_ago: as known one year earlier"),
    Column("member", String(48), primary_key=True, comment="empty for the whole department"),
    Column("value", Double, nullable=False),
    comment="Additive quantities counted from the facts; every figure on screen is computed from these rows.",
    sqlite_with_rowid=False,
)

target = Table(
    "target",
    metadata,
    department_key(),
    Column("metric", String(64), primary_key=True),
    Column("counts_from", Date, primary_key=True),
    Column("value", Double, nullable=False),
    Column("decided_by", String(120), nullable=False),
)

load_batch = Table(
    "load_batch",
    metadata,
    department_key(),
    Column("batch", String(36), primary_key=True),
    Column("source", String(40), nullable=False),
    Column("file_name", String(255), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("lines_read", Integer, nullable=False),
    Column("lines_loaded", Integer, nullable=False),
    Column("lines_rejected", Integer, nullable=False),
    Column("lines_aside", Integer, nullable=False, server_default="0", comment="empty lines, totals"),
    Column("loaded_by", String(120), nullable=False),
    Column("loaded_at", DateTime, nullable=False),
    Column("period_first", Date, nullable=False),
    Column("period_last", Date, nullable=False),
    Column("demonstration", Boolean, nullable=False),
    Column("lines_added", Integer, comment="against what was loaded for the same days; none the first time"),
    Column("lines_removed", Integer),
    Column("lines_changed", Integer),
    Column("reason", Text, comment="why former figures changed, in the words of who loads"),
    Index("ix_load_batch_department_loaded_at", "department", "loaded_at"),
)

load_difference = Table(
    "load_difference",
    metadata,
    department_key(),
    Column("batch", String(36), primary_key=True),
    Column("measure", String(64), primary_key=True),
    Column("month", Date, primary_key=True, comment="first day of the month"),
    Column("former", Double, comment="none when the measure had no value"),
    Column("current", Double),
    comment="The figures of the whole department that a load changed, as they were and as they are.",
)

source_month = Table(
    "source_month",
    metadata,
    department_key(),
    Column("source", String(40), primary_key=True),
    Column("month", Date, primary_key=True, comment="first day of the month"),
    Column("covered_until", Date, nullable=False, comment="last day that the loaded rows cover"),
    Column("batch", String(36), nullable=False),
    Column("demonstration", Boolean, nullable=False),
    comment="A month with a row here and no fact counts zero; without a row here it is missing.",
)

published_figure = Table(
    "published_figure",
    metadata,
    department_key(),
    Column("line", Integer, primary_key=True),
    Column("document", String(160), nullable=False),
    Column("programme", String(80), nullable=False),
    Column("measure", String(120), nullable=False),
    Column("printed", String(40), nullable=False),
    Column("value", Double),
    Column("unit", String(40), nullable=False),
    Column("period", String(40), nullable=False),
    Column("quote", Text, nullable=False),
    Column("approximation", String(20), nullable=False, comment="« près de », « plus de », or empty"),
    Column("note", Text, nullable=False),
    Column("metric", String(64), comment="the metric of the catalogue that recomputes it, if any"),
)

event = Table(
    "event",
    metadata,
    department_key(),
    Column("event", String(24), primary_key=True),
    Column("happened_on", Date, nullable=False, comment="the day, or the first day of a campaign"),
    Column("ends_on", Date, comment="last day of a campaign"),
    Column("label", String(80), nullable=False, comment="a fact about the fund; never about a person"),
    Column("kind", String(12), nullable=False, comment="campaign, reform, decision"),
    Column("programme", String(24), comment="a topic; empty: all of them"),
    Column("metric", String(64), comment="only this indicator; empty: all those of the programme"),
    Column("new_limits", Boolean, nullable=False, comment="limits of the curves are worked out anew from it"),
    Column("stated_in", String(160), nullable=False, comment="document, committee or text that states it"),
    Index("ix_event_department_happened_on", "department", "happened_on"),
    comment="What happened, as the fund states it: drawn on curves, counted in nothing.",
)

published_event = Table(
    "published_event",
    metadata,
    department_key(),
    Column("event", String(24), primary_key=True),
    Column("happened_on", Date, nullable=False, comment="first day of the month when no day is printed"),
    Column("to_the_month", Boolean, nullable=False, comment="no day is printed"),
    Column("label", String(80), nullable=False),
    Column("kind", String(12), nullable=False, comment="campaign, reform, decision"),
    Column("programme", String(24)),
    Column("metric", String(64)),
    Column("stated_in", String(160), nullable=False, comment="the report"),
    Column("quote", Text, nullable=False, comment="its words"),
    comment="The dated events that reports print; a loaded event of the same key stands in for one.",
)

publication_ledger = Table(
    "publication_ledger",
    metadata,
    department_key(),
    Column("publication", Integer, primary_key=True, autoincrement=False),
    Column("topic", String(24), primary_key=True),
    Column(
        "system", Text, nullable=False, comment="counts, shown or not, and the sums that hold between them"
    ),
    Column("masked", Text, nullable=False, comment="the names of the masked counts"),
    Column("sums", Text, nullable=False, server_default="{}", comment="the sums that were told, by name"),
    Column("committee_on", Date, nullable=False, comment="the committee that examined these figures"),
    Column("covers_until", Date, nullable=False, comment="first day of the last month published"),
    Column("published_at", DateTime, nullable=False, comment="UTC"),
    Column("published_by", String(120), nullable=False),
    Column("report", Text, nullable=False, comment="how much each table lost"),
    comment="The true counts behind each publication, by which the next one does not give them away.",
)

base_property = Table(
    "base_property",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)
