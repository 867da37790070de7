"""Does a mean amount, times the count that it is the mean of, give printed lines?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Nature, Printed
from metrics.concordance.report import counts_beside
from metrics.concordance.subsets import MOST_AMOUNTS, subset_within
from metrics.concordance.words import COLLECTIVE, capital, nouns, says

KEY = "mean_amount"


@dataclass(frozen=True)
class Lines:
    """A mean, the count that it is the mean of, and some of the printed amounts."""

    mean: Printed
    count: Printed
    amounts: tuple[Printed, ...]

    @property
    def total(self) -> float:
        """The amounts added up, in euros."""
        return sum(one.number for one in self.amounts)

    @property
    def product(self) -> float:
        """What the mean and the count say was spent, in euros."""
        return self.mean.number * self.count.number

    @property
    def agree(self) -> bool:
        """Do the amounts give the printed mean, within its rounding?"""
        return self.mean.admits(self.total / self.count.number)

    def of(self, amounts: Sequence[Printed]) -> Lines:
        """The same mean and count, over other amounts."""
        return Lines(self.mean, self.count, tuple(amounts))

    @property
    def individual(self) -> Lines:
        """Without the amounts that the report says go to associations and other bodies."""
        return self.of([one for one in self.amounts if not says(f"{one.label} {one.told}", COLLECTIVE)])

    @property
    def some(self) -> Lines | None:
        """Any choice of the amounts that gives the printed mean; None when no choice does."""
        low, high = (bound * self.count.number for bound in self.mean.bounds)
        ranks = subset_within([one.number for one in self.amounts], low, high)
        return None if ranks is None else self.of([self.amounts[rank] for rank in ranks])


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a mean in euros whose count is printed beside it, set against the amounts of the year."""
    for mean in rows:
        if mean.nature is Nature.MEAN and mean.is_money and mean.bounds[0] > 0:
            counts = _counts_of(mean, rows)
            amounts = tuple(one for one in rows if one.nature is Nature.AMOUNT and one.year == mean.year)
            if len(counts) == 1 and 0 < len(amounts) <= MOST_AMOUNTS:
                yield _checked(Lines(mean, counts[0], amounts))


RULE = Rule(KEY, "Un montant moyen et son compte redonnent-ils les lignes imprimées\u00a0?", check)


def _counts_of(mean: Printed, rows: Sequence[Printed]) -> list[Printed]:
    """The counts of what the mean is « by »; when it does not say, all those beside it."""
    by = nouns(re.split(r"/| par ", f"{mean.unit}/")[1])
    return [one for one in counts_beside(mean, rows) if by <= one.named]


def _checked(lines: Lines) -> Finding:
    if lines.agree:
        return _agreeing(lines, _those(_numbers(lines)[-1]))
    if lines.individual.agree:
        return _agreeing(lines.individual, "les lignes imprimées, sans les aides collectives")
    some = lines.some
    return _contradicting(lines) if some is None else _on_some(lines, some)


def _agreeing(lines: Lines, words: str) -> Finding:
    product, total, mean, size = _numbers(lines)
    return Finding(
        rule=KEY,
        kind=Kind.AGREES,
        rows=(lines.mean, lines.count, *lines.amounts),
        recomputed=(product, total, mean, size),
        reading=f"{capital(words)}, {total.text}, donnent {mean.text}, la moyenne imprimée.",
    )


def _on_some(lines: Lines, some: Lines) -> Finding:
    product, total, mean, size = _numbers(lines)
    _, part, _, kept = _numbers(some)
    names = ", ".join(one.label for one in some.amounts)
    return Finding(
        rule=KEY,
        kind=Kind.DEFINITION,
        rows=(lines.mean, lines.count, *some.amounts),
        recomputed=(product, total, mean, size, part, kept),
        reading=(
            f"{capital(_those(size))}, {total.text}, donnent {mean.text}. La moyenne imprimée, "
            f"{lines.mean.text}, peut venir de {kept.text} ({names}), {part.text}, ou d'autres. "
            "Le rapport ne dit pas lesquelles il compte."
        ),
    )


def _contradicting(lines: Lines) -> Finding:
    product, total, mean, size = _numbers(lines)
    gap = Number.count("écart", lines.product - lines.total, "€")
    apart = Number.count("écart sans signe", abs(gap.value), "€")
    side = "de plus" if gap.value > 0 else "de moins"
    others, without = _without_collective(lines)
    return Finding(
        rule=KEY,
        kind=Kind.CONTRADICTION,
        rows=(lines.mean, lines.count, *lines.amounts),
        recomputed=(product, total, mean, size, *others),
        gap=gap,
        reading=(
            f"{lines.count.text} à {lines.mean.text} font {product.text}, {apart.text} {side} que "
            f"{_those(size)} ({total.text}, {mean.text}). {without}"
            "Aucun choix de lignes ne donne la moyenne imprimée."
        ),
    )


def _without_collective(lines: Lines) -> tuple[tuple[Number, ...], str]:
    """The same without collective aids, and the count that the printed mean would then need."""
    rest = lines.individual
    if rest.amounts in ((), lines.amounts):
        return (), ""
    _, total, mean, size = _numbers(rest)
    implied = Number.count("compte qu'il faudrait", rest.total / rest.mean.number, rest.count.unit)
    told = (
        f"Sans les aides collectives, {size.text} font {total.text}, soit {mean.text}, "
        f"ou {implied.text} à {lines.mean.text}. "
    )
    return (total, mean, size, implied), told


def _those(size: Number) -> str:
    return f"les {size.text}" if size.value > 1 else "la ligne imprimée"


def _numbers(lines: Lines) -> tuple[Number, Number, Number, Number]:
    """The product, the sum of the lines, their mean, and how many they are."""
    mean = lines.total / lines.count.number
    count = len(lines.amounts)
    return (
        Number.count("moyenne × compte", lines.product, "€"),
        Number.count("somme des lignes", lines.total, "€"),
        Number("moyenne des lignes", mean, lines.mean.written(mean)),
        Number.count("lignes", count, "lignes imprimées" if count > 1 else "ligne imprimée"),
    )
