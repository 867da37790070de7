"""Is a count told as granted, when only a share of it was granted?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Printed
from metrics.concordance.report import counts_beside
from metrics.concordance.shares import shares_of
from metrics.concordance.words import ASKED, GRANTED, OF_THOSE, nouns, says
from metrics.units import NO_BREAK, french_number

KEY = "granted_share"
ALL = 100
CARRYING = nouns(
    "avoir ayant obtenu obtenue reçu reçue fait objet avis réponse décision suite positif positive finalement"
    " entre elle eux celles ceux"
)
"""Words that only carry the outcome: « ont obtenu un accord favorable »."""


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a share « dont 65 % ont obtenu un accord » of a count, asked for or granted."""
    for share in shares_of(rows):
        if not (
            OF_THOSE.search(f"{share.before} {share.after}") and _is_granted(share) and share.number < ALL
        ):
            continue
        for count in counts_beside(share, rows):
            if says(count.told, ASKED):
                yield _finding(Kind.AGREES, share, count)
            elif says(count.told, GRANTED):
                yield _finding(Kind.CONTRADICTION, share, count)


RULE = Rule(KEY, "Un compte dit accordé l'est-il en entier\u00a0?", check)


def _is_granted(share: Printed) -> bool:
    """Does the share say « granted » and nothing else? « Accordées en urgence » would be a part of them."""
    words = nouns(share.after)
    return says(share.after, GRANTED) and all(says(one, GRANTED) for one in words - CARRYING)


def _finding(kind: Kind, share: Printed, count: Printed) -> Finding:
    granted, least, most = _granted(share, count)
    return Finding(
        rule=KEY,
        kind=kind,
        rows=(share, count),
        recomputed=(granted, least, most),
        gap=Number.count("écart", count.number - granted.value) if kind is Kind.CONTRADICTION else None,
        reading=_told(kind, share, count).format(
            granted=f"{granted.text} ({least.text} à {most.text} selon l'arrondi)"
        ),
    )


def _told(kind: Kind, share: Printed, count: Printed) -> str:
    if kind is Kind.AGREES:
        told = f"{share.exactly} de {count.exactly} font {{granted}}"
        return f"{told}{NO_BREAK}: la part est celle de ce qui fut demandé."
    return (
        f"On n'accorde pas {share.exactly} de ce qui est accordé{NO_BREAK}: {french_number(count.number)} "
        f"est sans doute le nombre des demandes, dont {share.exactly} font {{granted}}."
    )


def _granted(share: Printed, count: Printed) -> tuple[Number, Number, Number]:
    low, high = share.bounds
    return (
        Number.count("accordé", share.number * count.number / 100),
        Number.count("accordé, au moins", low * count.number / 100),
        Number.count("accordé, au plus", high * count.number / 100),
    )
