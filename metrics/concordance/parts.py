"""Do printed parts stay within their printed whole?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Nature, Printed
from metrics.concordance.report import counts_beside
from metrics.concordance.shares import shares_of, whole_words
from metrics.concordance.words import OF_THOSE, capital
from metrics.units import NO_BREAK

KEY = "parts"
ALL = 100


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a count told « dont », and one a whole of which several shares are printed."""
    for part in rows:
        if part.nature is Nature.COUNT and OF_THOSE.search(part.before):
            wholes = sorted(counts_beside(part, rows), key=lambda one: -one.number)
            yield from (_of_whole(part, whole) for whole in wholes[:1])
    yield from (_together(shares) for shares in _of_the_same(rows) if len(shares) > 1)


RULE = Rule(KEY, "Les parties tiennent-elles dans leur tout\u00a0?", check)


def _of_whole(part: Printed, whole: Printed) -> Finding:
    percent = Number.percent("part recalculée", 100 * part.number / whole.number, 1)
    fits = part.number <= whole.number
    told = "c'est une partie possible" if fits else "ce n'en est pas une partie"
    return Finding(
        rule=KEY,
        kind=Kind.AGREES if fits else Kind.CONTRADICTION,
        rows=(part, whole),
        recomputed=(percent,),
        reading=f"{part.exactly} sur {whole.exactly}, soit {percent.text}{NO_BREAK}: {told}.",
    )


def _of_the_same(rows: Sequence[Printed]) -> Iterator[tuple[Printed, ...]]:
    """The shares of one programme and time whose unit names the same whole."""
    named = [share for share in shares_of(rows) if share.when and whole_words(share)]
    by = {share: (share.programme, share.when, whole_words(share)[0]) for share in named}
    for _, shares in groupby(sorted(named, key=lambda one: (by[one], -one.number)), key=by.__getitem__):
        yield tuple(shares)


def _together(shares: Sequence[Printed]) -> Finding:
    total = sum(share.number for share in shares)
    percent = Number.percent("somme des parts", total, max(share.decimals for share in shares))
    rest = Number.percent("non décrit, au moins", max(ALL - total, 0), 0)
    fits = total <= ALL
    names = ", ".join(f"{share.measure} ({share.exactly})" for share in shares)
    told = f"au moins {rest.text} ne sont pas décrits" if fits else "ces parts se recoupent"
    return Finding(
        rule=KEY,
        kind=Kind.AGREES if fits else Kind.DEFINITION,
        rows=tuple(shares),
        recomputed=(percent, rest),
        reading=f"{capital(names)}{NO_BREAK}: {percent.text} en tout, {told}.",
        subject=f"{shares[0].programme}, parts d'un même tout",
    )
