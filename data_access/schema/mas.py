"""Mission accompagnement santé: which facts are kept about a saisine?

One row a case, under an opaque identifier; no name, no NIR, no free text.
"""

from sqlalchemy import Boolean, Column, Date, Double, Index, String, Table

from data_access.schema.common import department_key, metadata

mas_case = Table(
    "mas_case",
    metadata,
    department_key(),
    Column("case_id", String(24), primary_key=True),
    Column("opened_on", Date, nullable=False),
    Column("detector", String(24), nullable=False),
    Column("partner", String(24)),
    Column("commune", String(5), nullable=False),
    Column("epci", String(9)),
    Column("age_group", String(8), nullable=False),
    Column("renunciation", String(24), nullable=False, comment="why care had been given up"),
    Column("first_contact_on", Date),
    Column("consent", Boolean),
    Column("assessed_on", Date, comment="bilan personnalisé"),
    Column("accompanied_on", Date),
    Column("rights_updated_on", Date),
    Column("closed_on", Date),
    Column(
        "outcome", String(24), comment="care_realised, unreachable, refusal, no_offer, left_to_pay, other"
    ),
    Index("ix_mas_case_department_opened_on", "department", "opened_on"),
)

mas_team = Table(
    "mas_team",
    metadata,
    department_key(),
    Column("month", Date, primary_key=True),
    Column("accompanist", String(24), primary_key=True, comment="opaque identifier of a post"),
    Column("full_time", Double, nullable=False, comment="full-time equivalent, 0 to 1"),
)
