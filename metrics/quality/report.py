"""What does the printed report of a department say against itself, and beside what Vigie computes?"""

from __future__ import annotations

from dataclasses import dataclass

from metrics.concordance import findings
from metrics.concordance.computed import Comparison, compared
from metrics.concordance.finding import Finding
from metrics.concordance.printed import Printed
from metrics.concordance.report import printed_of
from metrics.figures import Figures
from metrics.once import once


@dataclass(frozen=True)
class Report:
    """The printed figures, what is found among them, and each beside the computed one."""

    rows: tuple[Printed, ...]
    findings: tuple[Finding, ...]
    comparisons: tuple[Comparison, ...]


@once
def report(figures: Figures) -> Report:
    """The report of the department, whatever the period that is read."""
    rows = printed_of(figures.reading, figures.perimeter)
    return Report(rows, findings(rows), compared(rows, figures.reading, figures.perimeter))
