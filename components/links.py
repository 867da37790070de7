"""How does one page lead to another, with the filters kept?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.markup.words import plain

_PAGES = "pages"
_HOME, _DEPARTMENT = "overview", "departement"


def remember(pages: Mapping[str, StreamlitPage]) -> None:
    """Keep the pages that this reader may open, by name."""
    st.session_state[_PAGES] = pages


def link(name: str, words: str, *, head: str = "") -> None:
    """A link to a page of the menu, `head` in bold first; the filters above the pages stay as they are."""
    pages = cast(Mapping[str, StreamlitPage], st.session_state.get(_PAGES, {}))
    if name in pages:
        told = f"**{plain(head)}** · {plain(words)}" if head else plain(words)
        st.page_link(pages[name], label=told)


def link_to_department(department: str) -> None:
    """A link to the home page of a department, whatever the filters say."""
    pages = cast(Mapping[str, StreamlitPage], st.session_state.get(_PAGES, {}))
    if _HOME in pages:
        st.page_link(
            pages[_HOME], label=f"Ouvrir le département {department}", query_params={_DEPARTMENT: department}
        )
