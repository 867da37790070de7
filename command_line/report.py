"""How is a checked file told on a terminal: what was read, what is wrong, what was brought to order?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingestion.checking.aside import EMPTY, TOTALS
from ingestion.checking.checked import Checked
from ingestion.checking.faults import EXAMPLES, Fault, Group
from ingestion.checking.timeline import gaps
from metrics.sentences import count_in_words
from metrics.units import short_date

_REASONS = {EMPTY: ("ligne vide", "lignes vides"), TOTALS: ("ligne de total", "lignes de total")}
SHOWN_FAULTS = 100
"""Beyond this many, faults are gathered on the terminal; files hold every one."""


def lines(checked: Checked, unread: Sequence[str] = ()) -> Iterator[str]:
    """The report of a file, line by line; `unread` are the sheets left aside."""
    yield (
        f"{checked.file.name} : source « {checked.contract.name} », département {checked.ground.department}. "
        f"{count_in_words(checked.lines_read, 'ligne lue', 'lignes lues', none='Aucune ligne lue')}, "
        f"{count_in_words(checked.lines_good, 'juste', 'justes', none='aucune juste')}, "
        f"{count_in_words(checked.lines_rejected, 'rejetée', 'rejetées', none='aucune rejetée')}."
    )
    if checked.corrects:
        yield "Lignes corrigées d'un fichier déjà chargé : elles s'ajoutent aux siennes, sans rien remplacer."
    yield from _set_aside(checked)
    if unread:
        yield f"Feuilles laissées de côté : {', '.join(f'« {name} »' for name in unread)}."
    if checked.lines_good and checked.spans:
        yield from _days(checked)
    yield from _faults(checked)


def _set_aside(checked: Checked) -> Iterator[str]:
    if checked.aside:
        parts = [count_in_words(count, *_REASONS[why]) for why, count in checked.aside.items()]
        yield f"Mis de côté, ni lu ni chargé : {', '.join(parts)}{_totals(checked)}."
    if checked.unknown_columns:
        names = ", ".join(f"« {name} »" for name in checked.unknown_columns)
        yield f"Colonnes que la source ne connaît pas, laissées de côté : {names}."
    for (title, text, value), count in sorted(checked.changed.items()):
        yield f"{title} « {text} » lue « {value} » ({count_in_words(count, 'ligne', 'lignes')})."


def _totals(checked: Checked) -> str:
    """« (ligne 12) », so that the officer may look at them."""
    places = [f"{sheet} {line}" if len(checked.sheets) > 1 else str(line) for sheet, line in checked.totals]
    return f" ({_numbered(places)})" if places else ""


def _numbered(places: Sequence[str]) -> str:
    """« ligne 12 », « lignes 12, 13, 14… »."""
    shown = ", ".join(places[:EXAMPLES])
    return f"ligne{'s' if len(places) > 1 else ''} {shown}{'…' if len(places) > EXAMPLES else ''}"


def _days(checked: Checked) -> Iterator[str]:
    spans = " ; ".join(f"du {short_date(first)} au {short_date(last)}" for first, last in checked.spans)
    yield f"Période : {spans}. Données arrêtées au {short_date(checked.until)}."
    for first, last in gaps(checked.spans):
        yield (
            f"Aucune ligne du {short_date(first)} au {short_date(last)} : ces mois ne sont ni chargés ni "
            "modifiés. S'il n'y a vraiment rien eu, le dire avec --depuis et --jusqu-au."
        )


def _faults(checked: Checked) -> Iterator[str]:
    count = len(checked.faults)
    if not count:
        return
    yield ""
    yield f"{count_in_words(count, 'faute', 'fautes')} :"
    if count <= SHOWN_FAULTS:
        ordered = sorted(checked.faults, key=lambda fault: (fault.sheet, fault.line))
        yield from (f"  {_told(fault)}" for fault in ordered)
        return
    groups = sorted(checked.faults.groups.values(), key=lambda group: -group.count)
    yield from (f"  {_gathered(group)}" for group in groups[:SHOWN_FAULTS])


def _told(fault: Fault) -> str:
    found = f"trouvé « {fault.found} »" if fault.found else "case vide"
    return f"{fault.place} : {found}, attendu {fault.expected}"


def _gathered(group: Group) -> str:
    column = f"colonne « {group.first.column} »" if group.first.column else "ligne entière"
    sheet = f"feuille {group.first.sheet}, " if group.first.sheet else ""
    places = f" ({_numbered([*map(str, group.lines), *[''] * (group.count > len(group.lines))])})"
    example = f"par exemple « {group.first.found} »" if group.first.found else "case vide"
    return (
        f"{sheet}{column} : attendu {group.first.expected} ; "
        f"{count_in_words(group.count, 'faute', 'fautes')}{places if group.lines else ''}, {example}"
    )
