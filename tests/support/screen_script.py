"""The entry script without its menu: AppTest only switches to pages that are files, and Vigie's are not."""

import streamlit as st

from access.user import local_director
from components.choice import choose, show_notices
from door.menu import PAGES
from metrics.kept import kept_reading
from settings import current

settings = current()
user = local_director(settings)
choose(user, kept_reading(settings.reporting_url))
show_notices()
_, _, render = PAGES[st.session_state["page_under_test"]]
render(user)
