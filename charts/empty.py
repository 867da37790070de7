"""What is drawn when there is nothing to draw? A sentence, in the place of the figure."""

from __future__ import annotations

from functools import lru_cache

import altair as alt

from charts.chart import Chart, Column, Spec, Twin, kept, rows_of, source
from charts.labels import line_count
from charts.theme import QUIET

LINE_PX, _ROOM = 18, 28
NOTHING = "Aucune valeur sur la période choisie."
OTHER_PERIOD = "Choisir une autre période, ou demander\nsi les données de celle-ci existent."


def empty(finding: str, *, why: str = NOTHING, advice: str = OTHER_PERIOD) -> Chart:
    """A chart without any value: it says so, why, and what to do."""
    rows = rows_of({"words": "text"}, [{"words": advice}])
    height = _ROOM + LINE_PX * line_count(advice)
    return Chart(finding, why, _spec(), rows, Twin((Column("Libellé"),), ()), height, f"{finding} {why}")


@lru_cache(maxsize=1)
def _spec() -> Spec:
    words = alt.Chart(source()).mark_text(
        align="left", x=0, y=14, color=QUIET, fontSize=13, lineBreak="\n", lineHeight=LINE_PX
    )
    return kept(words.encode(text=alt.Text("words", type="nominal")))
