"""Do the printed reports agree with themselves, and with what Vigie computes?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart
from charts.panels.quality import NOTHING, Lead, listed
from charts.twin import Column, Twin
from metrics.catalogue import BY_KEY, TOPICS
from metrics.concordance.computed import MATCH_WORDS, Comparison, Match
from metrics.concordance.finding import KIND_WORDS, Finding, Kind
from metrics.concordance.words import capital
from metrics.quality.report import Report
from metrics.sentences import count_in_words

SAID_ONCE = (
    "La démonstration est calée sur ce chiffre, ce qui ne le vérifie pas.",
    "Le calcul redonne le chiffre imprimé.",
)
"""Said by the note or by a column of the table, instead of on each of its rows."""
_FINDING_HEADS = (
    Column("Constat"),
    Column("Chiffre"),
    Column("Imprimé"),
    Column("Recalculé"),
    Column("Écart"),
    Column("Lecture"),
)
_COMPARED_HEADS = (
    Column("Programme"),
    Column("Chiffre"),
    Column("Période"),
    Column("Imprimé"),
    Column("Calculé"),
    Column("Écart"),
    Column("Constat"),
)
_LEFT_HEADS = (Column("Rubrique du rapport"), Column("Chiffre"), Column("Imprimé"), Column("Pourquoi"))
_ORDER = (Kind.CONTRADICTION, Kind.DEFINITION, Kind.AGREES)


def lead(read: Report, place: str) -> Lead:
    """« 4 contradictions dans le rapport ; 25 chiffres sur 26 recalculés concordent »; then which report."""
    if not read.rows:
        return Lead.of(
            f"{place} : aucun rapport imprimé n'est livré.",
            "Les chiffres de cette page se comparent à un rapport publié, quand Vigie en porte un.",
        )
    against = sum(one.kind is Kind.CONTRADICTION for one in read.findings)
    words = count_in_words(against, "contradiction", "contradictions", none="Aucune contradiction")
    sentence = f"{words} dans le rapport imprimé ; {_agreeing(read.comparisons)}."
    named = ", ".join(dict.fromkeys(row.document for row in read.rows))
    count = count_in_words(len(read.rows), "chiffre imprimé", "chiffres imprimés")
    detail = (f"{named}, {count}.", *_demonstration(read.comparisons))
    return Lead.of(sentence, *detail)


def findings_table(found: Sequence[Finding]) -> Chart | None:
    """What the report says against itself, then where its definitions differ; None without any."""
    told = [one for one in found if one.kind is not Kind.AGREES]
    if not told:
        return None
    counts = [_count(told, kind) for kind in _ORDER[:2]]
    finding = f"Le rapport lu contre lui-même : {', '.join(one for one in counts if one)}"
    concerns = frozenset(rank for rank, one in enumerate(told) if one.kind is Kind.CONTRADICTION)
    return _findings(finding, told, concerns)


def agreements_table(found: Sequence[Finding]) -> Chart | None:
    """What was checked in the report and holds; None without any."""
    told = [one for one in found if one.kind is Kind.AGREES]
    if not told:
        return None
    words = count_in_words(len(told), "chiffre vérifié qui tient", "chiffres vérifiés qui tiennent")
    return _findings(words, told, frozenset())


def comparisons_table(compared: Sequence[Comparison]) -> Chart:
    """Each printed figure that Vigie computes, beside what it computes, programme after programme."""
    told = sorted(
        (one for one in compared if one.match is not Match.NOT_COMPUTED),
        key=lambda one: list(TOPICS).index(_topic(one)),
    )
    mixed = len({_nature(one) for one in told if one.computed is not None}) > 1
    heads = (*_COMPARED_HEADS, *((Column("Données"),) if mixed else ()), Column("Lecture"))
    rows = tuple(_comparison(one, mixed=mixed) for one in told)
    concerns = frozenset(rank for rank, one in enumerate(told) if one.match is Match.DIFFERS)
    calibrated = any(one.demonstration for one in told)
    return listed(
        f"Imprimé et calculé : {_agreeing(compared)}",
        "Chiffres imprimés que Vigie calcule",
        Twin(heads, rows, grouped=True, concerns=concerns, note=_note(calibrated)),
    )


def left_table(compared: Sequence[Comparison]) -> Chart | None:
    """The printed figures that Vigie does not compute, and why; None without any."""
    told = [one for one in compared if one.match is Match.NOT_COMPUTED]
    if not told:
        return None
    words = count_in_words(
        len(told), "chiffre que Vigie ne recalcule pas", "chiffres que Vigie ne recalcule pas"
    )
    rows = tuple((one.row.programme, one.row.measure, one.row.text or NOTHING, one.reading) for one in told)
    return listed(words, "Chiffres imprimés non recalculés", Twin(_LEFT_HEADS, rows, grouped=True))


def _findings(finding: str, told: Sequence[Finding], concerns: frozenset[int]) -> Chart:
    rows = tuple(
        (
            capital(KIND_WORDS[one.kind]),
            one.label,
            f"{len(one.rows)} chiffres" if one.subject else one.printed[0].text,
            _recomputed(one),
            one.gap.text if one.gap else NOTHING,
            one.reading,
        )
        for one in told
    )
    return listed(
        finding, "Vérifications du rapport", Twin(_FINDING_HEADS, rows, grouped=True, concerns=concerns)
    )


def _recomputed(one: Finding) -> str:
    """The first recomputed number, with what it is; the reading tells the others."""
    if not one.recomputed:
        return NOTHING
    first = one.recomputed[0]
    return first.text if first.label in first.text else f"{first.text} ({first.label})"


def _comparison(one: Comparison, *, mixed: bool) -> tuple[str, ...]:
    """`mixed`: some figures are computed from the demonstration, others not."""
    return (
        TOPICS[_topic(one)],
        one.row.label,
        one.row.period or "non daté",
        one.row.text,
        one.text if one.computed is not None else NOTHING,
        one.gap.text if one.gap else NOTHING,
        MATCH_WORDS[one.match],
        *((_nature(one),) if mixed else ()),
        _reading(one),
    )


def _reading(one: Comparison) -> str:
    words = one.reading
    for said in SAID_ONCE:
        words = words.replace(said, "")
    return " ".join(words.split())


def _nature(one: Comparison) -> str:
    if one.computed is None:
        return NOTHING
    return "démonstration" if one.demonstration else "réelles"


def _topic(one: Comparison) -> str:
    return BY_KEY[str(one.row.metric)].topic


def _agreeing(compared: Sequence[Comparison]) -> str:
    """« 18 chiffres recalculés sur 19 concordent »."""
    computed = [one for one in compared if one.match in (Match.AGREES, Match.DIFFERS)]
    if not computed:
        return "aucun chiffre ne peut encore être recalculé"
    agreeing = sum(one.match is Match.AGREES for one in computed)
    if agreeing <= 1:
        return f"{agreeing or 'aucun'} chiffre recalculé sur {len(computed)} concorde"
    return f"{agreeing} chiffres recalculés sur {len(computed)} concordent"


def _count(found: Sequence[Finding], kind: Kind) -> str:
    count = sum(one.kind is kind for one in found)
    if not count:
        return ""
    words = {
        Kind.CONTRADICTION: ("contradiction", "contradictions"),
        Kind.DEFINITION: ("définition à distinguer", "définitions à distinguer"),
    }
    return count_in_words(count, *words[kind])


def _demonstration(compared: Sequence[Comparison]) -> list[str]:
    computed = [one for one in compared if one.computed is not None]
    invented = sum(one.demonstration for one in computed)
    if not invented:
        return []
    if invented == len(computed):
        return ["Tous les chiffres calculés viennent de la démonstration, calée sur le rapport."]
    share = count_in_words(invented, "chiffre calculé vient", "chiffres calculés viennent")
    return [f"{share} de la démonstration, calée sur le rapport ; les autres sont réels."]


def _note(calibrated: bool) -> str:
    if not calibrated:
        return ""
    return "La démonstration est calée sur les chiffres imprimés : les retrouver ne les vérifie pas."
