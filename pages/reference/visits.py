"""Journal des accès: who opened what, took which file, was refused what?"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from access.user import Role, User
from charts.panels.visits import visits_table, visits_twin
from components.figure import file_buttons, show_table
from components.listing import lead
from components.markup.strip import Strip, strip
from components.markup.words import element
from exports.heading import Heading
from metrics.visits import words
from metrics.visits.journal import Journal, health, journal, today
from metrics.visits.keeping import kept_days

TITLE = "Journal des accès"
SPANS: Mapping[str, int] = {f"{days} derniers jours": days for days in (7, 30, 365)}
ALL = "Toutes"
KINDS: Mapping[str, str] = {ALL: "", **{told: kind for kind, told in words.KIND_WORDS.items()}}


def render(user: User) -> None:
    """The rule, what the days hold in one sentence, then the visits, the newest first."""
    user.demand(Role.DIRECTOR)
    st.title(TITLE, anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        span = st.selectbox("Durée", list(SPANS), 1, key="duree", bind="query-params", width=170)
        whole = journal(user, SPANS[span])
        shown = _filtered(whole)
    st.html(strip(_strip(user, span)))
    if said := words.trouble(health()):
        st.warning(said)
    lead(words.summary(whole.tally, SPANS[span]), words.rule(kept_days()))
    if shown.tally.visits:
        _visits(user, shown, span)
    else:
        st.info(words.emptiness(whole.first, filtered=bool(whole.tally.visits)))


def _filtered(whole: Journal) -> Journal:
    """The visits that the reader looks for."""
    kind = st.selectbox("Action", list(KINDS), key="action", bind="query-params", width=170)
    page = st.selectbox("Page", [ALL, *whole.pages_seen], key="page-ouverte", bind="query-params", width=260)
    identifier = st.text_input(
        "Identifiant", key="identifiant", bind="query-params", placeholder="son début suffit", width=200
    )
    return whole.only(identifier=identifier, page="" if page == ALL else page, kind=KINDS[kind])


def _visits(user: User, shown: Journal, span: str) -> None:
    """One page of them, and a file of all."""
    st.html(element("h2", "Visites", "vg-hidden"))
    pages, count = shown.page_count, shown.tally.visits
    page = st.pagination(pages, key="page-du-journal", bind="query-params") if pages > 1 else 1
    table = visits_table(shown.rows(page), count, (page, pages))
    show_table(table, at_most=len(table.twin.rows))
    head = Heading(table.finding, _departments(user), span, today(), demonstration=False)
    name = f"vigie-acces-{shown.first}-{shown.last}"
    file_buttons(lambda: visits_twin(shown.rows_of_a_file(), count), head, name)


def _strip(user: User, span: str) -> Strip:
    return Strip("", _departments(user), span, today(), demonstration=None)


def _departments(user: User) -> str:
    head = "Département" if len(user.departments) == 1 else "Départements"
    return f"{head} {', '.join(user.departments)}"
