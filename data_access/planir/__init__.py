"""PLANIR: which measures are counted, and from which sources?"""

from __future__ import annotations

from data_access.counting import Measure
from data_access.planir import actions as planir_actions
from data_access.planir import agreements as planir_agreements
from data_access.planir import people as planir_people
from data_access.planir import rights as planir_rights

MEASURES: tuple[Measure, ...] = (
    *planir_actions.MEASURES,
    *planir_people.MEASURES,
    *planir_rights.MEASURES,
    *planir_agreements.MEASURES,
)

__all__ = ["MEASURES"]
