"""Are the printed figures of a department read whole, in order, and those of no other?"""

from __future__ import annotations

from dataclasses import fields

from access.perimeter import Perimeter
from data_access.published import printed_figures
from data_access.query import rows
from ingestion import published
from metrics.concordance.printed import Printed

COLUMNS = tuple(field.name for field in fields(Printed))


def test_every_column_of_every_printed_figure_is_read_in_order(empty_base_url: str) -> None:
    shipped = [tuple(row[name] for name in COLUMNS) for row in published.rows(("61",))]
    assert rows(empty_base_url, printed_figures(Perimeter("61"))) == shipped


def test_a_department_without_a_report_has_none(empty_base_url: str) -> None:
    assert rows(empty_base_url, printed_figures(Perimeter("2A"))) == []
