"""Which tables make the base of accesses: who may come in, who came?

It is a base of its own, with no figure in it: the journal of visits stays apart from what it watches, as the
CNIL recommends (délibération n° 2021-122 du 14 octobre 2021).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Identity,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)

LONGEST = 255
"""No text of this base is longer."""

access_metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"}
)

access_version = Table(
    "access_version",
    access_metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
)

account = Table(
    "account",
    access_metadata,
    Column("identifier", String(LONGEST), primary_key=True, comment="opaque: the `sub` of the sign-in"),
    Column("role", String(16), nullable=False),
    Column("departments", String(LONGEST), nullable=False, comment="INSEE codes, with commas"),
    Column("topics", String(LONGEST), nullable=False, comment="programmes, with commas; empty: all"),
    Column("until", Date, comment="last day of the right; none: no end"),
    Column("granted_by", String(LONGEST), nullable=False),
    Column("granted_at", DateTime, nullable=False, comment="UTC"),
)

visit = Table(
    "visit",
    access_metadata,
    Column("visit", BigInteger().with_variant(Integer, "sqlite"), Identity(always=True), primary_key=True),
    Column("at", DateTime, nullable=False, comment="UTC"),
    Column("identifier", String(LONGEST), nullable=False),
    Column("role", String(16), nullable=False),
    Column("departments", String(LONGEST), nullable=False, comment="the perimeter asked"),
    Column("page", String(LONGEST), nullable=False),
    Column("tab", String(LONGEST), nullable=False),
    Column("period", String(LONGEST), nullable=False),
    Column("kind", String(16), nullable=False, comment="page, file or refused"),
    Column("file", String(LONGEST), nullable=False),
    Index(None, "at"),
)

__all__ = ["LONGEST", "access_metadata", "access_version", "account", "visit"]
