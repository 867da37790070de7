"""Are all printed figures shipped, word for word, and does the demonstration give them back?"""

from __future__ import annotations

import pytest

from access.perimeter import Perimeter
from ingestion import geography, published
from metrics.catalogue import BY_KEY, METRICS
from metrics.figures import Figures
from metrics.period import year
from metrics.reading import BaseReading

CONTRADICTED = {
    "ass.mean_per_household": "I-04: 1 297 households times 567 € is more than all the printed lines",
    "c2s.coverage": "I-01: 127 725 over 1 349 904 is 9,46 %, not 9,9 %",
}
"""Printed figures that the other printed figures of the same report rule out."""

LINES = [row for row in published.rows(("61", "91")) if row["metric"] and row["value"] is not None]


def test_every_printed_figure_is_shipped_with_its_words() -> None:
    rows = published.rows(("61", "91"))

    assert len(rows) == 113
    assert all(row["document"] and row["quote"] for row in rows)
    assert {row["approximation"] for row in rows} == {"", "près de", "plus de", "en moyenne"}


def test_a_department_gets_its_own_figures() -> None:
    assert {row["department"] for row in published.rows(("61",))} == {"61"}


def test_every_named_line_exists_and_names_a_metric() -> None:
    printed = {
        (line["department"], line["programme"], line["measure"]) for line in geography.shipped(published.FILE)
    }

    assert set(published.METRICS) <= printed
    assert set(published.METRICS.values()) <= set(BY_KEY)


@pytest.fixture(scope="module")
def computed(demonstration_url: str) -> dict[str, Figures]:
    reading = BaseReading(demonstration_url)
    return {code: Figures(reading, Perimeter(code), year(2022), METRICS) for code in ("61", "91")}


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['department']}-{line['metric']}")
def test_demonstration_gives_back_each_printed_figure(
    line: dict[str, object], computed: dict[str, Figures]
) -> None:
    metric = BY_KEY[str(line["metric"])]
    value = computed[str(line["department"])].value(metric)
    decimals = len(str(line["printed"]).partition(",")[2])
    shown = round((value.value or 0.0) * metric.unit.factor, decimals)

    if metric.key in CONTRADICTED:
        assert shown != line["value"], CONTRADICTED[metric.key]
    else:
        assert shown == line["value"]
