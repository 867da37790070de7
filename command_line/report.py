"""How is a checked file told on a terminal: what was read, what is wrong, what was brought to order?"""

from __future__ import annotations

from collections.abc import Iterator

from ingestion.checking.aside import EMPTY, TOTALS
from ingestion.checking.checked import Checked
from ingestion.checking.faults import Fault, Group
from ingestion.checking.timeline import gaps
from metrics.sentences import count_in_words
from metrics.units import short_date

_REASONS = {EMPTY: ("ligne vide", "lignes vides"), TOTALS: ("ligne de total", "lignes de total")}
SHOWN_FAULTS = 100
"""Beyond this many, faults are gathered on the terminal; files hold every one."""


def lines(checked: Checked) -> Iterator[str]:
    """The report of a file, line by line."""
    yield (
        f"{checked.file.name} : source « {checked.contract.name} », département {checked.ground.department}. "
        f"{count_in_words(checked.lines_read, 'ligne lue', 'lignes lues', none='aucune ligne lue')}, "
        f"{count_in_words(checked.lines_good, 'juste', 'justes', none='aucune juste')}, "
        f"{count_in_words(checked.lines_rejected, 'rejetée', 'rejetées', none='aucune rejetée')}."
    )
    yield from _set_aside(checked)
    if checked.lines_good:
        yield from _days(checked)
    yield from _faults(checked)


def _set_aside(checked: Checked) -> Iterator[str]:
    if checked.aside:
        parts = ", ".join(count_in_words(count, *_REASONS[why]) for why, count in checked.aside.items())
        yield f"Mis de côté, ni lu ni chargé : {parts}."
    if checked.unknown_columns:
        names = ", ".join(f"« {name} »" for name in checked.unknown_columns)
        yield f"Colonnes que la source ne connaît pas, laissées de côté : {names}."
    for (title, text, value), count in sorted(checked.changed.items()):
        yield f"{title} « {text} » lue « {value} » ({count_in_words(count, 'ligne', 'lignes')})."


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
        yield from (f"  {_told(fault)}" for fault in checked.faults)
        return
    groups = sorted(checked.faults.groups.values(), key=lambda group: -group.count)
    yield from (f"  {_gathered(group)}" for group in groups[:SHOWN_FAULTS])


def _told(fault: Fault) -> str:
    found = f"trouvé « {fault.found} »" if fault.found else "rien"
    return f"{fault.place} : {found}, attendu {fault.expected}"


def _gathered(group: Group) -> str:
    column = f"colonne « {group.first.column} »" if group.first.column else "ligne entière"
    places = ", ".join(map(str, group.lines))
    more = "…" if group.count > len(group.lines) else ""
    return (
        f"{column} : attendu {group.first.expected} ; {count_in_words(group.count, 'faute', 'fautes')} "
        f"(lignes {places}{more}), par exemple « {group.first.found} »"
    )
