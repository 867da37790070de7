"""How is the demonstration of PLANIR calibrated?

Essonne 2022, as printed: 16 labelled actions (the report describes five; the eleven others are generic
and carry « (démonstration) » in their label, I-10), 429 young people flagged or accompanied (one number
for two events: here 429 distinct persons, of whom some are only flagged), 4 573 beneficiaries of the Aide
sociale à l'enfance, 5 PASS agreements, 3 national agreements, 2 268 letters and 960 persons who acted
within four months (42,33 %), 76 CCAS, 18 with an agreement on 30/09/2022, before the webinar, and 51 on
31/12/2022.

- The 51 carry no date (I-15): they are placed in the last quarter of 2022, all signed or renewed since the
  webinar, which is the literal reading, and all in force on 31/12/2022.
- « 10 missions locales » is kept and eleven names follow (I-05): the École de la 2e chance (EPIDE), which is
  not a mission locale, has an agreement of another kind (`integration`) and is not among the ten.
- « près de 107 conventions depuis 2010 » adds signatures over the years (I-14): it calibrates nothing; 93
  agreements are in force here at the end of 2022.
- Targets: none for the actions whose target nobody published, except the whole for agreements (76 CCAS, 5
  PASS). Alerts, calls, events, milestones, weather, reports and everything before and after 2022 are
  plausible and uncalibrated. A comparison group without letter exists in 2023 only: the report has none.

Orne prints no PLANIR figure: its actions and counts are plausible, generic and uncalibrated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data_access.loading import Extract, Row
from data_access.schema import Table
from data_access.schema import planir as tables
from data_access.schema import planir_people as people
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import DAILY_UNTIL, FIRST_DAY, MONTHLY_UNTIL
from ingestion.demonstration.planir import agreements as planir_agreements
from ingestion.demonstration.planir import life as planir_life
from ingestion.demonstration.planir import persons as planir_persons
from ingestion.demonstration.planir import rights as planir_rights
from ingestion.demonstration.planir.plan import Plan
from ingestion.demonstration.planir.plans import PLANS
from ingestion.demonstration.territory import Territory

Rows = tuple[Row, ...]


def extracts(territory: Territory) -> tuple[Extract, ...]:
    """The demonstration extracts of the programme for one department."""
    if territory.department not in PLANS:
        return ()
    persons = tuple(planir_persons.persons(territory))
    agreements = tuple(planir_agreements.agreements(territory))
    return (
        *_plan(territory, persons, agreements),
        *_rights(territory, persons),
        *_ties(territory, agreements),
    )


def _plan(territory: Territory, persons: Rows, agreements: Rows) -> Iterator[Extract]:
    """The actions and their life; drawn in this order from one generator."""
    department, plans = territory.department, PLANS[territory.department]
    rng = draw.generator(department, "planir/life")
    facts = planir_life.Known(persons, agreements)
    yield _monthly("planir_actions", tables.planir_action, (_action(department, plan) for plan in plans))
    reviews = planir_life.reviews(department, plans, facts, rng)
    yield _monthly("planir_reviews", tables.planir_review, reviews)
    yield _monthly("planir_events", tables.planir_event, planir_life.events(department, plans, rng))
    milestones = planir_life.milestones(department, plans, rng)
    yield _monthly("planir_milestones", tables.planir_milestone, milestones)
    joined = planir_life.partners(territory, plans, agreements, rng)
    yield _monthly("planir_action_partners", tables.planir_action_partner, joined)


def _rights(territory: Territory, persons: Rows) -> Iterator[Extract]:
    """Persons met, alerts, letters and urgent calls."""
    yield _daily("planir_persons", people.planir_person, persons)
    yield _daily("planir_alerts", people.planir_alert, planir_rights.alerts(territory))
    yield _monthly("planir_letters", people.planir_letter, planir_rights.letters(territory))
    yield _daily("planir_urgent_calls", people.planir_urgent_call, planir_rights.urgent_calls(territory))


def _ties(territory: Territory, agreements: Rows) -> Iterator[Extract]:
    """CCAS, agreements, and what partners signal."""
    reports = planir_agreements.reports(territory, agreements)
    yield _monthly("planir_ccas", tables.planir_ccas, planir_agreements.ccas(territory))
    yield _monthly("planir_agreements", tables.planir_agreement, agreements)
    yield _monthly("planir_partner_reports", tables.planir_partner_report, reports)


def _monthly(source: str, table: Table, rows: Iterable[Row]) -> Extract:
    return Extract(source, ((table, tuple(rows)),), FIRST_DAY, MONTHLY_UNTIL)


def _daily(source: str, table: Table, rows: Iterable[Row]) -> Extract:
    return Extract(source, ((table, tuple(rows)),), FIRST_DAY, DAILY_UNTIL)


def _action(department: str, plan: Plan) -> Row:
    return {
        "department": department,
        "action": plan.action,
        "label": plan.label,
        "scheme": plan.scheme,
        "difficulty": plan.difficulty,
        "public": plan.public,
        "owner": plan.owner,
        "value_label": plan.value_label,
        "labelled_on": plan.labelled_on,
        "ended_on": plan.ended_on,
    }
