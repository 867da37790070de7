"""Action sanitaire et sociale: which facts are kept about budgets, requests and subsidies?

One row a request, a subsidy, a budget line of a year. Households are opaque identifiers; no name, no NIR,
no free text about a person. Amounts are integer euro cents, one column an accounting stage: allotted,
granted (decided), committed, paid. Two stages are never added.
"""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, String, Table

from data_access.schema.common import department_key, metadata

ass_budget = Table(
    "ass_budget",
    metadata,
    department_key(),
    Column("year", Date, primary_key=True, comment="1 January of the budget year"),
    Column("line", String(24), primary_key=True),
    Column("allotted_cents", BigInteger, nullable=False),
)

ass_application = Table(
    "ass_application",
    metadata,
    department_key(),
    Column("application_id", String(24), primary_key=True),
    Column("household_id", String(24), nullable=False, comment="opaque, the same from year to year"),
    Column("line", String(24), nullable=False, comment="an individual budget line"),
    Column("origin", String(24), nullable=False, comment="who sent the household, or c2s_refusal"),
    Column("commune", String(5), nullable=False),
    Column("epci", String(9)),
    Column("applied_on", Date, nullable=False),
    Column("postponed_on", Date, comment="the commission that put the decision off, if any"),
    Column("decided_on", Date, comment="the commission that granted or refused"),
    Column("decision", String(8), comment="granted or refused"),
    Column("granted_cents", Integer),
    Column("committed_on", Date),
    Column("paid_on", Date),
    Column("paid_cents", Integer),
    Column("remaining_before_cents", Integer, comment="reste à charge before the aid, when it is known"),
    Column("no_aid_24_months", Boolean, comment="no aid to this household in the 24 months before"),
    Index("ix_ass_application_department_applied_on", "department", "applied_on"),
    Index("ix_ass_application_department_decided_on", "department", "decided_on"),
    Index("ix_ass_application_department_paid_on", "department", "paid_on"),
)

ass_subsidy = Table(
    "ass_subsidy",
    metadata,
    department_key(),
    Column("subsidy_id", String(24), primary_key=True),
    Column("beneficiary", String(160), nullable=False, comment="the association or the fund"),
    Column("kind", String(12), nullable=False, comment="subsidy or endowment"),
    Column("line", String(24), nullable=False),
    Column("theme", String(24), nullable=False),
    Column("granted_on", Date, nullable=False),
    Column("granted_cents", BigInteger, nullable=False),
    Column("committed_on", Date, comment="the convention was signed"),
    Column("paid_on", Date),
    Column("paid_cents", BigInteger),
    Column("report_returned_on", Date, comment="the signed activity report came back"),
)

ass_low_income = Table(
    "ass_low_income",
    metadata,
    department_key(),
    Column("year", Date, primary_key=True, comment="1 January of the year for which the count serves"),
    Column("epci", String(9), primary_key=True),
    Column("households", Integer, nullable=False, comment="under 60 % of the median standard of living"),
)
