"""What is drawn when there is nothing to draw? A sentence, in the place of the figure."""

from __future__ import annotations

from functools import lru_cache

import altair as alt

from charts.chart import Chart, Column, Spec, Twin, kept, rows_of, source
from charts.theme import QUIET

NOTHING = "Aucune valeur sur la période choisie."
_ADVICE = "Choisir une autre période,\nou vérifier que les données ont été chargées."


def empty(finding: str) -> Chart:
    """A chart without any value: it says so, and what to do."""
    rows = rows_of({"words": "text"}, [{"words": _ADVICE}])
    return Chart(finding, NOTHING, _spec(), rows, Twin((Column("Libellé"),), ()), 64, f"{finding} {NOTHING}")


@lru_cache(maxsize=1)
def _spec() -> Spec:
    words = alt.Chart(source()).mark_text(
        align="left", x=0, y=14, color=QUIET, fontSize=13, lineBreak="\n", lineHeight=18
    )
    return kept(words.encode(text=alt.Text("words", type="nominal")))
