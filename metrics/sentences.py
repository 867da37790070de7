"""How is a figure told in one French sentence, without judging it?

Every number of a sentence is in the value or the change that it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence

from metrics.certainty import rankable
from metrics.model import Change, Metric, Value
from metrics.nature import is_stock
from metrics.period import Period
from metrics.units import NO_BREAK, POINTS, SHARE, french_number, long_date, rounded, signed

NOT_COMPARABLE = "Pas de période comparable un an plus tôt"


def count_in_words(count: int, singular: str, plural: str, *, none: str = "") -> str:
    """« 1 source en retard », « 3 sources en retard »; `none` is said of zero."""
    if not count:
        return none or f"aucun {singular}"
    return f"{french_number(count)}{NO_BREAK}{singular if count == 1 else plural}"


def change_in_words(metric: Metric, change: Change | None) -> str:
    """« 12 saisines de plus qu'à la même date de 2022 (+4,2 %) »; says so when nothing is comparable."""
    return NOT_COMPARABLE if change is None else _told(metric, change, _size(metric, change))


def trend_in_words(metric: Metric, value: Value, change: Change | None) -> str:
    """The title of a trend: the value of the period, then its change like for like."""
    if value.value is None:
        return f"{metric.label}{NO_BREAK}: {value.text} {period_in_words(value.period)}"
    head = f"{metric.label}{NO_BREAK}: {_figure(metric, value)} {over_in_words(value)}"
    if change is None:
        return head
    told = _told(metric, change, _bare_size(metric, change))
    return f"{head}, {told[0].lower()}{told[1:]}"


def largest_in_words(values: Sequence[Value], subject: str) -> str:
    """« Premier détecteur : Accueils de la CPAM, 641 saisines sur 2 467 (26,0 %) »."""
    known = [value for value in values if value.value]
    if not known:
        return f"{subject}{NO_BREAK}: aucune donnée sur la période choisie"
    top = max(known, key=lambda value: value.value or 0.0)
    head = f"{subject}{NO_BREAK}: {top.member_label}, {top.text}"
    if top.denominator is not None:
        return head
    whole = sum(value.value or 0.0 for value in known)
    return f"{head} sur {top.metric.unit.number(whole)} ({SHARE.write((top.value or 0.0) / whole)})"


def range_in_words(values: Sequence[Value], subject: str, by: str) -> str:
    """« Dossiers clos avec soins : de 51,7 % à 67,2 % selon le détecteur »; names nobody first or last.

    Rates of too few cases are left out: the widest gaps are theirs, and mean nothing.
    """
    if all(value.value is None for value in values):
        return f"{subject}{NO_BREAK}: aucune donnée sur la période choisie"
    known = sorted(value.value or 0.0 for value in rankable(values))
    if not known:
        return f"{subject}{NO_BREAK}: effectifs trop faibles pour comparer selon {by}"
    unit = values[0].metric.unit
    return f"{subject}{NO_BREAK}: de {unit.write(known[0])} à {unit.write(known[-1])} selon {by}"


def share_in_words(part: Value, whole: Value, words: str) -> str:
    """« 243 saisines sur 454 (53,5 %) aboutissent aux soins »."""
    if part.value is None or not whole.value:
        return f"{whole.metric.label}{NO_BREAK}: {whole.text} {period_in_words(whole.period)}"
    share = SHARE.write(part.value / whole.value)
    return f"{part.text} sur {whole.metric.unit.number(whole.value)} ({share}) {words}"


def period_in_words(period: Period) -> str:
    """« en 2022 », « au T3 2022 », « en mars 2022 »."""
    return f"au {period.label}" if period.is_quarter else f"en {period.label}"


def _told(metric: Metric, change: Change, size: str) -> str:
    gap, unit = change.now - change.before, metric.unit
    reference = _reference(change)
    if rounded(gap * unit.factor, unit.decimals) == 0:
        return f"Comme {reference}"
    if unit.key == SHARE.key:
        return f"{_points(gap)} ({unit.write(change.before)} {reference})"
    than = f"qu'{reference}" if reference[0] in "aàeu" else f"que {reference}"
    return f"{size} de {'plus' if gap > 0 else 'moins'} {than}{_relative(change)}"


def _size(metric: Metric, change: Change) -> str:
    return metric.unit.write(abs(change.now - change.before))


def _bare_size(metric: Metric, change: Change) -> str:
    """The gap without words of unit, which the sentence has said already; euros keep their sign."""
    if metric.unit.plural == "€":
        return _size(metric, change)
    return metric.unit.number(abs(change.now - change.before))


def _figure(metric: Metric, value: Value) -> str:
    """The value without its unit when the label already says it: « Saisines : 438 »."""
    said = metric.unit.plural.lower() in metric.label.lower()
    return metric.unit.number(value.value) if said and value.value is not None else value.text


def over_in_words(value: Value) -> str:
    """« au 17 novembre 2023 » for a stock or a running period, else « en 2022 »."""
    if value.as_of and (is_stock(value.metric) or value.as_of < value.period.end):
        return f"au {long_date(value.as_of)}"
    return period_in_words(value.period)


def _reference(change: Change) -> str:
    """What it is compared with: « un an plus tôt », « à la même date de 2022 », « en 2021 »."""
    if change.rolling_months:
        return f"sur {change.rolling_months}{NO_BREAK}mois arrêtés au {long_date(change.until)}"
    if change.stock:
        return "un an plus tôt"
    if not change.whole:
        return f"à la même date de {change.until.year}"
    return period_in_words(change.period) if change.complete else f"sur les mêmes mois de {change.until.year}"


def _points(gap: float) -> str:
    return f"{signed(gap * POINTS.factor, 1)}{NO_BREAK}{POINTS.words(gap)}"


def _relative(change: Change) -> str:
    if change.before <= 0:
        return ""
    percent = (change.now / change.before - 1) * 100
    return f" ({signed(percent, 1)}{NO_BREAK}%)" if rounded(percent, 1) else ""
