"""PLANIR: which measures are counted, and from which sources?"""

from __future__ import annotations

from data_access import planir_actions, planir_agreements, planir_people, planir_rights
from data_access.counting import Measure

MEASURES: tuple[Measure, ...] = (
    *planir_actions.MEASURES,
    *planir_people.MEASURES,
    *planir_rights.MEASURES,
    *planir_agreements.MEASURES,
)

__all__ = ["MEASURES"]
