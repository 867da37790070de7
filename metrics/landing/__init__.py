"""Where will a running total stand at the end of the year, within which bounds, and was that true before?

`metrics.landing.flow` projects what comes month by month, `metrics.landing.payments` what is paid after it
was granted, `metrics.landing.back_test` takes each past month as today; `metrics.landing.year_end` reads
the figures of Vigie.
"""

from __future__ import annotations

from metrics.landing.back_test import Trial, back_test, held
from metrics.landing.flow import Running, project
from metrics.landing.outcome import Landing, Standing
from metrics.landing.payments import project_payments

__all__ = ["Landing", "Running", "Standing", "Trial", "back_test", "held", "project", "project_payments"]
