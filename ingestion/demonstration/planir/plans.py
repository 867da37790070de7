"""Which actions does the demonstration of PLANIR follow in each department?"""

from __future__ import annotations

from collections.abc import Mapping

from ingestion.demonstration.planir import essonne as planir_essonne
from ingestion.demonstration.planir import orne as planir_orne
from ingestion.demonstration.planir.plan import Plan

PLANS: Mapping[str, tuple[Plan, ...]] = {"91": planir_essonne.PLANS, "61": planir_orne.PLANS}
