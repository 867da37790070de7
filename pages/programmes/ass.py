"""Action sanitaire et sociale: what does its page show?"""

from __future__ import annotations

import streamlit as st

from access.user import User
from charts.panels import ass as panels
from charts.panels.ass import budget as money
from charts.panels.ass import landing, lists
from components.cards import cards
from components.figure import Panel, show, show_list, side_by_side
from components.sections import sections
from components.trend import trend_of
from components.view import View, programme_view
from metrics.ass import budget, collective, households, requests
from metrics.ass.words import LINES

ALL = "toutes"


def render(user: User) -> None:
    """Key figures, budget, decisions, delays, households, collective aids."""
    view = programme_view(user, "ass")
    cards(view, (budget.CONSUMPTION, budget.COMMITMENT, households.HOUSEHOLDS, requests.WHOLE_DELAY))
    sections(
        view,
        {
            "Budget": _budget,
            "Étapes de l'argent": _stages,
            "Décisions et taux d'accord": _decisions,
            "Délais": _delays,
            "Foyers aidés": _households,
            "Aides collectives": _collective,
        },
    )


def _budget(view: View) -> None:
    """Allotted, committed and paid: stages side by side, never added; and where each line is going."""
    show(view, Panel(money.budget_by_line(view.figures), budget.CONSUMPTION, "budget-par-ligne"))
    side_by_side(
        view,
        Panel(landing.landing_by_line(view.figures), budget.PAID_SINCE, "atterrissage"),
        Panel(landing.past_projections(view.figures), budget.PAID_SINCE, "projections"),
    )
    names = {ALL: money.ALL_LINES, **LINES}
    line = st.selectbox(
        "Ligne budgétaire",
        list(names),
        format_func=lambda one: names[one],
        key="ligne",
        bind="query-params",
        width=460,
    )
    by_month = money.budget_by_month(view.figures, "" if line == ALL else line)
    side_by_side(
        view,
        Panel(by_month, budget.PAID_SINCE, "budget-par-mois"),
        trend_of(view, budget.CONSUMPTION),
    )


def _stages(view: View) -> None:
    """Granted, committed, paid: what each line printed at its own stage."""
    show_list(view, Panel(lists.stages_by_line(view.figures), budget.GRANTED, "etapes-par-ligne"))


def _decisions(view: View) -> None:
    """What commissions say, and the two agreement rates."""
    cards(view, (requests.DECISIONS, requests.AGREEMENT, requests.AGREEMENT_REQUESTS, requests.WAITING))
    side_by_side(
        view,
        Panel(panels.by_commission(view.figures), requests.DECISIONS, "commissions"),
        Panel(panels.agreement_by_line(view.figures), requests.AGREEMENT, "accord-par-ligne"),
    )


def _delays(view: View) -> None:
    """From the request to the decision, then to the payment."""
    cards(
        view,
        (
            requests.DECISION_DELAY,
            requests.DECISION_OVER_30,
            requests.PAYMENT_DELAY,
            requests.PAYMENT_OVER_30,
        ),
    )
    side_by_side(
        view,
        Panel(panels.decision_delays(view.figures), requests.DECISION_DELAY, "delai-decision"),
        Panel(panels.whole_delays(view.figures), requests.WHOLE_DELAY, "delai-complet"),
    )


def _households(view: View) -> None:
    """Aided households: how much, how many for the first time, from where."""
    cards(view, (households.MEAN, households.MEDIAN, households.FIRST_TIME, households.LINKED))
    side_by_side(
        view,
        Panel(panels.amounts(view.figures), households.HOUSEHOLDS, "montants"),
        Panel(panels.origins(view.figures), households.HOUSEHOLDS, "origines"),
    )
    side_by_side(
        view,
        Panel(panels.remaining_by_line(view.figures), households.REMAINING_COVERED, "reste-a-charge"),
        trend_of(view, households.REMAINING_COVERED),
    )
    show(view, Panel(panels.reach_by_epci(view.figures), households.PER_LOW_INCOME, "foyers-par-epci"))


def _collective(view: View) -> None:
    """Subsidies and endowments, with the report returned or not."""
    cards(
        view,
        (
            collective.SUBSIDIES,
            collective.SUBSIDIES_GRANTED,
            collective.ASSOCIATIONS,
            collective.REPORTED,
        ),
    )
    show_list(view, Panel(lists.collective_aids(view.figures), collective.SUBSIDIES, "aides-collectives"))
    show(view, Panel(money.themes(view.figures), collective.SUBSIDIES, "themes"))
