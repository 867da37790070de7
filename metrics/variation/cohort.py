"""Does the share of saisines that lead to care in 90 days vary as it always did?

The only rate of outcome of the Mission accompagnement santé that can be judged: every month of entry is given
the same time. A month is judged once all its cases have been followed so long: nothing of it is estimated.
"""

from __future__ import annotations

from dataclasses import replace

from metrics.figures import Figures
from metrics.formula import Result
from metrics.mas.cohorts import HORIZONS, Cohort, cohort, shares_by_step
from metrics.mas.outcomes import COMPLETION
from metrics.once import once
from metrics.period import Granularity
from metrics.units import NO_BREAK
from metrics.variation.course import Course, judged

HORIZON = HORIZONS[0]
REALISED_IN_TIME = replace(
    COMPLETION,
    key=f"mas.realised_{HORIZON}",
    label=f"Soins réalisés en {HORIZON}{NO_BREAK}jours",
    definition=f"Part des saisines dont les soins ont eu lieu {HORIZON} jours au plus après l'ouverture.",
    trap="Les saisines des derniers mois n'ont pas encore ce recul : elles ne sont pas jugées.",
)
"""Not in the catalogue: it is read case by case, not counted by the measures."""


@once
def cohort_course(figures: Figures) -> Course:
    """The course of the share at 90 days, by month of entry, up to the end of the period."""
    spans = [one.period for one in shares_by_step(figures, Granularity.MONTH, HORIZON)]
    cohorts = [cohort(figures, span) for span in spans if span.last <= figures.period.last]
    whole = [one for one in cohorts if one.followed_share(HORIZON) >= 1]
    periods = [one.period for one in whole]
    return judged(figures, REALISED_IN_TIME, periods, [_share(one) for one in whole])


def _share(cases: Cohort) -> Result:
    realised = sum(count for days, ending, count in cases.lines if ending == 1 and days <= HORIZON)
    return Result(realised / cases.cases if cases.cases else None, realised, cases.cases)
