"""Does a printed report agree with itself, found by computation?

Each rule reads the printed rows of one report, by what they say: their unit, their words, their programme
and their period. It knows no figure, no department and no contradiction beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable

from metrics.concordance import (
    change_unit,
    counted_list,
    exact_share,
    granted_share,
    growth,
    mean_amount,
    mean_of_rates,
    open_denominator,
    parts,
    population_share,
    stages,
)
from metrics.concordance.finding import Finding, Kind, Rule
from metrics.concordance.printed import Printed

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        population_share,
        change_unit,
        granted_share,
        mean_amount,
        open_denominator,
        growth,
        mean_of_rates,
        stages,
        exact_share,
        parts,
        counted_list,
    )
)
"""All that a report is asked."""

_KINDS = tuple(Kind)
_KEYS = tuple(rule.key for rule in RULES)


def findings(rows: Iterable[Printed]) -> tuple[Finding, ...]:
    """What the rules find in each report: contradictions first, then definitions, then what agrees."""
    reports: dict[tuple[str, str], list[Printed]] = {}
    for row in rows:
        reports.setdefault((row.department, row.document), []).append(row)
    found = [one for report in reports.values() for rule in RULES for one in rule.check(report)]
    return tuple(sorted(found, key=_rank))


def _rank(finding: Finding) -> tuple[int, int, str, str]:
    return _KINDS.index(finding.kind), _KEYS.index(finding.rule), finding.rows[0].department, finding.label
