"""France services: which facts are kept about a point, its hours, its reach and what it handles?

A point keeps the identifier of the list it comes from. The points of neighbouring departments that serve
the communes of a department are kept with it, under their own `site_department`. `fs_access` and
`fs_nearest` are worked out when the list is loaded: their distances are straight lines in metres.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Double, Index, Integer, String, Table

from data_access.schema.common import department_key, metadata

fs_site = Table(
    "fs_site",
    metadata,
    department_key(),
    Column("site", String(24), primary_key=True),
    Column("name", String(160), nullable=False),
    Column("commune", String(5), nullable=False),
    Column("epci", String(9), comment="empty when the point stands in another department"),
    Column("site_department", String(3), nullable=False, comment="where the point stands"),
    Column("latitude", Double, nullable=False),
    Column("longitude", Double, nullable=False),
    Column("kind", String(16), nullable=False, comment="principal, antenna"),
    Column("itinerant", Boolean, nullable=False),
    Column("labelled_on", Date, nullable=False),
    Column("closed_on", Date),
    Column("weekly_minutes", Integer, nullable=False, comment="sum of the openings of a week"),
    Column("saturday", Boolean, nullable=False, comment="open on Saturday"),
    Column("evening", Boolean, nullable=False, comment="open until 18:00 or later at least one day"),
)

fs_opening = Table(
    "fs_opening",
    metadata,
    department_key(),
    Column("site", String(24), primary_key=True),
    Column("weekday", Integer, primary_key=True, autoincrement=False, comment="ISO: 1 Monday to 7 Sunday"),
    Column("opens_minute", Integer, primary_key=True, autoincrement=False, comment="minutes since midnight"),
    Column("closes_minute", Integer, nullable=False),
)

fs_access = Table(
    "fs_access",
    metadata,
    department_key(),
    Column("commune", String(5), primary_key=True),
    Column("site", String(24), primary_key=True),
    Column("distance_m", Integer, nullable=False, comment="straight line, at most 30 km"),
    Column("population", Integer, nullable=False, comment="inhabitants of the commune"),
    Column("weekly_minutes", Integer, nullable=False),
    Column("labelled_on", Date, nullable=False),
    Column("closed_on", Date),
    comment="Every point within reach of every commune.",
)

fs_nearest = Table(
    "fs_nearest",
    metadata,
    department_key(),
    Column("service", String(16), primary_key=True, comment="any, saturday, evening: what must be open"),
    Column("commune", String(5), primary_key=True),
    Column("from_on", Date, primary_key=True),
    Column("until_on", Date, comment="first day on which it is no longer true"),
    Column("site", String(24), comment="empty while no such point is open"),
    Column("distance_m", Integer),
    Column("population", Integer, nullable=False),
    Column("epci", String(9)),
    comment="The nearest open point of each commune, over each stretch of time.",
)

fs_request = Table(
    "fs_request",
    metadata,
    department_key(),
    Column("month", Date, primary_key=True, comment="first day of the month"),
    Column("site", String(24), primary_key=True),
    Column("theme", String(24), primary_key=True, comment="health_insurance, other"),
    Column("epci", String(9)),
    Column("requests", Integer, nullable=False),
    Column("solved", Integer, nullable=False, comment="handled on the spot"),
)

fs_referent = Table(
    "fs_referent",
    metadata,
    department_key(),
    Column("month", Date, primary_key=True, comment="first day of the month"),
    Column("site", String(24), primary_key=True),
    Column("state_on", Date, nullable=False, comment="day on which the state was noted"),
    Column("epci", String(9)),
    Column("referent_since", Date, comment="a named referent of the health insurance for this point"),
    Column("trained_on", Date, comment="last training given by the health insurance"),
    Column("account_since", Date, comment="account on Espace Partenaires"),
    comment="What links the health insurance with each open point, noted each month.",
)

fs_partner_request = Table(
    "fs_partner_request",
    metadata,
    department_key(),
    Column("request_id", String(24), primary_key=True, comment="opaque"),
    Column("site", String(24), nullable=False),
    Column("epci", String(9)),
    Column("sent_on", Date, nullable=False),
    Column("answered_on", Date),
    Index("ix_fs_partner_request_department_sent_on", "department", "sent_on"),
    comment="Requests that a point sends to the health insurance on Espace Partenaires.",
)
