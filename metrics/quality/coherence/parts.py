"""Do parts keep to their whole: those that make it up give it back, and no part is above it?

Some parts come from another extract than their whole: only here do the two files meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from data_access.measures import NOW
from data_access.topics import BY_KEY
from metrics.coverage import Coverage
from metrics.model import Complement, Metric, Ratio
from metrics.period import Period
from metrics.quality.coherence.check import Breach, Check, amount, exceeds, instead_of, same
from metrics.quality.coherence.comparable import comparable_months
from metrics.quality.names import measure_name
from metrics.quantities import Quantities
from metrics.units import SHARE, month_name

MAKE_UP: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "planir.reached": (("planir.persons", "planir.ase_files"),),
    "planir.persons": (("planir.persons_accompanied", "planir.persons_only_flagged"),),
    "planir.actions": (("planir.actions_active", "planir.actions_silent"),),
    "c2s.beneficiaries": (
        ("c2s.beneficiaries_without", "c2s.beneficiaries_with"),
        ("c2s.beneficiaries_profiled",),
    ),
    "c2s.expired": (("c2s.expired_asked", "c2s.expired_automatic"),),
    "c2s.renewed": (("c2s.renewed_asked", "c2s.renewed_automatic"),),
}
"""A whole, and the ways in which other measures make it up."""
WITHIN: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "mas.cases": (("mas.cases_contacted",), ("mas.cases_closed",)),
    "mas.cases_contacted": (("mas.cases_assessed",), ("mas.cases_accompanied",), ("mas.cases_entered",)),
    "ass.requests": (("ass.requests_granted",),),
    "c2s.requests": (("c2s.decision_delay",),),
    "c2s.requests_complete": (("c2s.decision_delay_complete",),),
    "c2s.expired": (("c2s.expired_ripe",), ("c2s.renewed",)),
    "c2s.expired_ripe": (("c2s.gaps", "c2s.lapsed"),),
    "france_services.requests": (("france_services.solved",), ("france_services.cpam_requests",)),
    "france_services.sites": (("france_services.sites_saturday",), ("france_services.sites_evening",)),
    "france_services.partner_requests": (("france_services.reply_delay",),),
    "planir.letters": (("planir.letters_watched",),),
    "planir.urgent_calls": (("planir.urgent_calls_answered",),),
    "charter.commitments_done": (("charter.commitments_proven",),),
    "charter.answers": (("charter.answers_cared", "charter.answers_gave_up"),),
}
"""A whole, and the parts that together never exceed it."""
MAY_EXCEED = ("ass.consumption", "ass.commitment")
"""Shares whose numerator is no part of their denominator: more than the budget can be committed, or paid."""

Parts = tuple[str, tuple[str, ...]]


def exact_parts() -> tuple[Parts, ...]:
    """Each whole with the measures that make it up."""
    return tuple((whole, parts) for whole, ways in MAKE_UP.items() for parts in ways)


def inner_parts(metrics: Iterable[Metric]) -> tuple[Parts, ...]:
    """Each whole with measures that stay within it: those declared here, and the shares of the catalogue."""
    declared = [(whole, parts) for whole, ways in WITHIN.items() for parts in ways]
    shares = [pair for metric in metrics if (pair := _pair(metric))]
    return tuple(dict.fromkeys((*declared, *shares)))


def measures_read(groups: Iterable[Parts]) -> tuple[str, ...]:
    """Every measure of these groups, once."""
    return tuple(sorted({measure for whole, parts in groups for measure in (whole, *parts)}))


def parts_make_up(groups: Sequence[Parts], monthly: Quantities, coverage: Coverage, period: Period) -> Check:
    """The parts add up to their whole in every month."""
    cases = list(_cases(groups, {"": monthly}, coverage, period))
    return Check(
        key="sums",
        rule="Les parts qui composent un tout le redonnent",
        unit=("somme vérifiée", "sommes vérifiées"),
        cases=len(cases),
        breaches=tuple(
            Breach(_sum_words(parts, whole), instead_of(found, of), month_name(month))
            for whole, parts, month, _, found, of in cases
            if not same(found, of)
        ),
    )


def parts_stay_within(
    groups: Sequence[Parts],
    monthly: Mapping[str, Quantities],
    coverage: Coverage,
    period: Period,
    names: Mapping[str, str],
) -> Check:
    """The parts never exceed their whole, in the department and for each member of the axes given.

    `names`: how members are called on screen.
    """
    cases = list(_cases(groups, monthly, coverage, period))
    return Check(
        key="parts",
        rule="Une part ne dépasse jamais son tout",
        unit=("part vérifiée", "parts vérifiées"),
        cases=len(cases),
        breaches=tuple(
            Breach(
                _sum_words(parts, whole),
                f"{amount(found)} pour {amount(of)}",
                _when(month, names.get(member, member)),
            )
            for whole, parts, month, member, found, of in cases
            if exceeds(found, of)
        ),
    )


def _pair(metric: Metric) -> Parts | None:
    """The part and the whole of a share, when the formula reads both entirely."""
    formula = metric.formula
    if not isinstance(formula, Ratio | Complement) or metric.unit is not SHARE or metric.key in MAY_EXCEED:
        return None
    if formula.of.axis or formula.over.axis:
        return None
    return formula.over.measure, (formula.of.measure,)


def _cases(
    groups: Sequence[Parts], monthly: Mapping[str, Quantities], coverage: Coverage, period: Period
) -> Iterator[tuple[str, tuple[str, ...], date, str, float, float]]:
    """Whole, parts, month, member, what the parts add up to, what the whole is."""
    for whole, parts in groups:
        months = comparable_months(coverage, (whole, *parts), period)
        for axis, read in monthly.items():
            if axis and not all(axis in BY_KEY[one].axes for one in (whole, *parts)):
                continue
            wholes = read.of_members(whole, NOW)
            own = [read.of_members(part, NOW) for part in parts]
            for member in sorted({*wholes, *(member for part in own for member in part)}):
                for month in months:
                    found = sum(part.get(member, {}).get(month, 0.0) for part in own)
                    yield whole, parts, month, member, found, wholes.get(member, {}).get(month, 0.0)


def _sum_words(parts: Sequence[str], whole: str) -> str:
    return f"{' + '.join(map(measure_name, parts))} / {measure_name(whole)}"


def _when(month: date, member: str) -> str:
    return f"{month_name(month)}, {member}" if member else month_name(month)
