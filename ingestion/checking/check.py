"""What does a whole file hold, from its header to its last line?

One pass, in blocks of bounded size; nothing is written in the base.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.checking import personal
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
    line = layout.header + 1
    for one in layout.missing:
        _severe(checked, layout, line, one.title, "(aucune)", f"une colonne « {one.name} »")
    for header in layout.twice:
        _severe(checked, layout, line, header, "deux colonnes pour la même chose", "une seule colonne")
    for header in layout.others:
        checked.unknown_columns.append(header)
        if checked.contract.personal and personal.names_a_person(header):
            _severe(
                checked,
                layout,
                line,
                header,
                "une colonne sur l'identité des personnes",
                "aucune : l'effacer",
            )
    return not layout.missing and not layout.twice


def _severe(checked: Checked, layout: Layout, line: int, column: str, found: str, expected: str) -> None:
    checked.faults.add(Fault(layout.sheet.name, line, column, found, expected, severe=True))


def _keys_once(checked: Checked) -> None:
    titles = " + ".join(checked.contract.titles[name] for name in checked.contract.key)
    for number, other in checked.keys.twice():
        (sheet, line), (_, first) = checked.place(number), checked.place(other)
        expected = f"une seule ligne par clé ({titles}) ; la même clé est à la ligne {first}"
        checked.faults.add(Fault(sheet, line, titles, "une clé en double", expected))
        checked.rejected.add(number)


def _something_to_load(checked: Checked) -> None:
    if not checked.lines_read and not checked.faults:
        checked.faults.add(Fault("", 0, "", "aucune ligne de données", "au moins une ligne", severe=True))
    elif checked.lines_good and not checked.spans:
        until = f"au moins une ligne datée au plus tard du {checked.readable.today:%d/%m/%Y}"
        checked.faults.add(Fault("", 0, "", "aucune ligne déjà échue", until, severe=True))
