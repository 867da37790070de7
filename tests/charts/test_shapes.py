"""Does every shape keep the same promises: a valid drawing, safe rows, a twin, the finding said aloud?"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace

import altair as alt
import pyarrow as pa
import pytest

from charts.chart import ROWS, Chart
from charts.choropleth import choropleth
from charts.commune_map import Site
from charts.composition import composition
from charts.grouped import grouped
from charts.histogram import histogram
from charts.lines import lines
from charts.matrix import Crossing, matrix
from charts.ranking import ranking
from charts.steps import steps
from charts.trend import trend
from metrics.model import Status, Value
from metrics.period import Granularity
from metrics.units import DAYS
from tests.charts.samples import COUNTED, RATE, masked, members, months, provisional, value

FINDING = "La CPAM détecte une saisine sur deux."
MONTH = Granularity.MONTH

Shape = Callable[[list[Value]], Chart]
SHAPES: dict[str, Shape] = {
    "trend": lambda values: trend(_dated(values), granularity=MONTH, finding=FINDING),
    "ranking": lambda values: ranking(values, finding=FINDING),
    "composition": lambda values: composition([("", values)], finding=FINDING),
    "compositions": lambda values: composition([("Orne", values), ("Essonne", values)], finding=FINDING),
    "steps": lambda values: steps(values, finding=FINDING),
    "grouped": lambda values: grouped(
        [("Alloué", values), ("Versé", values)], finding=FINDING, subtitle="En euros"
    ),
    "lines": lambda values: lines(
        [("Échus", _dated(values))], granularity=MONTH, finding=FINDING, subtitle="Droits"
    ),
    "matrix": lambda values: matrix(
        [Crossing(one.member_label, "Public", one) for one in values], finding=FINDING
    ),
    "choropleth": lambda values: choropleth(values, department="61", finding=FINDING),
    "histogram": lambda values: histogram(values, axis_unit=DAYS, finding=FINDING, median=2, limit=3),
}


def _dated(values: list[Value]) -> list[Value]:
    dates = months([None] * len(values))
    return [replace(one, period=day.period) for one, day in zip(values, dates, strict=True)]


MIXED = [
    *members([("CPAM", 2467.0), ("Maison d’accueil spécialisée de Saint-Germain-lès-Corbeil", 12.0)]),
    value(0.0, label="CCAS", code="2"),
    provisional(value(40.0, label="PASS", code="3")),
    masked(value(None, label="CPTS", code="4"), amount=3.0),
    value(None, label="Mission locale", code="5"),
    replace(value(7.0, label="Écart", code="6"), value=float("nan")),
]

each_shape = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
each_case = pytest.mark.parametrize(
    "values",
    [MIXED, MIXED[:1], MIXED[2:3], MIXED[4:5], MIXED[5:6], []],
    ids=["mixed", "one", "zero", "masked", "missing", "none"],
)


@each_shape
@pytest.mark.parametrize("values", [MIXED, []], ids=["mixed", "none"])
def test_the_drawing_is_valid_vega_lite_and_holds_no_data(shape: Shape, values: list[Value]) -> None:
    chart = shape(values)
    layered = "layer" in chart.spec
    (alt.LayerChart if layered else alt.Chart).from_dict(dict(chart.spec), validate=True)
    assert "datasets" not in chart.spec
    assert pa.ipc.open_stream(chart.drawing["datasets"][ROWS]).read_all() == chart.rows


@each_shape
@each_case
def test_no_number_that_is_not_one_reaches_the_browser(shape: Shape, values: list[Value]) -> None:
    rows = shape(values).rows.to_pylist()
    met = [cell for row in rows for cell in row.values() if isinstance(cell, float)]
    assert all(math.isfinite(cell) for cell in met)


@each_shape
def test_a_withheld_number_is_written_nowhere(shape: Shape) -> None:
    secret = masked(value(None, label="CPTS", code="4"), amount=733331.0)
    chart = shape([MIXED[0], secret])
    written = json.dumps([chart.rows.to_pylist(), chart.twin.rows, chart.alt, chart.subtitle], default=str)
    assert "733331" not in written
    assert "733\u202f331" not in written


def test_a_masked_member_of_a_ranking_is_hatched_whatever_its_number() -> None:
    for amount in (3.0, 733331.0):
        secret = masked(value(None, label="CPTS", code="4"), amount=amount)
        chart = ranking([MIXED[0], secret], finding=FINDING)
        row = chart.rows.to_pylist()[-1]
        assert (row["masked"], row["value"], row["end"]) == (True, None, "secret statistique")
        assert [key.kind for key in chart.keys] == ["hatch"]
    assert ranking([MIXED[0]], finding=FINDING).keys == ()


def test_many_masked_members_of_a_ranking_say_it_once_and_stay_hatched() -> None:
    hidden = [masked(value(None, label=f"Lieu {rank}", code=str(rank))) for rank in range(4)]
    rows = ranking([MIXED[0], *hidden], finding=FINDING).rows.to_pylist()
    assert [row["end"] for row in rows[1:]] == ["secret statistique", "", "", ""]
    assert all(row["masked"] and row["text"] == "secret statistique" for row in rows[1:])
    few = ranking([MIXED[0], *hidden[:3]], finding=FINDING).rows.to_pylist()
    assert [row["end"] for row in few[1:]] == ["secret statistique"] * 3


def test_members_that_follow_one_another_keep_their_order() -> None:
    ages = members([("Moins de 18 ans", 3.0), ("18 à 24 ans", None), ("25 à 39 ans", 9.0)])
    chart = ranking(ages, finding=FINDING, as_given=True)
    assert [row["label"] for row in chart.rows.to_pylist()] == [
        "Moins de 18 ans",
        "18 à 24 ans",
        "25 à 39 ans",
    ]
    assert [row[0] for row in chart.twin.rows] == ["Moins de 18 ans", "18 à 24 ans", "25 à 39 ans"]


@each_shape
@each_case
def test_the_finding_is_the_title_and_opens_the_spoken_text(shape: Shape, values: list[Value]) -> None:
    chart = shape(values)
    assert chart.finding == FINDING
    assert chart.alt.startswith(FINDING)
    assert chart.subtitle
    assert chart.height > 0


@each_shape
def test_the_twin_holds_the_numbers_that_are_drawn(shape: Shape) -> None:
    chart = shape(members([("CPAM", 2467.0), ("CCAS", 31.0)]))
    cells = [cell for row in chart.twin.rows for cell in row]
    assert {2467.0, 31.0} <= {cell for cell in cells if isinstance(cell, float)}
    assert all(len(row) == len(chart.twin.columns) for row in chart.twin.rows)


@each_shape
def test_a_status_is_words_in_the_twin(shape: Shape) -> None:
    if shape is SHAPES["histogram"]:
        pytest.skip("a histogram gathers numbers: what has none is counted in its subtitle")
    chart = shape(MIXED)
    cells = [cell for row in chart.twin.rows for cell in row]
    assert "secret statistique" in cells
    assert "aucune donnée" in cells


@each_shape
def test_without_any_value_the_reader_is_told_what_to_do(shape: Shape) -> None:
    chart = shape([])
    assert "Aucune valeur" in chart.subtitle
    assert "Choisir une autre période" in chart.rows.to_pylist()[0]["words"]
    assert chart.twin.rows == ()


@each_shape
def test_a_drawing_is_built_once(shape: Shape) -> None:
    assert shape(MIXED[:2]).spec is shape(MIXED[:2]).spec


@each_shape
def test_nothing_is_written_in_english(shape: Shape) -> None:
    chart = shape(MIXED)
    written = json.dumps(
        [chart.rows.to_pylist(), chart.twin.texts, chart.subtitle, chart.alt], ensure_ascii=False
    )
    assert "2,467" not in written
    assert "nan" not in written.lower().split()
    assert "null" not in chart.alt
    assert "2\u202f467" in written or "2467.0" in written


def test_shares_are_drawn_in_their_scale_and_written_in_percent() -> None:
    chart = ranking(members([("CPAM", 0.535)], RATE), finding=FINDING)
    row = chart.rows.to_pylist()[0]
    assert (row["value"], row["end"]) == (0.535, "53,5\u00a0%")
    assert COUNTED.unit.write(2467.0) == "2\u202f467\u00a0saisines"


def test_the_map_reads_its_contours_from_a_static_file_and_its_points_from_the_page() -> None:
    sites = [Site("France services", "point principal", 0.1, 48.4)]
    chart = choropleth(members([("Alençon", 12.0)]), department="61", finding=FINDING, sites=sites)
    assert "app/static/geo/communes-61.json" in json.dumps(chart.spec)
    assert set(chart.drawing["datasets"]) == {ROWS, "sites"}
    assert [key.words for key in chart.keys][-1] == "point principal"


def test_a_commune_that_does_not_apply_is_not_without_data() -> None:
    here = replace(value(None, label="Argentan", code="61006"), status=Status.NOT_APPLICABLE)
    chart = choropleth([*members([("Alençon", 12.0)]), here], department="61", finding=FINDING)
    assert "aucune donnée" not in [key.words for key in chart.keys]


def test_at_most_four_series() -> None:
    with pytest.raises(ValueError, match="5 séries"):
        grouped([(str(rank), MIXED) for rank in range(5)], finding=FINDING, subtitle="En euros")


def test_the_rates_of_several_series_keep_their_parts_and_intervals() -> None:
    rates = [replace(value(0.5, RATE, "CCAS"), numerator=5.0, denominator=10.0, interval=(0.24, 0.76))]
    drawn = grouped([("Taux", rates)], finding=FINDING, subtitle="s")
    assert [column.label for column in drawn.twin.columns] == ["Libellé", "Taux", "Taux, calcul"]
    assert str(drawn.twin.rows[0][2]).startswith("5\u00a0/\u00a010 · intervalle à 95")
    moved = lines(
        [("Taux", [replace(one, member="") for one in rates])],
        granularity=Granularity.YEAR,
        finding=FINDING,
        subtitle="s",
    )
    assert moved.rows.to_pylist()[0]["parts"] == drawn.rows.to_pylist()[0]["parts"]
