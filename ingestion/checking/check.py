"""What does a whole file hold, from its header to its last line?

One pass, in blocks of bounded size; nothing is written in the base.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.checking.checked import Checked
from ingestion.checking.faults import Fault
from ingestion.checking.layout import Layout
from ingestion.checking.lines import Lines
from ingestion.checking.timeline import Declared
from ingestion.contracts.ground import Ground
from ingestion.reading.received import Advance, Received


def check(
    file: Received, layouts: Sequence[Layout], ground: Ground, declared: Declared, advance: Advance
) -> Checked:
    """Read every sheet of a file with its contract; raises FileRefused when a sheet cannot be read on."""
    checked = Checked(file, layouts[0].contract, ground, declared)
    checked.titles, checked.corrects = layouts[0].titles, layouts[0].corrects
    for layout in layouts:
        checked.sheets.append(layout.sheet.name)
        if _header_is_sound(checked, layout):
            lines = Lines(checked, layout)
            for block in layout.sheet.blocks(layout.header, len(layout.cells), advance):
                lines.take(block)
    _keys_once(checked)
    _something_to_load(checked)
    return checked


def _header_is_sound(checked: Checked, layout: Layout) -> bool:
    """Note what is wrong in the header; without its columns a sheet is not read on."""
    for one in layout.missing:
        expected = f"une colonne « {one.name} » dans l'en-tête"
        _severe(checked, layout, (one.title, "aucune colonne de ce nom", expected))
    for first, second, _ in layout.twice:
        _severe(checked, layout, (second, f"la même colonne que “{first}”", "une seule des deux"))
    for header in layout.persons:
        found = "une colonne sur l'identité des personnes"
        _severe(checked, layout, (header, found, "un fichier sans elle : l'effacer"))
    told = {*checked.unknown_columns, *layout.persons}
    checked.unknown_columns.extend(header for header in layout.others if header not in told)
    return not layout.missing and not layout.twice


def _severe(checked: Checked, layout: Layout, told: tuple[str, str, str]) -> None:
    column, found, expected = told
    fault = Fault(layout.sheet.name, layout.header + 1, column, found, expected, severe=True)
    checked.faults.add(fault)


def _keys_once(checked: Checked) -> None:
    key = " + ".join(checked.titles[name] for name in checked.contract.key)
    twice = {}
    for number, other in checked.keys.twice():
        sheet, line = checked.place(other)
        place = f"ligne {line} de la feuille {sheet}" if len(checked.sheets) > 1 else f"ligne {line}"
        expected = f"une seule ligne par clé ({key}) ; la même clé est à la {place}"
        twice[number] = key, "une clé en double", expected
    checked.reject_again(twice)


def _something_to_load(checked: Checked) -> None:
    if not checked.lines_read and not checked.faults:
        checked.faults.add(Fault("", 0, "", "aucune ligne de données", "au moins une ligne", severe=True))
    elif checked.lines_good and not checked.spans:
        until = f"au moins une ligne datée au plus tard du {checked.readable.today:%d/%m/%Y}"
        checked.faults.add(Fault("", 0, "", "aucune ligne déjà échue", until, severe=True))
