"""Who may be compared with whom on a rate, and who stands out by more than chance?"""

from __future__ import annotations

from metrics.comparison.groups import compared, departments_compared
from metrics.comparison.members import Comparison, Member, Standing
from metrics.comparison.scope import Between, comparable, departments_followed, ways

__all__ = [
    "Between",
    "Comparison",
    "Member",
    "Standing",
    "comparable",
    "compared",
    "departments_compared",
    "departments_followed",
    "ways",
]
