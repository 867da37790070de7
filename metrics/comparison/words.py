"""How is a comparison told: who stands out, how it is read, what was left out of it?"""

from __future__ import annotations

from collections.abc import Collection

from metrics.certainty import MIN_DENOMINATOR
from metrics.comparison.members import MIN_MEMBERS, Comparison, Counted
from metrics.intervals import difference, interval_in_words
from metrics.units import NO_BREAK, POINTS, SHARE, french_number, signed
from metrics.verdict import Verdict

MOST_NAMED = 3
"""How many of those that stand out are named above the chart; all are in the table."""

_PAIR = 2


def finding(told: Comparison) -> str:
    """« Taux d'accord : aucune des 10 intercommunalités comparées ne se distingue de l'ensemble… »."""
    head = f"{told.metric.label}{NO_BREAK}: "
    if not told.values:
        return f"{head}aucune donnée à comparer sur la période choisie"
    if told.funnel is None:
        return head + _side_by_side(told.values)
    if not told.judged:
        return f"{head}effectifs trop faibles pour comparer les {told.between.words.many}"
    return head + _who_stands_out(told, f"{told.between.words.whole} ({SHARE.write(told.funnel.centre)})")


def verdicts(told: Comparison) -> tuple[Verdict, ...]:
    """One for each of those that stand out, if few; when none does, that what differs is ordinary."""
    if told.judged and not told.outside:
        return (Verdict(_ordinary(told)),)
    if len(told.outside) > MOST_NAMED:
        return ()
    return tuple(
        Verdict(f"{name_of(one)}{NO_BREAK}: {SHARE.write(one.rate)}, {one.standing}", one.tone)
        for one in told.outside
    )


def how_to_read(told: Comparison) -> str:
    """What a point, a limit and the order of the names mean; or why there is no funnel."""
    words = told.between.words
    if told.funnel is None:
        return (
            f"Il faut au moins {MIN_MEMBERS} {words.many} pour les comparer à leur ensemble{NO_BREAK}: en "
            f"deçà, chaque taux est montré avec son intervalle à 95{NO_BREAK}%, là où le hasard seul peut "
            "le laisser."
        )
    wider = (
        f" Elles tiennent compte de ce que les {words.many} diffèrent entre {words.them} plus que par hasard."
        if told.funnel.tau2
        else ""
    )
    return (
        f"Chaque point est {words.a}{NO_BREAK}; plus il est à droite, plus les cas sont nombreux et plus les "
        f"limites se resserrent.{wider} Entre les limites, l'écart est ordinaire. Hors des limites à "
        f"99,8{NO_BREAK}%, il n'arriverait ainsi que 2 fois sur 1{NO_BREAK}000{NO_BREAK}: la cause est à "
        f"chercher. Sous {MIN_DENOMINATOR} cas, rien n'est conclu. "
        f"Les noms sont dans l'ordre alphabétique{NO_BREAK}: ce n'est pas un classement."
    )


def departments_apart(opened: Collection[str], followed: Collection[str]) -> str:
    """Why a reader is not offered the comparison between departments; empty when they are, or nobody is."""
    if set(followed) <= set(opened):
        return ""
    return (
        f"La comparaison entre départements est réservée à qui les lit tous ({', '.join(sorted(followed))})"
        f"{NO_BREAK}: leur ensemble sert de repère, et ce repère est le même pour tous les lecteurs."
    )


def left_out_in_words(told: Comparison) -> str:
    """« Hors comparaison : Non renseigné (12). »: with how many cases, when they are known."""
    if not told.left_out:
        return ""
    cases = [
        f"{one.member_label} ({french_number(one.denominator)})" if one.denominator else one.member_label
        for one in told.left_out
    ]
    return f"Hors comparaison{NO_BREAK}: {', '.join(cases)}."


def name_of(one: Counted) -> str:
    """The member as a reader knows it."""
    return (one.value.member_label or one.value.member).replace("'", "’")


def counts_in_words(one: Counted) -> str:
    """« 243 / 454 »."""
    return f"{french_number(one.part)}{NO_BREAK}/{NO_BREAK}{french_number(one.whole)}"


def interval_of(one: Counted) -> str:
    """« 48,9 à 58,1 % », below a heading that says what it is."""
    low, high = one.interval
    return f"{SHARE.number(low)} à {SHARE.write(high)}".replace(" ", NO_BREAK)


def _ordinary(told: Comparison) -> str:
    """Nobody stands out: because chance explains all, or because all differ, none more than the others."""
    words = told.between.words
    if told.funnel is not None and told.funnel.tau2:
        none = "aucune" if words.feminine else "aucun"
        return f"Les {words.many} diffèrent plus que par hasard, mais {none} ne sort du lot"
    return f"Écarts ordinaires{NO_BREAK}: le hasard suffit à les expliquer"


def _who_stands_out(told: Comparison, whole: str) -> str:
    words, judged, outside = told.between.words, len(told.judged), told.outside
    if not outside:
        if judged == 1:
            return f"{words.the_only} d'effectif suffisant ne se distingue pas de {whole}"
        return f"{words.none_of(judged)} ne se distingue de {whole}"
    if len(outside) > _PAIR:
        return f"{len(outside)} {words.many} sur {judged} se distinguent de {whole}"
    verb = "se distingue" if len(outside) == 1 else "se distinguent"
    return f"{' et '.join(map(name_of, outside))} {verb} de {whole}, sur {judged} {words.many}"


def _side_by_side(values: tuple[Counted, ...]) -> str:
    said = ", ".join(f"{SHARE.write(one.rate)} ({name_of(one)})" for one in values)
    return f"{said}{_gap(*values)}" if len(values) == _PAIR else said


def _gap(one: Counted, other: Counted) -> str:
    """What may be said of two rates: whether chance is enough to explain what separates them."""
    low, high = difference((one.part, one.whole), (other.part, other.whole))
    apart = signed((one.rate - other.rate) * POINTS.factor, 1)
    gap = f"{apart}{NO_BREAK}{POINTS.words(one.rate - other.rate)}"
    judged = "le hasard suffit à l'expliquer" if low <= 0 <= high else "le hasard n'y suffit pas"
    return f"{NO_BREAK}; écart de {gap}, {judged} ({interval_in_words(low, high, POINTS)})"
