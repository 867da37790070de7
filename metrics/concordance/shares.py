"""Of which printed count is a printed share, and which printed count is its part?

A share says its whole (« 9,9 % de la population couverte »), or tells again the count that it restates
(« dont 243 …, soit 53,5 % »). The counts are then found by these words, beside it or elsewhere in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from metrics.concordance.printed import Nature, Printed
from metrics.concordance.report import counts_beside
from metrics.concordance.words import in_order, nouns
from metrics.glossary import plain
from metrics.units import french_number

OF_WHOLE = re.compile(r"^\s*(?:%|pour cent)\s*(?:de la|de l['’]|des|du|de|d['’])\s*(?P<whole>\D+)")
PART_OF = re.compile(r"^(?:part|taux|proportion|pourcentage)\s+(?:de la|de l['’]|des|du)\s*(?P<whole>\D+)")
KINDS_OF_SHARE = nouns("part proportion pourcentage moyenne")


@dataclass(frozen=True)
class Pair:
    """Two printed counts, the second of which may be the whole of the first."""

    part: Printed
    whole: Printed

    @property
    def percent(self) -> float:
        """The part in hundredths of the whole."""
        return 100 * self.part.number / self.whole.number

    @property
    def text(self) -> str:
        """« 243 sur 454 saisines », « 127 725 personnes sur 1 349 904 bénéficiaires »."""
        same = self.part.things == self.whole.things
        part = french_number(self.part.number) if same else self.part.exactly
        return f"{part} sur {self.whole.exactly}"


def shares_of(rows: Iterable[Printed]) -> tuple[Printed, ...]:
    """The printed shares."""
    return tuple(row for row in rows if row.nature is Nature.SHARE)


def whole_words(share: Printed) -> tuple[str, ...]:
    """The words of the whole that the share names, its noun first: `(population, couverte, cpam)`."""
    told = (
        OF_WHOLE.match(share.after),
        OF_WHOLE.match(plain(share.unit)),
        PART_OF.match(plain(share.measure)),
    )
    return next((in_order(one["whole"]) for one in told if one), ())


def named_parts(share: Printed, rows: Sequence[Printed]) -> tuple[Printed, ...]:
    """The counts beside the share whose measure holds all that the share says of its part."""
    subject = _subject(share)
    if not subject:
        return ()
    return tuple(one for one in counts_beside(share, rows) if subject <= nouns(one.measure))


def printed_wholes(share: Printed, rows: Sequence[Printed]) -> tuple[Printed, ...]:
    """The printed counts that bear the name of the whole: beside the share, else in the same year.

    Elsewhere in the report, only those that share the most words with the name are kept.
    """
    words = whole_words(share)
    if not words:
        return ()
    parts = named_parts(share, rows)
    beside = [one for one in counts_beside(share, rows) if words[0] in one.named and one not in parts]
    return tuple(beside) or _elsewhere(share, words, rows)


def pairs_of(share: Printed, rows: Sequence[Printed]) -> tuple[Pair, ...]:
    """The part and the whole of a share, as its words tell them; empty when they are not printed."""
    beside = counts_beside(share, rows)
    if whole_words(share):
        return _with(_parts(share, rows), printed_wholes(share, rows))
    if not share.restates:
        return ()
    same = [(part, whole) for part, whole in permutations(beside, 2) if part.things == whole.things]
    return tuple(Pair(part, whole) for part, whole in same if part.number < whole.number)


def closest(share: Printed, pairs: Iterable[Pair]) -> Pair:
    """The pair that comes nearest to the printed share."""
    return min(pairs, key=lambda pair: abs(pair.percent - share.number))


def _parts(share: Printed, rows: Sequence[Printed]) -> tuple[Printed, ...]:
    """The counts that the words name; for a share that names no part of its own, any count beside it."""
    named = named_parts(share, rows)
    if named or not (share.restates or not _subject(share)):
        return named
    return counts_beside(share, rows)


def _with(parts: Iterable[Printed], wholes: Sequence[Printed]) -> tuple[Pair, ...]:
    return tuple(
        Pair(part, whole)
        for part in parts
        for whole in wholes
        if part not in wholes and part.number <= whole.number
    )


def _subject(share: Printed) -> frozenset[str]:
    """What the measure says of the part, the whole left out: « part en ligne » says « ligne ».

    A « taux de … » is named for what it measures, not for its part.
    """
    if plain(share.measure).startswith("taux"):
        return frozenset()
    return nouns(share.measure) - KINDS_OF_SHARE - frozenset(whole_words(share))


def _elsewhere(share: Printed, words: Sequence[str], rows: Iterable[Printed]) -> tuple[Printed, ...]:
    bearing = [
        one
        for one in rows
        if one.nature is Nature.COUNT
        and one.year == share.year is not None
        and one.programme != share.programme
        and words[0] in one.named
    ]
    common = [len(one.named & set(words)) for one in bearing]
    return tuple(one for one, score in zip(bearing, common, strict=True) if score == max(common))
