"""Does a share printed with decimals come from a whole number of what is counted beside it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Printed
from metrics.concordance.report import counts_beside
from metrics.concordance.shares import named_parts, pairs_of, shares_of
from metrics.concordance.whole_numbers import whole_numbers
from metrics.units import NO_BREAK

KEY = "exact_share"


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a share whose part is not printed, beside a single count so small that few shares can be.

    With so few decimals that any share can be, nothing would be proved, and nothing is said.
    """
    for share in shares_of(rows):
        counts = counts_beside(share, rows)
        if share.decimals and len(counts) == 1 and not (named_parts(share, rows) or pairs_of(share, rows)):
            low, high = (bound * counts[0].number / 100 for bound in share.bounds)
            if high - low < 1:
                yield _checked(share, counts[0], (low, high))


RULE = Rule(KEY, "Une part vient-elle d'un nombre entier de ce qui est compté\u00a0?", check)


def _checked(share: Printed, count: Printed, bounds: tuple[float, float]) -> Finding:
    found = whole_numbers(*bounds, lambda part: share.admits(100 * part / count.number))
    percent = Number.percent(share.measure, share.number, share.decimals)
    if found is None:
        return Finding(
            rule=KEY,
            kind=Kind.DEFINITION,
            rows=(share, count),
            recomputed=(percent,),
            reading=(
                f"Aucun nombre entier, sur {count.exactly}, ne donne {percent.text}{NO_BREAK}: "
                "le dénominateur est un autre compte, que le rapport ne dit pas."
            ),
        )
    part = Number.count("nombre entier", found[0])
    return Finding(
        rule=KEY,
        kind=Kind.AGREES,
        rows=(share, count),
        recomputed=(part, percent),
        reading=(
            f"{part.text} sur {count.exactly} font {percent.text}, et nul autre nombre entier."
            f"{_approximations(share, count)}"
        ),
    )


def _approximations(*rows: Printed) -> str:
    """The words of approximation that stand beside exact numbers."""
    words = " et ".join(f"«{NO_BREAK}{row.approximation}{NO_BREAK}»" for row in rows if row.approximation)
    return f" Le rapport écrit pourtant {words}." if words else ""
