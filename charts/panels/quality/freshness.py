"""Are the sources fresh and whole, and what did their last load bring?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart
from charts.panels.quality import LINES, NOTHING, Lead, capital, file_words, listed
from charts.twin import Cell, Column, Twin
from metrics.quality.journal import Load
from metrics.quality.months import Gap, Lack
from metrics.quality.spans import months_in_words
from metrics.quality.states import State
from metrics.sentences import count_in_words
from metrics.units import DAYS, NO_BREAK, SHARE, long_date, short_date

NATURES = {True: "démonstration", False: "réelles"}
_STATE_HEADS = (
    Column("Programme"),
    Column("Source"),
    Column("État"),
    Column("Retard", DAYS),
    Column("Données au"),
    Column("Attendue au plus tard le"),
    Column("Rythme"),
    Column("Données"),
)
_LOAD_HEADS = (
    Column("Programme"),
    Column("Source"),
    Column("Fichier"),
    Column("Chargé le"),
    Column("Par"),
    Column("Lues", LINES, bare=True),
    Column("Chargées", LINES, bare=True),
    Column("Rejetées", LINES, bare=True),
    Column("Part rejetée", SHARE),
    Column("De côté", LINES, bare=True),
)
_TOGETHER = {
    Lack.ALONE: "Une autre source des mêmes indicateurs est chargée, pas celle-ci",
    Lack.MIXED: "Démonstration, alors qu'une autre source des mêmes indicateurs est réelle",
}
_GAP_HEADS = (Column("Source"), Column("Mois"), Column("Ce qui manque"), Column("Conséquence"))


def lead(states: Sequence[State], place: str) -> Lead:
    """« 3 sources en retard, 2 mois manquants »; then how many sources are real, and when they are judged."""
    loaded = [one for one in states if one.loaded]
    if not loaded:
        return Lead.of(f"{place} : aucune source n'est chargée.", f"{len(states)} sources sont attendues.")
    told = [words for words in _alarms(states) if words]
    calm = "Toutes les sources suivent leur rythme, aucun mois ne manque"
    sentence = ", ".join(told) or calm
    return Lead.of(f"{capital(sentence)}.", *_judged(states, loaded))


def states_table(states: Sequence[State]) -> Chart:
    """Every source of every programme: data date, rhythm, in time or late, real or not."""
    late = [one for one in states if one.days_late]
    known = sum(one.loaded for one in states)
    finding = f"{known} sources chargées sur {len(states)}"
    if late:
        finding += f", dont {count_in_words(len(late), 'en retard', 'en retard')}"
    return listed(
        finding,
        "Sources par programme",
        Twin(
            _STATE_HEADS,
            tuple(_state(one) for one in states),
            grouped=True,
            concerns=frozenset(rank for rank, one in enumerate(states) if one.days_late),
            note="Chaque source a son rythme, avec une tolérance ; au-delà du jour dit, elle est en retard.",
        ),
    )


def loads_table(states: Sequence[State]) -> Chart | None:
    """The lines of the last load of each source that is loaded; None before any load."""
    loads = [(one, one.load) for one in states if one.load]
    if not loads:
        return None
    rejected = sum(load.lines_rejected for _, load in loads)
    lines = count_in_words(rejected, "ligne rejetée", "lignes rejetées", none="aucune ligne rejetée")
    return listed(
        f"Dernier chargement de chaque source : {lines}",
        "Lignes du dernier chargement",
        Twin(
            _LOAD_HEADS,
            tuple(_load(one, load) for one, load in loads),
            grouped=True,
            concerns=frozenset(rank for rank, (_, load) in enumerate(loads) if load.lines_rejected),
            note="De côté : lignes vides et lignes de total, qui ne sont pas des données.",
        ),
    )


def gaps_table(states: Sequence[State]) -> Chart | None:
    """The months that lack something, the holes first; None when nothing does."""
    order = list(Lack)
    found = sorted(
        (gap for one in states for gap in one.gaps), key=lambda gap: (order.index(gap.lack), gap.span)
    )
    if not found:
        return None
    rows = tuple(_gap(gap) for gap in found)
    return listed("Ce qu'il faut compléter", "Mois, les manquants d'abord", Twin(_GAP_HEADS, rows))


def _alarms(states: Sequence[State]) -> list[str]:
    late = sum(bool(one.days_late) for one in states)
    never = sum(one.awaited for one in states)
    return [
        _some(late, "source en retard", "sources en retard"),
        *_gap_counts(states),
        _some(never, "source jamais chargée", "sources jamais chargées"),
    ]


def _gap_counts(states: Sequence[State]) -> list[str]:
    holes, half = (sum(one.months(lack) for one in states) for lack in (Lack.MISSING, Lack.HALF))
    partial = {metric.key for one in states for gap in one.gaps for metric in gap.metrics}
    told = (
        _some(holes, "mois manquant", "mois manquants"),
        _some(half, "mois à moitié chargé", "mois à moitié chargés"),
        _some(len(partial), "indicateur privé d'une source", "indicateurs privés d'une source"),
    )
    return [words for words in told if words]


def _some(count: int, singular: str, plural: str) -> str:
    return count_in_words(count, singular, plural) if count else ""


def _judged(states: Sequence[State], loaded: Sequence[State]) -> list[str]:
    """Which sources are real, and on which day each kind is judged."""
    real = [one for one in loaded if not one.freshness.demonstration]
    invented = [one for one in loaded if one.freshness.demonstration]
    words = count_in_words(len(real), "source réelle", "sources réelles")
    shipped = count_in_words(len(invented), "source de démonstration", "sources de démonstration")
    return [
        f"{said}, jugée{'s' if len(some) > 1 else ''} au {long_date(some[0].judged_on)}."
        for some, said in ((real, f"{words} sur {len(states)}"), (invented, shipped))
        if some
    ]


def _state(one: State) -> tuple[Cell, ...]:
    fresh = one.freshness
    return (
        one.programme,
        one.source.label,
        _standing(one),
        float(one.days_late) if one.days_late else None,
        short_date(fresh.until) if fresh.until else NOTHING,
        short_date(one.due_on) if one.due_on else NOTHING,
        one.source.rhythm,
        NATURES[fresh.demonstration] if one.loaded else NOTHING,
    )


def _standing(one: State) -> str:
    if not one.loaded:
        return f"jamais{NO_BREAK}chargée" if one.awaited else "facultative"
    return f"en{NO_BREAK}retard" if one.days_late else f"à{NO_BREAK}jour"


def _load(one: State, load: Load) -> tuple[Cell, ...]:
    return (
        one.programme,
        one.source.label,
        file_words(load),
        short_date(load.loaded_at),
        load.loaded_by,
        float(load.lines_read),
        float(load.lines_loaded),
        float(load.lines_rejected),
        load.rejected_share,
        float(load.lines_aside),
    )


def _gap(gap: Gap) -> tuple[Cell, ...]:
    return (gap.source.label, capital(months_in_words(gap.span)), *_gap_words(gap))


def _gap_words(gap: Gap) -> tuple[str, str]:
    """What is missing, and what follows from it."""
    if gap.lack is Lack.MISSING:
        return "Aucun fichier pour ce mois, entre deux mois chargés", "Ce mois est montré « aucune donnée »."
    if gap.lack is Lack.HALF and gap.until:
        return (
            f"Chargé jusqu'au {short_date(gap.until)} seulement, alors qu'un mois suivant l'est",
            "Le mois reste provisoire.",
        )
    names = ", ".join(f"« {metric.label} »" for metric in gap.metrics)
    return _TOGETHER[gap.lack], f"Non calculé{'s' if len(gap.metrics) > 1 else ''} : {names}."
