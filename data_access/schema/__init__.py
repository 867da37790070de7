"""Which tables make the base? One metadata serves SQLite, PostgreSQL and the migrations.

Importing this package declares every table; `department` is the first column of every key.
"""

from sqlalchemy import Table

from data_access.schema import ass, c2s, charter, france_services, mas, planir  # noqa: F401
from data_access.schema.common import metadata

SCHEMA_VERSION = "0012"

__all__ = ["SCHEMA_VERSION", "Table", "metadata"]
