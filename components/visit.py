"""Which visit does a run of the screen make, and which file does a click take away?

A visit is noted when a reader opens a page or changes the department, the period or the tab, not at every
run. What a run shows is held in one object: once a page has stopped, the session answers no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from access.user import Refused, User
from components.choice import DEPARTMENT, Choice
from metrics.visits.noting import Kind, Seen, note
from settings import current

_VISITING = "visite"


@dataclass
class Visiting:
    """Who looks at which page in this run, what is chosen and which tab is open, as they come to be known."""

    user: User
    page: str
    department: str = ""
    period: str = ""
    tab: str = ""
    noted: tuple[str, Kind, Seen] | None = None
    """The last visit that this session noted, with its role."""

    @property
    def seen(self) -> Seen:
        """What is on screen."""
        return Seen(self.department, self.page, self.tab, self.period)

    def chose(self, choice: Choice) -> None:
        """What the filters say."""
        self.department, self.period = choice.perimeter.department, choice.period.label


@contextmanager
def visited(user: User, page: str) -> Iterator[Visiting]:
    """Note what the run shows or refuses; a run that fails, or that another replaces, shows nothing."""
    former = _visiting()
    st.session_state[_VISITING] = visiting = Visiting(user, page, noted=former.noted if former else None)
    try:
        yield visiting
    except StopException:
        _note_once(visiting, Kind.PAGE, visiting.seen)
        raise
    except Refused:
        _note_once(visiting, Kind.REFUSED, Seen(_asked(), page))
        raise
    _note_once(visiting, Kind.PAGE, visiting.seen)


def tab_opened(title: str) -> None:
    """The tab that is shown in this run."""
    if visiting := _visiting():
        visiting.tab = title


def taken(file: str, made: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file when it is asked for, and notes that it was taken; outside a visit, only makes it."""
    visiting = _visiting()
    if visiting is None:
        return made
    user, seen, url = visiting.user, visiting.seen, current().access_url

    def made_and_noted() -> bytes:
        content = made()
        note(url, user, seen, Kind.FILE, file)
        return content

    return made_and_noted


def _visiting() -> Visiting | None:
    visiting: Visiting | None = st.session_state.get(_VISITING)
    return visiting


def _note_once(visiting: Visiting, kind: Kind, seen: Seen) -> None:
    visit = visiting.user.noted_role, kind, seen
    if visiting.noted != visit:
        visiting.noted = visit
        note(current().access_url, visiting.user, seen, kind)


def _asked() -> str:
    """The department that the reader asked for, whatever is shown."""
    return str(st.session_state.get(DEPARTMENT) or st.query_params.get(DEPARTMENT, ""))
