"""How long until a case ends, and how does it end, when some have not ended yet?"""

from metrics.survival.endings import Incidence, cumulative_incidence, incidence_at
from metrics.survival.still_open import Median, kaplan_meier, median

__all__ = ["Incidence", "Median", "cumulative_incidence", "incidence_at", "kaplan_meier", "median"]
