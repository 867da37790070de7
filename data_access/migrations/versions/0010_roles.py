"""Roles of PostgreSQL, what each may do, and one department at a time for those who read; nothing in SQLite."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from data_access.roles import create_missing

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

LOADER, READER, PUBLISHER, PARTNER = "vigie_loader", "vigie_reader", "vigie_publisher", "vigie_partner"

OPEN = ("base_property", "department", "epci", "commune", "commune_age")
GUARDED = (
    *("measure_value", "source_month", "target", "partner", "load_batch", "load_difference"),
    *("published_figure", "published_event", "event", "protected_population", "ame_expiry"),
    *("ass_application", "ass_budget", "ass_low_income", "ass_subsidy"),
    *("c2s_beneficiary", "c2s_expiry", "c2s_profile", "c2s_request"),
    *("charter_commitment", "charter_decision", "charter_meeting", "charter_signatory", "charter_update"),
    *("fs_access", "fs_nearest", "fs_opening", "fs_partner_request", "fs_referent", "fs_request", "fs_site"),
    *("handifaction_answers", "mas_case", "mas_team"),
    *("planir_action", "planir_action_partner", "planir_agreement", "planir_alert", "planir_ccas"),
    *("planir_event", "planir_letter", "planir_milestone", "planir_partner_report", "planir_person"),
    *("planir_review", "planir_urgent_call"),
)

LOOK_OVER = """
CREATE FUNCTION {schema}.vigie_look_over(tables text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE one text;
BEGIN
    FOREACH one IN ARRAY tables LOOP
        EXECUTE format('ANALYZE %I.%I', {name}, one);
    END LOOP;
END $$
"""
"""Only the owner of a table may renew its statistics, and a load cannot do without: 0010 lends it that right."""


def upgrade() -> None:
    """Create the roles that are missing, and give each what it needs."""
    if op.get_bind().dialect.name != "postgresql":
        return
    create_missing(op.get_bind(), (LOADER, READER, PUBLISHER, PARTNER))
    database, schema = _place()
    _open_the_base(database, schema)
    _lend_the_statistics(schema)
    for table in (*OPEN, *GUARDED, "alembic_version"):
        _give(f"{schema}.{table}", is_version=table == "alembic_version")
    for table in GUARDED:
        _guard(f"{schema}.{table}")


def downgrade() -> None:
    """Take back what was given; the roles stay, other bases of the server may use them."""
    if op.get_bind().dialect.name != "postgresql":
        return
    database, schema = _place()
    for table in GUARDED:
        op.execute(f"DROP POLICY one_department ON {schema}.{table}")
        op.execute(f"DROP POLICY every_department ON {schema}.{table}")
        op.execute(f"ALTER TABLE {schema}.{table} DISABLE ROW LEVEL SECURITY")
    op.execute(f"DROP FUNCTION {schema}.vigie_look_over")
    op.execute("ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC")
    everybody = f"{LOADER}, {READER}, {PUBLISHER}"
    op.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {everybody}")
    op.execute(f"REVOKE ALL ON SCHEMA {schema} FROM {everybody}")
    op.execute(f"REVOKE ALL ON DATABASE {database} FROM {everybody}")
    op.execute(f"GRANT CONNECT, TEMPORARY ON DATABASE {database} TO PUBLIC")
    op.execute(f"GRANT USAGE ON SCHEMA {schema} TO PUBLIC")


def _place() -> tuple[str, str]:
    """The database and the schema of the tables, as they are written in an order."""
    row = op.get_bind().execute(text("SELECT quote_ident(current_database()), quote_ident(current_schema())"))
    database, schema = row.one()
    return str(database), str(schema)


def _open_the_base(database: str, schema: str) -> None:
    """Nobody comes in by default, nor makes anything: what stands in the schema is what the owner made."""
    op.execute(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
    op.execute(f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC")
    op.execute("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC")
    op.execute(f"GRANT CONNECT ON DATABASE {database} TO {LOADER}, {READER}, {PUBLISHER}")
    op.execute(f"GRANT USAGE ON SCHEMA {schema} TO {LOADER}, {READER}, {PUBLISHER}")
    # A load sets the former rows apart in a table of its own, to tell what it changed.
    op.execute(f"GRANT TEMPORARY ON DATABASE {database} TO {LOADER}")


def _lend_the_statistics(schema: str) -> None:
    name = op.get_bind().execute(text("SELECT quote_literal(current_schema())")).scalar_one()
    op.execute(LOOK_OVER.format(schema=schema, name=name))
    op.execute(f"REVOKE ALL ON FUNCTION {schema}.vigie_look_over FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {schema}.vigie_look_over TO {LOADER}")


def _give(table: str, *, is_version: bool) -> None:
    op.execute(f"REVOKE ALL ON TABLE {table} FROM PUBLIC")
    op.execute(f"GRANT SELECT ON TABLE {table} TO {LOADER}, {READER}, {PUBLISHER}")
    if not is_version:
        op.execute(f"GRANT INSERT, DELETE ON TABLE {table} TO {LOADER}")


def _guard(table: str) -> None:
    """A reader sees the department that its transaction names; the owner is not held back, it could undo it."""
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY one_department ON {table} FOR SELECT TO {READER} "
        "USING (department = current_setting('vigie.department', true))"
    )
    op.execute(
        f"CREATE POLICY every_department ON {table} TO {LOADER}, {PUBLISHER} USING (true) WITH CHECK (true)"
    )
