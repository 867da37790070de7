"""Which files came in, with which lines, and which figures did each of them change?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts.chart import Chart
from charts.panels.quality import LINES, NOTHING, Lead, file_words, listed
from charts.twin import Cell, Column, Twin
from metrics.catalogue import SOURCES
from metrics.quality.journal import ChangedFigure, Load
from metrics.quality.names import measure_name, readers
from metrics.sentences import count_in_words
from metrics.spacing import spaced
from metrics.units import NO_BREAK, Unit, french_number, month_name, rounded, short_date

NAMED = 3
"""More indicators than this are counted, not named."""
_FIGURES = Unit("figures", "chiffre", "chiffres")
_HEADS = (
    Column("Chargé le"),
    Column("Source"),
    Column("Fichier"),
    Column("Par"),
    Column("Jours couverts"),
    Column("Lues", LINES, bare=True),
    Column("Rejetées", LINES, bare=True),
    Column("Chiffres changés", _FIGURES),
    Column("Motif"),
)


def lead(loads: Sequence[Load], place: str) -> Lead:
    """« 13 fichiers chargés : 834 lignes lues, 831 chargées, 3 rejetées »; then the latest one."""
    real = [load for load in loads if not load.demonstration]
    if not real:
        sentence = f"{place} : aucun fichier n'est encore chargé."
        return Lead.of(sentence, "Les données montrées sont celles de la démonstration." if loads else "")
    read, kept, rejected = (
        sum(counts)
        for counts in zip(
            *((one.lines_read, one.lines_loaded, one.lines_rejected) for one in real), strict=True
        )
    )
    sentence = (
        f"{count_in_words(len(real), 'fichier chargé', 'fichiers chargés')} : "
        f"{count_in_words(read, 'ligne lue', 'lignes lues')}, "
        f"{count_in_words(kept, 'chargée', 'chargées', none='aucune chargée')}, "
        f"{count_in_words(rejected, 'rejetée', 'rejetées', none='aucune rejetée')}."
    )
    latest = real[0]
    return Lead.of(
        sentence, f"Le dernier, {latest.file_name}, le {short_date(latest.loaded_at)} par {latest.loaded_by}."
    )


def journal_table(loads: Sequence[Load], changed: Mapping[str, int]) -> Chart:
    """Every load, the latest first; `changed`: how many figures each one changed, by batch."""
    finding = f"Journal : {count_in_words(len(loads), 'chargement', 'chargements')}"
    rows = tuple(_line(load, changed.get(load.batch, 0)) for load in loads)
    rejected = frozenset(rank for rank, load in enumerate(loads) if load.lines_rejected)
    return listed(finding, "Chargements, le plus récent d'abord", Twin(_HEADS, rows, concerns=rejected))


def load_label(load: Load) -> str:
    """What a reader chooses: « 22/11/2026 · saisines.csv · Saisines · n° 939389cb ».

    The same name may come twice in a day: the beginning of the batch tells the loads apart.
    """
    number = f"n°{NO_BREAK}{load.batch[:8]}"
    return " · ".join((short_date(load.loaded_at), load.file_name, _source(load), number))


def lines_in_words(load: Load) -> str:
    """What became of the lines, against those that the same days held before; then the reason."""
    said = [f"Jours couverts : {_days(load)}.", _against_former(load)]
    if load.reason:
        said.append(f"Motif donné : {load.reason.rstrip('.')}.")
    size = f"{french_number(load.size_bytes)}{NO_BREAK}octets"
    said.append(f"Fichier de {size}, empreinte SHA-256 {load.sha256}.")
    return spaced(" ".join(said))


def changes_table(load: Load, changes: Sequence[ChangedFigure]) -> Chart:
    """The figures of the department that a load changed: before, after, and which indicators read them."""
    unit = _precise(changes)
    heads = (
        Column("Chiffre du département"),
        Column("Mois"),
        *(Column(title, unit) for title in ("Avant", "Après", "Écart")),
        Column("Indicateurs qui le lisent"),
    )
    count = count_in_words(len(changes), "chiffre changé", "chiffres changés", none="aucun chiffre changé")
    finding = f"{load.file_name} : {count}"
    return listed(finding, "Chiffres changés", Twin(heads, tuple(map(_change, changes))))


def _source(load: Load) -> str:
    source = SOURCES.get(load.source)
    return source.label if source else load.source


def _days(load: Load) -> str:
    first, last = short_date(load.period_first), short_date(load.period_last)
    return f"du{NO_BREAK}{first} au{NO_BREAK}{last}"


def _line(load: Load, changed: int) -> tuple[Cell, ...]:
    return (
        short_date(load.loaded_at),
        _source(load),
        file_words(load),
        load.loaded_by,
        _days(load),
        float(load.lines_read),
        float(load.lines_rejected),
        float(changed) if changed else None,
        load.reason or NOTHING,
    )


def _against_former(load: Load) -> str:
    if load.lines_added is None:
        return "Premier fichier de cette source pour ce département."
    told = (
        count_in_words(load.lines_added, "ligne ajoutée", "lignes ajoutées", none="Aucune ligne ajoutée"),
        count_in_words(load.lines_removed or 0, "retirée", "retirées", none="aucune retirée"),
        count_in_words(load.lines_changed or 0, "modifiée", "modifiées", none="aucune modifiée"),
    )
    return f"{', '.join(told)}."


def _change(one: ChangedFigure) -> tuple[Cell, ...]:
    gap = one.current - one.former
    return (measure_name(one.measure), month_name(one.month), one.former, one.current, gap, _readers(one))


def _readers(one: ChangedFigure) -> str:
    names = [metric.label for metric in readers(one.measure)]
    more = len(names) - NAMED
    if more <= 0:
        return ", ".join(names) or NOTHING
    return f"{', '.join(names[:NAMED])} et {more}{NO_BREAK}autre{'s' if more > 1 else ''}"


def _precise(changes: Sequence[ChangedFigure]) -> Unit:
    """One number of decimals for the whole table: what its figures need, two at most."""
    amounts = [amount for one in changes for amount in (one.former, one.current)]
    needed = (places for places in (0, 1) if all(rounded(one, places) == rounded(one, 2) for one in amounts))
    return Unit("figure", "", "", decimals=next(needed, 2))
