"""Which counts are parts of which, for somebody who reads the definitions, the glossary and a map?

Written from what the indicators mean; nothing of the publisher is read. A line says « the whole is at least
the part », or « the whole is the sum of the parts », for the same months and the same persons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metrics.diffusion.offer import OFFERED
from metrics.model import Complement, Ratio
from metrics.units import SHARE

SUMS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "planir.reached": (("planir.persons", "planir.ase_files"),),
    "planir.persons": (("planir.persons_accompanied", "planir.persons_only_flagged"),),
    "c2s.beneficiaries": (("c2s.beneficiaries_without", "c2s.beneficiaries_with"),),
    "c2s.expired": (("c2s.expired_asked", "c2s.expired_automatic"),),
    "c2s.renewed": (("c2s.renewed_asked", "c2s.renewed_automatic"),),
}
"""Wholes that are made of others, without a rest."""

WITH_A_REST: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "planir.persons": (("planir.persons[scheme=young_path]",),),
    "planir.persons[scheme=young_path]": (("planir.persons_accompanied[scheme=young_path]",),),
    "planir.persons_accompanied": (("planir.persons_accompanied[scheme=young_path]",),),
    "planir.alerts": (("planir.alerts_settled",),),
    "planir.letters": (("planir.letters_watched",), ("planir.letters_acted",)),
    "planir.letters_acted": (("planir.letters_watched_acted",),),
    "mas.cases": (
        *(("mas.cases_contacted",), ("mas.cases_assessed",), ("mas.cases_accompanied",)),
        *(("mas.cases_closed",), ("mas.contact_delay[days<=inf]",)),
    ),
    "mas.cases_contacted": (
        *(("mas.cases_entered",), ("mas.contact_delay[days<=inf]",), ("mas.contact_delay[days<=2]",)),
    ),
    "mas.contact_delay[days<=inf]": (("mas.contact_delay[days<=2]",),),
    "mas.cases[detector=france_services]": (("france_services.saisines_observed",),),
    "mas.cases_realised": (("france_services.saisines_realised",),),
    "ass.households": (("ass.households[euros<=inf]",),),
    "ass.households_linked": (("ass.households[origin=c2s_refusal]",),),
    "ass.decisions": (("ass.decisions[days<=inf]",),),
    "ass.decisions[days<=inf]": (("ass.decisions[days<=30]",),),
    "ass.payments": (("ass.payments[days<=inf]",), ("ass.payments[whole_days<=inf]",)),
    "ass.payments[days<=30]": (("ass.payments[whole_days<=30]",),),
    "c2s.beneficiaries": (("c2s.beneficiaries_under_25", "c2s.beneficiaries_60_plus"),),
    "c2s.requests": (("c2s.decision_delay",),),
    "c2s.requests_complete": (("c2s.decision_delay_complete[days<=inf]",),),
    "c2s.decision_delay": (("c2s.decision_delay[days<=inf]",),),
    "c2s.decision_delay[days<=inf]": (("c2s.decision_delay_complete[days<=inf]",),),
    "c2s.expired": (("c2s.expired_ripe",), ("c2s.gaps", "c2s.lapsed", "c2s.renewed")),
    "c2s.expired_ripe": (("c2s.gaps", "c2s.lapsed"),),
    "c2s.expiring": (("c2s.expiring_not_renewed",),),
    "c2s.ame_expired": (("c2s.ame_expired_ripe",),),
    "c2s.ame_expiring": (("c2s.ame_expiring_not_renewed",),),
    "france_services.requests": (("france_services.cpam_requests",),),
    "france_services.solved": (("france_services.cpam_solved",),),
    "france_services.partner_requests": (("france_services.reply_delay[days<=inf]",),),
    "charter.answers": (("charter.answers_cared", "charter.answers_gave_up"),),
    "charter.pain_answers": (("charter.pain_concerned",),),
    "charter.pain_concerned": (("charter.pain_considered",),),
}
"""Wholes of which some are a part; what is left counts persons too, whom nobody may know to be few."""

SAME_AS_MEMBERS: Mapping[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "mas.cases_realised": (("mas.cases_closed", "outcome", ("care_realised",)),),
    "ass.favourable": (("ass.decisions", "decision", ("granted",)),),
    "ass.households_linked": (("ass.households", "origin", ("c2s_refusal", "mas", "social_service")),),
    "c2s.beneficiaries_with": (("c2s.beneficiaries", "participation", ("with",)),),
    "c2s.beneficiaries_without": (("c2s.beneficiaries", "participation", ("without",)),),
    "c2s.beneficiaries_under_25": (("c2s.beneficiaries", "age_group", ("0-17", "18-24")),),
    "c2s.beneficiaries_60_plus": (("c2s.beneficiaries", "age_group", ("60-74", "75+")),),
    "c2s.requests_online": (("c2s.requests", "channel", ("online",)),),
    "c2s.expired_asked": (("c2s.expired", "mode", ("asked",)),),
    "c2s.expired_automatic": (("c2s.expired", "mode", ("automatic",)),),
    "c2s.renewed_asked": (("c2s.renewed", "mode", ("asked",)),),
    "c2s.renewed_automatic": (("c2s.renewed", "mode", ("automatic",)),),
    "france_services.cpam_requests": (("france_services.requests", "theme", ("health_insurance",)),),
    "france_services.cpam_solved": (("france_services.solved", "theme", ("health_insurance",)),),
    "charter.answers_cared": (("charter.answers", "outcome", ("cared",)),),
    "charter.answers_gave_up": (("charter.answers", "outcome", ("gave_up_search", "gave_up_refusal")),),
    "planir.ase_files": (("planir.reached", "scheme", ("ase",)),),
}
"""What is told both as an indicator and as some members of another, along an axis."""


def parts_told() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every whole with some of its parts, rates read as their two terms included."""
    for whole, parts in WITH_A_REST.items():
        yield from ((whole, some) for some in parts)
    for metric in OFFERED:
        if isinstance(metric.formula, Ratio | Complement) and metric.unit == SHARE:
            yield metric.formula.over.name, (metric.formula.of.name,)


def sums_told() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every whole that is the sum of others."""
    for whole, parts in SUMS.items():
        yield from ((whole, some) for some in parts)


def members_told(quantities: frozenset[str]) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """What is told twice: `(quantity, measure, axis, members)`, for the quantities that are told."""
    for quantity, sames in SAME_AS_MEMBERS.items():
        yield from ((quantity, *same) for same in sames)
    for quantity in quantities:
        measure, bracket, part = quantity.partition("[")
        if bracket and "=" in part and "<=" not in part:
            axis, _, members = part.removesuffix("]").partition("=")
            yield quantity, measure, axis, named(members)


def named(members: str) -> tuple[str, ...]:
    """« 91-180+181+ »: members apart, of which the last may itself end with a plus."""
    open_ended = members.endswith("+")
    apart = members.removesuffix("+").split("+")
    return (*apart[:-1], apart[-1] + "+" * open_ended)
