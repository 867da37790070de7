"""Is a share told « en moyenne » that of a total, and of which total then?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Printed
from metrics.concordance.shares import named_parts, printed_wholes, shares_of, whole_words
from metrics.glossary import plain
from metrics.units import NO_BREAK

KEY = "mean_of_rates"


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a mean share whose part is printed and whose whole is not."""
    for share in shares_of(rows):
        told = plain(f"{share.approximation} {share.before}")
        if "en moyenne" in told and whole_words(share) and not printed_wholes(share, rows):
            yield from (_implied(share, part) for part in named_parts(share, rows))


RULE = Rule(KEY, "Une part « en moyenne » est-elle celle d'un total\u00a0?", check)


def _implied(share: Printed, part: Printed) -> Finding:
    low, high = share.bounds
    total = Number.count("total supposé", 100 * part.number / share.number, part.unit)
    least = Number.count("au moins", 100 * part.number / high)
    most = Number.count("au plus", 100 * part.number / low)
    percent = Number.percent(share.measure, share.number, share.decimals)
    return Finding(
        rule=KEY,
        kind=Kind.DEFINITION,
        rows=(share, part),
        recomputed=(total, least, most, percent),
        reading=(
            f"« En moyenne » dit une moyenne de taux, non la part d'un total, qui n'est pas imprimé. Si c'en "
            f"était une, {part.exactly} à {percent.text} supposeraient {total.text} ({least.text} à "
            f"{most.text} selon l'arrondi){NO_BREAK}: ce total ne peut pas être déduit."
        ),
    )
