"""One page as the entry script shows it, for AppTest."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

SCRIPT = Path(__file__).with_name("screen_script.py")
SECONDS = 60


def screen(page: str, **parameters: str) -> AppTest:
    """Run a page of the menu with query parameters and give its elements back."""
    test = AppTest.from_file(SCRIPT, default_timeout=SECONDS)
    test.session_state["page_under_test"] = page
    for name, value in parameters.items():
        test.query_params[name] = value
    return test.run()
