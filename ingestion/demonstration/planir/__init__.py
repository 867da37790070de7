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

from data_access.loading import Extract, Row
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


def extracts(territory: Territory) -> tuple[Extract, ...]:
    """The demonstration extracts of the programme for one department."""
    department = territory.department
    if department not in PLANS:
        return ()
    persons = tuple(planir_persons.persons(territory))
    agreements = tuple(planir_agreements.agreements(territory))
    return (
        _actions(territory, persons, agreements),
        Extract("planir_persons", ((people.planir_person, persons),), FIRST_DAY, DAILY_UNTIL),
        Extract(
            "planir_alerts",
            ((people.planir_alert, tuple(planir_rights.alerts(territory))),),
            FIRST_DAY,
            DAILY_UNTIL,
        ),
        Extract(
            "planir_letters",
            ((people.planir_letter, tuple(planir_rights.letters(territory))),),
            FIRST_DAY,
            MONTHLY_UNTIL,
        ),
        Extract(
            "planir_urgent_calls",
            ((people.planir_urgent_call, tuple(planir_rights.urgent_calls(territory))),),
            FIRST_DAY,
            DAILY_UNTIL,
        ),
        Extract(
            "planir_agreements",
            (
                (tables.planir_ccas, tuple(planir_agreements.ccas(territory))),
                (tables.planir_agreement, agreements),
                (tables.planir_partner_report, tuple(planir_agreements.reports(territory, agreements))),
            ),
            FIRST_DAY,
            MONTHLY_UNTIL,
        ),
    )


def _actions(territory: Territory, persons: tuple[Row, ...], agreements: tuple[Row, ...]) -> Extract:
    department, plans = territory.department, PLANS[territory.department]
    rng = draw.generator(department, "planir/life")
    facts = planir_life.Known(persons, agreements)
    return Extract(
        "planir_actions",
        (
            (tables.planir_action, tuple(_action(department, plan) for plan in plans)),
            (tables.planir_review, tuple(planir_life.reviews(department, plans, facts, rng))),
            (tables.planir_event, tuple(planir_life.events(department, plans, rng))),
            (tables.planir_milestone, tuple(planir_life.milestones(department, plans, rng))),
            (tables.planir_action_partner, tuple(planir_life.partners(territory, plans, agreements, rng))),
        ),
        FIRST_DAY,
        MONTHLY_UNTIL,
    )


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
