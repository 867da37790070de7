"""Qualité et concordance: can the figures of this department be trusted, and what came in?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from access.user import User
from charts.panels.quality import coherence, freshness, loads, printed, publications
from components.listing import folded_listing, lead, listing
from components.sections import tabs
from components.view import View, opened
from metrics.catalogue import METRICS
from metrics.diffusion.report import made, report_of
from metrics.freshness import Days
from metrics.quality import journal
from metrics.quality.coherence import behind, checks
from metrics.quality.report import report
from metrics.quality.states import states
from metrics.reading import properties_of


def render(user: User) -> None:
    """Fresh and whole, what came in, what holds together, what is printed, what partners get: a tab each."""
    view = opened(user, "Qualité et concordance", METRICS, whole_base=True)
    tabs(
        view,
        {
            "Fraîcheur": _freshness,
            "Chargements": _loads,
            "Cohérence": _coherence,
            "Publié et recalculé": _printed,
            "Publications": _publications,
        },
    )


def _freshness(view: View) -> None:
    """Each source against its rhythm, the months to complete, the last load of each."""
    days = Days.of(properties_of(view.figures.reading), datetime.now(UTC).date())
    found = states(view.figures, days)
    told = freshness.lead(found, view.choice.department_name)
    lead(told.sentence, told.detail)
    listing(view, freshness.gaps_table(found), "mois-a-completer")
    listing(view, freshness.states_table(found), "fraicheur", at_most=len(found))
    listing(view, freshness.loads_table(found), "derniers-chargements")


def _loads(view: View) -> None:
    """The journal, then what one load changed."""
    figures = view.figures
    every, changed = journal.journal(figures), journal.figures_changed(figures)
    told = loads.lead(every, view.choice.department_name)
    lead(told.sentence, told.detail)
    if every:
        listing(view, loads.journal_table(every, changed), "journal")
    if real := journal.real_loads(figures):
        _one_load(view, real, changed)


def _one_load(view: View, real: tuple[journal.Load, ...], changed: Mapping[str, int]) -> None:
    """What a load changed; the newest that changed figures, unless the address names another."""
    by_batch = {load.batch: load for load in real}
    first = next((rank for rank, batch in enumerate(by_batch) if batch in changed), 0)
    batch = st.selectbox(
        "Ce qu'un chargement a changé",
        list(by_batch),
        first,
        format_func=lambda one: loads.load_label(by_batch[one]),
        key="chargement",
        bind="query-params",
        width=800,
    )
    load = by_batch[batch]
    st.caption(loads.lines_in_words(load))
    listing(view, loads.changes_table(load, journal.changes(view.figures, batch)), "chiffres-changes")


def _coherence(view: View) -> None:
    """What holds together over the period, what does not, and outcomes left behind."""
    found = checks(view.figures)
    told = coherence.lead(found, view.choice.department_name, view.choice.period)
    lead(told.sentence, told.detail)
    listing(view, coherence.checks_table(found), "controles", of_period=True)
    listing(view, coherence.breaches_table(found), "ecarts", of_period=True)
    listing(view, coherence.behind_table(behind(view.figures)[1]), "suites", of_period=True)


def _printed(view: View) -> None:
    """The report against itself, then against what Vigie computes."""
    read = report(view.figures)
    told = printed.lead(read, view.choice.department_name)
    lead(told.sentence, told.detail)
    if read.rows:
        listing(view, printed.findings_table(read.findings), "contradictions")
        listing(
            view, printed.comparisons_table(read.comparisons), "imprime-et-calcule", at_most=len(read.rows)
        )
        folded_listing(view, printed.agreements_table(read.findings), "concordances")
        folded_listing(view, printed.left_table(read.comparisons), "non-recalcules")


def _publications(view: View) -> None:
    """What a publication shows partners and masks; the newest, unless another one is chosen."""
    every = made(view.figures)
    if not every:
        lead(publications.NONE_YET, publications.HOW_TO)
        return
    named = {one.in_words: one for one in every}
    chosen = named[st.selectbox("Publication", list(named), key="publiee", bind="query-params", width=520)]
    tables = report_of(view.figures, chosen.number)
    lead(*publications.lead(every, tables))
    listing(view, publications.tables_listed(chosen, tables), "publication", at_most=30)
