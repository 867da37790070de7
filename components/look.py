"""How does every page look: title, width, logo? Styles are static files, see `door/web.py`."""

from __future__ import annotations

import streamlit as st

STATIC = "/app/static"


def dress() -> None:
    """Set the page once a run: title, wide layout, logo."""
    st.set_page_config(page_title="Vigie", page_icon=f"{STATIC}/vigie.png", layout="wide")
    st.logo(f"{STATIC}/vigie.svg", size="large")
