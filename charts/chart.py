"""What is a chart: a finding, a kept drawing, the rows that it draws, and the same figures as a table?

The Vega-Lite drawing of a shape is built and validated once by Altair, then kept; rows travel beside
it. A render therefore costs the rows only, and the browser updates a chart instead of replacing it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import altair as alt
import pyarrow as pa

from charts.theme import CONFIG, PAPER
from charts.twin import Cell, Column, Twin
from metrics.verdict import Verdict

__all__ = [
    "ROWS",
    "SAID_BESIDE",
    "Cell",
    "Chart",
    "Column",
    "Key",
    "Spec",
    "Twin",
    "haloed",
    "kept",
    "rows_of",
    "source",
]

ROWS = "rows"
SAID_BESIDE = "Graphique, décrit par son titre et par son tableau"
"""The `alt` to give Streamlit: words that change make the browser draw the whole chart again.

The key numbers are read in the heading of the figure (see `components.markup.figure`).
"""
Spec = Mapping[str, Any]
_TYPES = {"text": pa.string(), "number": pa.float64(), "flag": pa.bool_()}


@dataclass(frozen=True)
class Key:
    """One entry of a legend read beside the chart: a swatch and its words."""

    words: str
    fill: str
    kind: str = "fill"
    """`fill`, `outline`, `hatch`, `dot`, `diamond`, `square` or `line`."""


@dataclass(frozen=True)
class Chart:
    """A figure with its finding (title), its subtitle (what, in what unit) and its twin table."""

    finding: str
    subtitle: str
    spec: Spec
    rows: pa.Table
    twin: Twin
    height: int
    alt: str = ""
    keys: tuple[Key, ...] = ()
    layers: Mapping[str, pa.Table] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()
    """What a declared rule allows to say of it: one for each series that is judged."""

    @cached_property
    def drawing(self) -> dict[str, Any]:
        """The kept drawing with its rows: the `spec` of `st.vega_lite_chart(spec=…, theme=None)`.

        Rows are already as they travel (Arrow IPC): a chart shown again is not written again.
        """
        tables = {ROWS: self.rows, **self.layers}
        return {**self.spec, "datasets": {name: _as_it_travels(table) for name, table in tables.items()}}


def _as_it_travels(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    travelling: bytes = sink.getvalue().to_pybytes()
    return travelling


def kept(layers: alt.LayerChart | alt.FacetChart | alt.Chart) -> Spec:
    """The validated drawing without data, fitted to its container, words outside the plot included."""
    spec: dict[str, Any] = layers.to_dict()
    spec.pop("$schema", None)
    spec["config"] = CONFIG
    spec["autosize"] = {"type": "fit", "contains": "padding"}
    spec["padding"] = {"left": 0, "right": 2, "top": 4, "bottom": 4}
    return spec


def source() -> alt.NamedData:
    """The rows that the chart will receive."""
    return alt.NamedData(name=ROWS)


def haloed(text: alt.Chart, **mark: Any) -> list[alt.Chart]:
    """Words over a thin white edge, so that no rule crosses them; `mark` is what `mark_text` receives."""
    return [
        text.mark_text(**{**mark, "stroke": PAPER, "strokeWidth": 6, "strokeJoin": "round"}),
        text.mark_text(**mark),
    ]


def rows_of(columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """An Arrow table whose columns have a declared type (`text`, `number` or `flag`), even when empty."""
    return pa.table(
        {name: pa.array([row.get(name) for row in rows], _TYPES[kind]) for name, kind in columns.items()}
    )
