"""Which tables make the diffusion base: what was published, and nothing else?

A publication is a numbered, dated photograph: its cells, the months it covers, the names of its members, what
it masked. Nothing of it changes afterwards. A masked cell has no value here: its value is in no table of this
base. Directories, targets and events are those of the reporting base on the day of the last publication.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, DateTime, Double, Integer, MetaData, String, Table

from data_access.schema.common import (
    base_property,
    department,
    department_key,
    epci,
    event,
    metadata,
    published_event,
    target,
)

DIFFUSION_VERSION = "diffusion_0001"

diffusion_metadata = MetaData(naming_convention=metadata.naming_convention)


def publication_key() -> Column[int]:
    """The second column of every key: the number of the publication, from 1 on in each department."""
    return Column("publication", Integer, primary_key=True, autoincrement=False)


publication = Table(
    "publication",
    diffusion_metadata,
    department_key(),
    publication_key(),
    Column("committee_on", Date, nullable=False, comment="the committee that examined these figures"),
    Column("covers_until", Date, nullable=False, comment="first day of the last month published"),
    Column("published_at", DateTime, nullable=False, comment="UTC"),
    Column("demonstration", Boolean, nullable=False),
    comment="Every publication, kept as it was.",
)

published_cell = Table(
    "published_cell",
    diffusion_metadata,
    department_key(),
    publication_key(),
    Column("axis", String(24), primary_key=True, comment="empty for the whole department"),
    Column("measure", String(64), primary_key=True),
    Column("quantity", String(96), primary_key=True, comment="the measure, or the part of it that is read"),
    Column("first", Date, primary_key=True, comment="first day of the first month"),
    Column("last", Date, primary_key=True, comment="first day of the last month"),
    Column("known", String(8), primary_key=True, comment="now, or year_ago: as known one year earlier"),
    Column("member", String(48), primary_key=True, comment="empty for the whole department"),
    Column("value", Double, comment="none: masked"),
    comment="The cells of the published tables.",
    sqlite_with_rowid=False,
)

published_month = Table(
    "published_month",
    diffusion_metadata,
    department_key(),
    publication_key(),
    Column("source", String(40), primary_key=True),
    Column("month", Date, primary_key=True, comment="first day of the month"),
    Column("covered_until", Date, nullable=False, comment="last day that the published figures cover"),
    Column(
        "known_until", Date, nullable=False, comment="last day on which outcomes of the source were known"
    ),
    Column("demonstration", Boolean, nullable=False),
)

published_name = Table(
    "published_name",
    diffusion_metadata,
    department_key(),
    publication_key(),
    Column("axis", String(24), primary_key=True),
    Column("member", String(48), primary_key=True),
    Column("name", String(160), nullable=False, comment="of a territory or of a body, never of a person"),
)

published_table = Table(
    "published_table",
    diffusion_metadata,
    department_key(),
    publication_key(),
    Column("topic", String(24), primary_key=True),
    Column("axis", String(24), primary_key=True, comment="empty for the whole department"),
    Column("step", String(12), primary_key=True, comment="month, year"),
    Column("threshold", Integer, primary_key=True, comment="0: not about persons"),
    Column("cells", Integer, nullable=False),
    Column("masked", Integer, nullable=False, comment="never which of them are small, nor their sum"),
    comment="How much of each table is masked; why a cell is masked would help to find it.",
)

directories = tuple(table.to_metadata(diffusion_metadata) for table in (department, epci))
declared = tuple(table.to_metadata(diffusion_metadata) for table in (target, event, published_event))
properties = base_property.to_metadata(diffusion_metadata)
