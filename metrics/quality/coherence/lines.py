"""Is every line that was read accounted for, in every load of the journal?"""

from __future__ import annotations

from collections.abc import Iterable

from metrics.quality.coherence.check import Breach, Check
from metrics.quality.journal import Load
from metrics.units import french_number, short_date


def lines_are_accounted_for(loads: Iterable[Load]) -> Check:
    """Lines read = lines loaded + lines rejected."""
    told = tuple(loads)
    return Check(
        key="lines",
        rule="Chaque ligne lue est chargée ou rejetée",
        unit=("chargement vérifié", "chargements vérifiés"),
        cases=len(told),
        breaches=tuple(_breach(load) for load in told if not load.accounts_for_its_lines),
    )


def _breach(load: Load) -> Breach:
    words = (
        f"{french_number(load.lines_read)} lues, {french_number(load.lines_loaded)} chargées, "
        f"{french_number(load.lines_rejected)} rejetées"
    )
    return Breach(load.file_name, words, f"chargé le {short_date(load.loaded_at)}")
