"""Does a rate in its band say what is known, what is not, and what marks a step?"""

from __future__ import annotations

import math
from dataclasses import replace

import altair as alt
import pyarrow as pa

from charts.banded import Step, Words, banded
from charts.chart import ROWS, Chart, Column, Twin
from metrics.units import SHARE

WORDS = Words("À composition constante", "Taux affiché", "campagne", "Trimestre de campagne")
TWIN = Twin((Column("Trimestre"),), (("T1 2022",),))
KNOWN = Step("T1 2022", 0.70, 0.62, 0.77, 0.75)
STEPS = [
    KNOWN,
    replace(KNOWN, label="T2 2022", value=0.71, marked=True),
    Step("T3 2022", beside=0.8),
    replace(KNOWN, label="T4 2022", value=0.72, beside=0.79),
]


def drawn(steps: list[Step]) -> Chart:
    return banded(steps, unit=SHARE, words=WORDS, heads=("Le taux est resté à 70 %", "En %"), twin=TWIN)


def test_the_drawing_is_valid_holds_no_data_and_is_built_once() -> None:
    chart = drawn(STEPS)
    alt.LayerChart.from_dict(dict(chart.spec), validate=True)
    assert pa.ipc.open_stream(chart.drawing["datasets"][ROWS]).read_all() == chart.rows
    assert chart.spec is drawn(STEPS).spec


def test_a_step_that_cannot_be_compared_leaves_a_gap_and_says_so() -> None:
    gap = drawn(STEPS).rows.to_pylist()[2]
    assert (gap["value"], gap["low"], gap["high"], gap["beside"]) == (None, None, None, 0.8)
    assert (gap["said"], gap["bounds"]) == ("non comparable", "")


def test_bounds_without_neighbours_are_drawn_as_a_rule() -> None:
    assert [row["alone"] for row in drawn(STEPS).rows.to_pylist()] == [False, False, False, True]
    assert [row["alone"] for row in drawn(STEPS[:1]).rows.to_pylist()] == [True]


def test_the_axis_holds_the_band_and_both_lines() -> None:
    for row in drawn(STEPS).rows.to_pylist():
        assert row["bottom"] <= 0.62
        assert row["top"] >= 0.80


def test_the_last_rates_are_written_at_the_end_without_touching() -> None:
    last = drawn(STEPS).rows.to_pylist()[-1]
    assert last["name"] == "À composition\nconstante\n72,0\u00a0%"
    assert last["beside_name"] == "Taux affiché\n79,0\u00a0%"
    assert math.isfinite(last["name_y"])
    assert last["name_y"] != last["beside_name_y"]


def test_the_mark_is_a_word_in_the_drawing_and_a_key_beside_it() -> None:
    assert [row["mark"] for row in drawn(STEPS).rows.to_pylist()] == ["", "campagne", "", ""]
    assert [key.words for key in drawn(STEPS).keys] == ["Intervalle à 95\u00a0%", "Trimestre de campagne"]
    assert [key.words for key in drawn(STEPS[:1]).keys] == ["Intervalle à 95\u00a0%"]


def test_what_is_drawn_is_read_aloud_with_its_names() -> None:
    assert drawn(STEPS).alt == (
        "Le taux est resté à 70 % À composition constante 72,0\u00a0%. Taux affiché 79,0\u00a0%."
    )


def test_without_any_rate_the_reader_is_told_what_to_do() -> None:
    chart = drawn([Step("T1 2022", marked=True)])
    assert chart.finding == "Le taux est resté à 70 %"
    assert "Aucune valeur" in chart.subtitle
