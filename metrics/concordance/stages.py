"""At which stage are printed amounts told: budget, granted, paid?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Nature, Printed
from metrics.concordance.words import says
from metrics.units import NO_BREAK

KEY = "stages"
STAGES: Mapping[str, tuple[str, ...]] = {
    "versé": ("verse", "paye", "regle"),
    "accordé": ("accord", "attribu", "octro"),
    "alloué": ("allou", "dotation"),
    "engagé": ("engage",),
    "prévu au budget": ("budget", "enveloppe"),
}
"""The stages of an amount, from the last one, and the beginnings of the words that say them."""
UNSAID = "stade non dit"


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a year whose amounts are told at several stages: they cannot be added up."""
    amounts = [row for row in rows if row.nature is Nature.AMOUNT]
    for year in sorted({row.year for row in amounts if row.year is not None}):
        found = _by_stage([row for row in amounts if row.year == year])
        if len(found.keys() - {UNSAID}) > 1:
            yield _mixed(found)


RULE = Rule(KEY, "Les montants sont-ils tous dits au même stade\u00a0?", check)


def _by_stage(amounts: Sequence[Printed]) -> dict[str, list[Printed]]:
    found: dict[str, list[Printed]] = {}
    for one in amounts:
        told = (stage for stage, words in STAGES.items() if says(one.told, words))
        found.setdefault(next(told, UNSAID), []).append(one)
    return {stage: found[stage] for stage in (*STAGES, UNSAID) if stage in found}


def _mixed(found: Mapping[str, Sequence[Printed]]) -> Finding:
    sums = [Number.count(stage, sum(one.number for one in rows), "€") for stage, rows in found.items()]
    count = Number.count("stades", len(found.keys() - {UNSAID}), "stades")
    told = ", ".join(f"{one.label} {one.text}" for one in sums)
    return Finding(
        rule=KEY,
        kind=Kind.DEFINITION,
        rows=tuple(one for rows in found.values() for one in rows),
        recomputed=(count, *sums),
        subject="Montants imprimés",
        reading=(
            f"Ces montants sont dits à {count.text} différents ({told}){NO_BREAK}: leur somme n'est ni une "
            "dépense ni un budget."
        ),
    )
