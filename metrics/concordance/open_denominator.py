"""Does the denominator of a rate of success still hold files that are open?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Printed
from metrics.concordance.shares import Pair, closest, pairs_of, shares_of
from metrics.concordance.words import CLOSED, says
from metrics.intervals import wilson
from metrics.units import NO_BREAK

KEY = "open_denominator"


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a rate that its two counts give, and whose numerator counts closed files."""
    for rate in shares_of(rows):
        pairs = pairs_of(rate, rows)
        pair = closest(rate, pairs) if pairs else None
        if pair and rate.admits(pair.percent) and says(pair.part.told, CLOSED):
            yield (_all_closed if says(pair.whole.told, CLOSED) else _open_ones)(rate, pair)


RULE = Rule(KEY, "Le dénominateur d'un taux compte-t-il des dossiers encore ouverts\u00a0?", check)


def _all_closed(rate: Printed, pair: Pair) -> Finding:
    percent, low, high = _recomputed(rate, pair)
    return Finding(
        rule=KEY,
        kind=Kind.AGREES,
        rows=(rate, pair.part, pair.whole),
        recomputed=(percent, low, high),
        reading=(
            f"{pair.text}, dossiers clos des deux côtés{NO_BREAK}: {percent.text}. "
            f"Intervalle à 95{NO_BREAK}%{NO_BREAK}: de {low.text} à {high.text}."
        ),
    )


def _open_ones(rate: Printed, pair: Pair) -> Finding:
    percent, low, high = _recomputed(rate, pair)
    others = Number.count("non comptés au numérateur", pair.whole.number - pair.part.number, pair.whole.unit)
    return Finding(
        rule=KEY,
        kind=Kind.DEFINITION,
        rows=(rate, pair.part, pair.whole),
        recomputed=(percent, low, high, others),
        reading=(
            f"{pair.text} font bien {percent.text}, mais ce dénominateur ne compte pas que des dossiers "
            f"clos{NO_BREAK}: parmi les {others.text} qui restent, ce qui est ouvert peut encore aboutir. "
            "Ce taux est un minimum, et ne se compare pas à un taux sur dossiers clos. "
            f"Intervalle à 95{NO_BREAK}%{NO_BREAK}: de {low.text} à {high.text}."
        ),
    )


def _recomputed(rate: Printed, pair: Pair) -> tuple[Number, Number, Number]:
    low, high = wilson(pair.part.number, pair.whole.number)
    return (
        Number.percent("taux recalculé", pair.percent, rate.decimals + 1),
        Number.percent("borne basse à 95\u00a0%", 100 * low, 1),
        Number.percent("borne haute à 95\u00a0%", 100 * high, 1),
    )
