"""What would a plain Streamlit page cost that shows the same key figures, charts and tables?

Written as the documentation of Streamlit shows it: `st.metric`, `st.altair_chart` with shorthand,
`st.dataframe` in an expander, cached answers, garbage collected after each run. The base is never asked
twice, and only the open tab is shown: both favour it.
"""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from bench.entries import recorded

recorded.record()

from access.user import local_reader  # noqa: E402
from components.choice import choose  # noqa: E402
from components.sections import TAB  # noqa: E402
from door.menu import PAGES  # noqa: E402
from metrics.shelf import shelf_of  # noqa: E402
from settings import current  # noqa: E402

FIGURES_IN_A_ROW = 4


def asked(screen: recorded.Screen) -> recorded.Content:
    """All that the base answers for a screen."""
    return recorded.content(screen, PAGES[screen[0]][2], local_reader(current()))


@st.cache_data
def figures(screen: recorded.Screen) -> list[tuple[str, str, str]]:
    """The key figures of the screen."""
    return asked(screen).figures


@st.cache_data
def table(screen: recorded.Screen, rank: int) -> tuple[str, pd.DataFrame]:
    """The title and the table of one chart."""
    return asked(screen).tables[rank]


def main() -> None:
    """The whole page."""
    st.set_page_config(layout="wide")
    reader = local_reader(current())
    choice = choose(reader, shelf_of(reader, current()))
    page, tab = st.query_params["page"], st.query_params.get(TAB, "")
    screen = (page, tab, choice.perimeter.department, choice.period.label)
    charts = len(asked(screen).tables)
    st.title(PAGES[page][1])
    told = figures(screen)
    for first in range(0, len(told), FIGURES_IN_A_ROW):
        row = told[first : first + FIGURES_IN_A_ROW]
        for column, (label, value, change) in zip(st.columns(FIGURES_IN_A_ROW), row, strict=False):
            column.metric(label, value, change)
    for rank in range(charts):
        draw(*table(screen, rank))


def draw(title: str, rows: pd.DataFrame) -> None:
    """A chart with its table below."""
    st.subheader(title)
    numbers = [name for name in rows.columns[1:] if pd.api.types.is_numeric_dtype(rows[name])]
    if numbers:
        drawn = rows[[rows.columns[0], numbers[0]]].set_axis(["nom", "valeur"], axis=1)
        st.altair_chart(alt.Chart(drawn).mark_bar().encode(x="nom", y="valeur", tooltip=["nom", "valeur"]))
    with st.expander("Chiffres"):
        st.dataframe(rows)


main()
