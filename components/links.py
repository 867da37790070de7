"""How does one page lead to another, with the filters kept?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import streamlit as st
from streamlit.navigation.page import StreamlitPage

_PAGES = "pages"


def remember(pages: Mapping[str, StreamlitPage]) -> None:
    """Keep the pages that this reader may open, by name."""
    st.session_state[_PAGES] = pages


def link(name: str, words: str) -> None:
    """A link to a page of the menu; the filters live above the pages and stay as they are."""
    pages = cast(Mapping[str, StreamlitPage], st.session_state.get(_PAGES, {}))
    if name in pages:
        st.page_link(pages[name], label=words)
