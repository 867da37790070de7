"""Does a printed share agree with the count and the population that are printed beside it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Printed
from metrics.concordance.shares import Pair, closest, pairs_of, shares_of
from metrics.units import NO_BREAK, POINTS, signed

KEY = "population_share"


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a share whose part and whole are both printed.

    A share whose whole bears a name that several counts bear is only found to agree, never to disagree.
    """
    for share in shares_of(rows):
        pairs = pairs_of(share, rows)
        if not pairs:
            continue
        pair = closest(share, pairs)
        if share.admits(pair.percent):
            yield _agreeing(share, pair)
        elif len({one.whole for one in pairs}) == 1 or share.programme == pair.whole.programme:
            yield _contradicting(share, pair)


RULE = Rule(KEY, "Une part imprimée est-elle celle du compte et de la population imprimés\u00a0?", check)


def _agreeing(share: Printed, pair: Pair) -> Finding:
    percent = _percent(share, pair)
    return Finding(
        rule=KEY,
        kind=Kind.AGREES,
        rows=(share, pair.part, pair.whole),
        recomputed=(percent,),
        reading=f"{pair.text} font {percent.text}{NO_BREAK}: c'est le chiffre imprimé.",
    )


def _contradicting(share: Printed, pair: Pair) -> Finding:
    percent = _percent(share, pair)
    least, most = _populations(share, pair)
    return Finding(
        rule=KEY,
        kind=Kind.CONTRADICTION,
        rows=(share, pair.part, pair.whole),
        recomputed=(percent, least, most),
        gap=_gap(share, pair),
        reading=(
            f"{pair.text} ({pair.whole.measure}) font {percent.text}, "
            f"et non {_share(share)}. Ce chiffre demanderait un dénominateur de {least.text} à {most.text}, "
            "d'un autre champ ou d'une autre date, que le rapport ne dit pas."
        ),
    )


def _percent(share: Printed, pair: Pair) -> Number:
    return Number.percent("part recalculée", pair.percent, share.decimals + 1)


def _share(share: Printed) -> str:
    return Number.percent(share.measure, share.number, share.decimals).text


def _populations(share: Printed, pair: Pair) -> tuple[Number, Number]:
    """The wholes that the printed share would need, at both ends of its rounding."""
    low, high = share.bounds
    return (
        Number.count("plus petit dénominateur possible", 100 * pair.part.number / high),
        Number.count("plus grand dénominateur possible", 100 * pair.part.number / low),
    )


def _gap(share: Printed, pair: Pair) -> Number:
    """The printed share minus the recomputed one, in points."""
    gap = share.number - pair.percent
    return Number("écart", gap, f"{signed(gap, share.decimals + 1)}{NO_BREAK}{POINTS.words(gap / 100)}")
