"""Action sanitaire et sociale: what must the files of budgets, requests and collective aids hold?"""

from __future__ import annotations

from ingestion.contracts.ass.budgets import BUDGETS, LOW_INCOME
from ingestion.contracts.ass.collective import SUBSIDIES
from ingestion.contracts.ass.requests import REQUESTS

CONTRACTS = (BUDGETS, REQUESTS, SUBSIDIES, LOW_INCOME)
