"""Does a count agree with the list that is printed with it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Nature, Printed
from metrics.units import NO_BREAK

KEY = "counted_list"
BETWEEN = re.compile(r"\s*[,;]\s*|\s+et\s+")
PROPER_NAME = re.compile(r"(?:l['’]|d['’]|la |le |les )?[A-ZÀ-Ý][^…\d]*")


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a count whose quotation is a whole list of names, cut nowhere."""
    for row in rows:
        names = names_of(row.quote)
        if row.nature is Nature.COUNT and len(names) > 1:
            yield _checked(row, names)


RULE = Rule(KEY, "Un compte est-il celui de la liste qui l'accompagne\u00a0?", check)


def names_of(quote: str) -> tuple[str, ...]:
    """The names of a list, what stands before « : » left out; empty when it is not a list of names alone."""
    names = tuple(BETWEEN.split(quote.rpartition(":")[2].strip()))
    return names if all(PROPER_NAME.fullmatch(name) for name in names) else ()


def _checked(row: Printed, names: Sequence[str]) -> Finding:
    count = Number.count("noms de la liste", len(names), "noms")
    agrees = len(names) == row.number
    told = "c'est le nombre donné" if agrees else f"et non {row.text}"
    return Finding(
        rule=KEY,
        kind=Kind.AGREES if agrees else Kind.CONTRADICTION,
        rows=(row,),
        recomputed=(count,),
        gap=None if agrees else Number.count("écart", row.number - len(names)),
        reading=f"La liste imprimée a {count.text}{NO_BREAK}: {told}.",
    )
