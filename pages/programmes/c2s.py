"""Complémentaire santé solidaire: what does its page show?"""

from __future__ import annotations

import streamlit as st

from access.user import User
from charts.panels import c2s as panels
from charts.panels import landing
from components.cards import cards
from components.figure import Panel, show, side_by_side
from components.sections import sections
from components.trend import trend_of
from components.view import View, programme_view
from metrics import c2s
from metrics.c2s import expiries, requests, rights
from pages.programmes.c2s_radar import rights_about_to_end

RENEWALS = (expiries.RENEWAL, expiries.RENEWAL_ASKED, expiries.RENEWAL_AUTOMATIC, expiries.LAPSED)
TO_COME = (expiries.EXPIRED, expiries.EXPIRING, expiries.EXPIRING_NOT_RENEWED, expiries.EXPIRING_RENEWED)


def render(user: User) -> None:
    """Key figures, who is covered and where, what becomes of rights, how they are asked."""
    view = programme_view(user, "c2s")
    cards(view, (rights.BENEFICIARIES, rights.COVERAGE, expiries.GAPS, requests.ONLINE_SHARE))
    sections(
        view,
        {
            "Évolution": _course,
            "Bénéficiaires": _who,
            "Territoires": _where,
            "Échéances et renouvellements": _expiries,
            "Droits à échéance proche": rights_about_to_end,
            "Demandes": _requests,
        },
    )


def _course(view: View) -> None:
    side_by_side(view, trend_of(view, rights.BENEFICIARIES), trend_of(view, rights.COVERAGE))
    st.caption(c2s.NATIONAL_MARK)


def _who(view: View) -> None:
    figures = view.figures
    cards(view, (rights.UNDER_25, rights.OVER_60, rights.RETIRED, rights.WITH_SHARE))
    by_age = panels.by_age_and_participation(figures)
    managers = panels.managed_by_cpam(figures)
    side_by_side(
        view,
        Panel(by_age, rights.BENEFICIARIES, "age-et-participation"),
        Panel(managers, rights.MANAGED_BY_CPAM, "gestionnaire"),
    )


def _where(view: View) -> None:
    figures = view.figures
    cards(view, (rights.PROTECTED, rights.DEPENDANTS, rights.DEPENDANTS_SHARE))
    by_epci = panels.by_epci(figures, rights.COVERAGE)
    side_by_side(
        view,
        Panel(panels.coverage_map(figures), rights.COVERAGE, "carte-couverture"),
        Panel(by_epci, rights.COVERAGE, "couverture-epci"),
    )


def _expiries(view: View) -> None:
    figures = view.figures
    cards(view, RENEWALS)
    cards(view, TO_COME)
    show(view, Panel(panels.expiries_by_month(figures), expiries.EXPIRED, "echeances"))
    rates = panels.renewals(figures, view.choice.granularity)
    by_epci = panels.by_epci(figures, expiries.RENEWAL_ASKED)
    side_by_side(
        view,
        Panel(rates, expiries.RENEWAL, "renouvellements"),
        Panel(by_epci, expiries.RENEWAL_ASKED, "renouvellement-epci"),
    )


def _requests(view: View) -> None:
    figures = view.figures
    cards(view, (requests.REQUESTS, requests.ONLINE, requests.ATTRIBUTIONS, requests.PENDING))
    side_by_side(
        view,
        Panel(panels.channels(figures), requests.REQUESTS, "canaux"),
        trend_of(view, requests.ONLINE_SHARE),
    )
    side_by_side(
        view,
        Panel(landing.landing_of(figures, requests.REQUESTS), requests.REQUESTS, "atterrissage"),
        Panel(landing.past_projections(figures, requests.REQUESTS), requests.REQUESTS, "projections"),
    )
    cards(view, (requests.DELAY, requests.DELAY_COMPLETE, requests.COMPLETE))
    side_by_side(
        view,
        Panel(panels.delays(figures), requests.DELAY, "delais"),
        Panel(panels.complete_by_channel(figures), requests.COMPLETE, "completude"),
    )
