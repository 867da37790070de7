"""Action sanitaire et sociale: which figures does the programme declare?

Amounts by stage, requests and decisions, aided households, collective aids: one file each.
"""

from __future__ import annotations

from metrics.ass import budget as ass_budget
from metrics.ass import collective as ass_collective
from metrics.ass import households as ass_households
from metrics.ass import requests as ass_requests
from metrics.ass.words import AXIS_WORDS, MEMBERS
from metrics.model import Metric
from metrics.sources import Source

METRICS: tuple[Metric, ...] = (
    *ass_households.METRICS,
    *ass_requests.METRICS,
    *ass_budget.METRICS,
    *ass_collective.METRICS,
)

HEADLINES = (ass_households.HOUSEHOLDS, ass_requests.AGREEMENT, ass_budget.CONSUMPTION)

SOURCES = (
    Source("ass_budgets", "Budgets de l'action sanitaire et sociale", "mensuel", 62),
    Source("ass_applications", "Demandes d'aides individuelles", "mensuel", 62),
    Source("ass_subsidies", "Subventions et dotations aux associations", "mensuel", 62),
    Source("ass_low_income", "Ménages à bas revenus par intercommunalité (INSEE)", "annuel", 500),
)

__all__ = ["AXIS_WORDS", "HEADLINES", "MEMBERS", "METRICS", "SOURCES"]
