"""Complémentaire santé solidaire: what must the files of rights, requests and ends of right hold?"""

from __future__ import annotations

from ingestion.contracts.c2s.ame import AME_EXPIRIES
from ingestion.contracts.c2s.expiries import EXPIRIES
from ingestion.contracts.c2s.requests import REQUESTS
from ingestion.contracts.c2s.stocks import BENEFICIARIES, POPULATION, PROFILES

CONTRACTS = (BENEFICIARIES, PROFILES, POPULATION, REQUESTS, EXPIRIES, AME_EXPIRIES)
