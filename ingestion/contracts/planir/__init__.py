"""PLANIR: what must its twelve files hold? Actions and their life, persons, rights, agreements."""

from __future__ import annotations

from ingestion.contracts.planir.actions import ACTION_PARTNERS, ACTIONS, MILESTONES
from ingestion.contracts.planir.agreements import AGREEMENTS, CCAS, PARTNER_REPORTS
from ingestion.contracts.planir.people import PERSONS
from ingestion.contracts.planir.reviews import EVENTS, REVIEWS
from ingestion.contracts.planir.rights import ALERTS, LETTERS, URGENT_CALLS

CONTRACTS = (
    ACTIONS,
    REVIEWS,
    EVENTS,
    MILESTONES,
    ACTION_PARTNERS,
    PERSONS,
    ALERTS,
    LETTERS,
    URGENT_CALLS,
    CCAS,
    AGREEMENTS,
    PARTNER_REPORTS,
)
