"""Charte Romain Jacob and Handifaction: what must their files hold?"""

from ingestion.contracts.charter import barometer, committee, register

CONTRACTS = (*register.CONTRACTS, *committee.CONTRACTS, *barometer.CONTRACTS)
