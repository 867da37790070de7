"""Which contracts exist? Written in the module of their programme, gathered here."""

from __future__ import annotations

from collections.abc import Mapping

from ingestion.contracts import ass, c2s, charter, france_services, mas, planir, shared
from ingestion.contracts.model import Contract

CONTRACTS: tuple[Contract, ...] = (
    *shared.CONTRACTS,
    *planir.CONTRACTS,
    *mas.CONTRACTS,
    *ass.CONTRACTS,
    *c2s.CONTRACTS,
    *france_services.CONTRACTS,
    *charter.CONTRACTS,
)
BY_NAME: Mapping[str, Contract] = {contract.name: contract for contract in CONTRACTS}
BY_SOURCE: Mapping[str, Contract] = {contract.source: contract for contract in CONTRACTS}
