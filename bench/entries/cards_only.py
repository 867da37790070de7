"""Vigie's own server with the key figures alone: the floor that a page is compared with."""

import streamlit as st

from bench.entries.without import nothing_but_key_figures

nothing_but_key_figures()

from door.failure import shown  # noqa: E402
from door.warming import warmed  # noqa: E402
from door.web import middleware, routes  # noqa: E402

app = st.App(
    "../../door/entry.py",
    lifespan=warmed,
    middleware=middleware(),
    routes=routes(),
    on_script_error=shown,
)
