"""What does a screen show, as a plain page would hold it: labels with values, and tables?

The pages of Vigie are run once a choice, with their key figures and panels noted down instead of shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pandas as pd

import components.cards
import components.figure
import components.listing
import components.sections
from access.user import User
from charts.chart import Chart
from charts.twin import Cell, Twin, text
from components.view import View
from metrics.model import Metric
from metrics.sentences import change_in_words

Screen = tuple[str, str, str, str]
"""Page, tab (empty: the first one), department, period."""


@dataclass
class Content:
    """The key figures (label, value, change) and the tables behind the charts, in the order of the screen."""

    figures: list[tuple[str, str, str]] = field(default_factory=list)
    tables: list[tuple[str, pd.DataFrame]] = field(default_factory=list)
    tab: str = ""


_noted = Content()
_kept: dict[Screen, Content] = {}


def record() -> None:
    """Note what pages show from now on; to be called before any page is imported."""
    replaced: Mapping[ModuleType, Mapping[str, object]] = {
        components.cards: {"cards": _note_figures},
        components.figure: dict.fromkeys(("show", "show_list", "side_by_side"), _note_panels),
        components.listing: {"lead": _say_nothing, "listing": _note_listing},
        components.sections: {"sections": _open_one, "tabs": _open_one},
    }
    for module, functions in replaced.items():
        for name, function in functions.items():
            setattr(module, name, function)


def content(screen: Screen, render: Callable[[User], None], user: User) -> Content:
    """What a screen shows: its page is run the first time, on the filters of this run."""
    if screen not in _kept:
        _noted.figures, _noted.tables, _noted.tab = [], [], screen[1]
        render(user)
        _kept[screen] = Content(_noted.figures, _noted.tables)
    return _kept[screen]


def _note_figures(view: View, metrics: Sequence[Metric], *_: Any, **__: Any) -> None:
    for metric in metrics:
        change = change_in_words(metric, view.figures.change(metric))
        _noted.figures.append((metric.label, text(view.figures.value(metric)), change))


def _note_panels(_: View, *panels: Any, **__: Any) -> None:
    _noted.tables.extend((panel.chart.finding, _frame(panel.chart.twin)) for panel in panels)


def _note_listing(_: View, chart: Chart | None, *__: Any, **___: Any) -> None:
    if chart is not None:
        _noted.tables.append((chart.finding, _frame(chart.twin)))


def _say_nothing(*_: Any, **__: Any) -> None:
    """A sentence is no figure."""


def _open_one(view: View, parts: Mapping[str, Callable[[View], None]]) -> None:
    if _noted.tab == components.sections.EVERY_FIGURE:
        _note_figures(view, view.figures.metrics)
    else:
        parts[_noted.tab or next(iter(parts))](view)


def _frame(twin: Twin) -> pd.DataFrame:
    named = pd.Index([column.heading or str(rank) for rank, column in enumerate(twin.columns)])
    return pd.DataFrame([[_plain(cell) for cell in row] for row in twin.rows], columns=named)


def _plain(cell: Cell) -> float | str:
    return "" if cell is None else cell
