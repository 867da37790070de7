"""What does `streamlit run app.py` start? The ASGI application; the screen begins in `door/entry.py`.

The entry script does not stand beside `pages/`: Streamlit would otherwise let a page be opened by its
address before the entry script has ever run (see docs/adr/0002).
"""

import streamlit as st

from door.failure import shown
from door.listening import stop_unless_safe
from door.warming import warmed
from door.web import middleware, routes

stop_unless_safe()

app = st.App(
    "door/entry.py",
    lifespan=warmed,
    middleware=middleware(),
    routes=routes(),
    on_script_error=shown,
)
