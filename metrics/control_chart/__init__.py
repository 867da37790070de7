"""Does a monthly series move by chance alone, or did something change?

Control charts as in NHS England's "Making Data Count": limits that hold nearly all of what chance does,
rules that tell a special cause from an ordinary month, and two verdicts: which way it moves, and whether
chance alone can make the target met or missed.
"""

from metrics.control_chart.chart import ControlChart
from metrics.control_chart.individuals import xmr
from metrics.control_chart.rate_charts import p_prime_chart, u_prime_chart
from metrics.control_chart.rates import p_chart, p_prime, u_chart, u_prime
from metrics.control_chart.special_causes import Special
from metrics.control_chart.verdicts import Assurance, Standing, Variation

__all__ = [
    "Assurance",
    "ControlChart",
    "Special",
    "Standing",
    "Variation",
    "p_chart",
    "p_prime",
    "p_prime_chart",
    "u_chart",
    "u_prime",
    "u_prime_chart",
    "xmr",
]
