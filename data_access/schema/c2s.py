"""Complémentaire santé solidaire: which facts are kept about rights, requests and expiries?

Counts only, never a row a person. Persons are those of the general scheme, unless a scope says otherwise.
A `line` is the rank of a counted line in the extract; it identifies nobody.
"""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table

from data_access.schema.common import department_key, metadata

c2s_beneficiary = Table(
    "c2s_beneficiary",
    metadata,
    department_key(),
    Column("month", Date, primary_key=True, comment="first day of the month; open rights on its last day"),
    Column("commune", String(5), primary_key=True),
    Column("age_group", String(8), primary_key=True),
    Column("participation", String(8), primary_key=True, comment="without, with"),
    Column("epci", String(9)),
    Column("persons", Integer, nullable=False),
)

c2s_profile = Table(
    "c2s_profile",
    metadata,
    department_key(),
    Column("month", Date, primary_key=True, comment="first day of the month; open rights on its last day"),
    Column("epci", String(9), primary_key=True),
    Column("participation", String(8), primary_key=True, comment="without, with"),
    Column("manager", String(8), primary_key=True, comment="cpam, private"),
    Column("status", String(8), primary_key=True, comment="retired, other: a status, not an age"),
    Column("persons", Integer, nullable=False),
    comment="The same persons as c2s_beneficiary, told apart by who manages the right and by status.",
)

protected_population = Table(
    "protected_population",
    metadata,
    department_key(),
    Column("month", Date, primary_key=True, comment="first day of the month; counted on its last day"),
    Column("scope", String(8), primary_key=True, comment="general: general scheme; all: all schemes"),
    Column("commune", String(5), primary_key=True),
    Column("epci", String(9)),
    Column("persons", Integer, nullable=False),
    Column("dependants", Integer, nullable=False, comment="ayants droit, counted among the persons"),
)

c2s_request = Table(
    "c2s_request",
    metadata,
    department_key(),
    Column("line", Integer, primary_key=True),
    Column("deposited_in", Date, nullable=False, comment="first day of the month of deposit or attribution"),
    Column("kind", String(12), nullable=False, comment="first, renewal, or automatic: nothing was asked"),
    Column("channel", String(12), comment="online, post, front, partner; none when automatic"),
    Column("complete", Boolean, comment="whole at first deposit; none when automatic"),
    Column("decided_in", Date, comment="first day of the month of the decision"),
    Column("delay_days", Integer, comment="days from deposit to decision; none when automatic"),
    Column("requests", Integer, nullable=False),
    Index("ix_c2s_request_department_deposited_in", "department", "deposited_in"),
)

c2s_expiry = Table(
    "c2s_expiry",
    metadata,
    department_key(),
    Column("line", Integer, primary_key=True),
    Column("expires_on", Date, nullable=False, comment="last day of the right; may be still to come"),
    Column("renewal_opens_on", Date, nullable=False, comment="from this day the renewal may be asked"),
    Column("epci", String(9)),
    Column("public", String(8), nullable=False, comment="general, rsa, aspa"),
    Column("mode", String(12), nullable=False, comment="asked, automatic"),
    Column("renewed_on", Date, comment="day on which the next right was decided"),
    Column("gap_days", Integer, comment="days without right between the two; 0 when they follow each other"),
    Column("persons", Integer, nullable=False),
    Index("ix_c2s_expiry_department_expires_on", "department", "expires_on"),
)

ame_expiry = Table(
    "ame_expiry",
    metadata,
    department_key(),
    Column("line", Integer, primary_key=True),
    Column("expires_on", Date, nullable=False, comment="last day of the right; may be still to come"),
    Column("epci", String(9)),
    Column("public", String(8), nullable=False, comment="minor, adult: on the last day of the right"),
    Column("renewed_on", Date, comment="day on which the next right was decided"),
    Column("gap_days", Integer, comment="days without right between the two; 0 when they follow each other"),
    Column("persons", Integer, nullable=False),
    Index("ix_ame_expiry_department_expires_on", "department", "expires_on"),
    comment="Aide médicale de l'État: a right of one year, always asked for again.",
)
