"""The entry script without its menu: AppTest only switches to pages that are files, and Vigie's are not."""

import streamlit as st

from access.user import local_reader
from components.choice import choose, show_notices
from door.menu import PAGES
from metrics.shelf import shelf_of
from settings import current

settings = current()
user = local_reader(settings)
choose(user, shelf_of(user, settings))
show_notices()
_, _, render = PAGES[st.session_state["page_under_test"]]
render(user)
