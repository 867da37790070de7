"""PLANIR: what does its page show?"""

from __future__ import annotations

import streamlit as st

from access.user import User
from charts.panels import planir as panels
from charts.panels.planir import lists, sheet
from charts.panels.planir import partners as partner_panels
from charts.panels.planir import rights as right_panels
from components.cards import cards
from components.figure import Panel, show, show_list, side_by_side
from components.sections import sections
from components.trend import trend_of
from components.view import View, programme_view
from metrics.planir import actions, agreements, people, rights
from metrics.planir.detail import Action, Plan, plan_of
from metrics.planir.partners import register_of


def render(user: User) -> None:
    """Key figures, difficulties, actions and their sheets, persons, agreements, rights kept open."""
    view = programme_view(user, "planir")
    cards(
        view, (actions.ACTIVE, people.ACCOMPANIED, agreements.CCAS_COVERAGE, rights.RUPTURES_AVOIDED_SETTLED)
    )
    sections(
        view,
        {
            "Difficultés et publics": _difficulties,
            "Actions": _actions,
            "Fiche d'une action": _sheet,
            "Personnes": _persons,
            "CCAS et conventions": _agreements,
            "Ruptures évitées": _rights,
            "Courriers et ligne urgente": _letters_and_calls,
        },
    )


def _difficulties(view: View) -> None:
    side_by_side(view, trend_of(view, people.ACCOMPANIED), trend_of(view, actions.ACTIVE))
    show(view, Panel(panels.actions_matrix(view.figures), actions.ACTIONS, "difficultes-actions"))
    show(view, Panel(panels.persons_matrix(view.figures), people.REACHED, "difficultes-personnes"))


def _actions(view: View) -> None:
    plan = plan_of(view.figures)
    cards(view, (actions.ACTIONS, actions.SILENT, actions.PROGRESS))
    cards(view, (actions.AT_TARGET, actions.MILESTONES_ON_TIME, actions.MILESTONES_LATE))
    side_by_side(
        view, Panel(panels.weather(view.figures), actions.WEATHER, "meteo"), trend_of(view, actions.EVENTS)
    )
    show_list(view, Panel(lists.silent(plan), actions.SILENT, "silencieuses"))
    show_list(view, Panel(lists.whole_plan(plan), actions.ACTIONS, "plan"), at_most=20)


def _sheet(view: View) -> None:
    plan = plan_of(view.figures)
    if plan is None or not plan.actions:
        st.info(lists.no_action(plan))
        return
    chosen = _chosen(plan)
    left, right = st.columns(2, gap="large")
    with left:
        show_list(view, Panel(sheet.sheet(chosen, plan.day), actions.ACTIONS, "fiche"))
        show_list(view, Panel(sheet.milestones(chosen, plan.day), actions.MILESTONES_ON_TIME, "jalons"))
    with right:
        show_list(view, Panel(sheet.reviews(chosen), actions.PROGRESS, "revues"))
        show_list(view, Panel(sheet.events(chosen), actions.EVENTS, "evenements"), at_most=8)


def _chosen(plan: Plan) -> Action:
    """The action of the sheet; its code stands in the address, so that a link leads to it."""
    by_name = {f"{one.action} – {one.label}": one for one in plan.actions}
    name = st.selectbox("Action", list(by_name), key="action", bind="query-params")
    return by_name.get(str(name), plan.actions[0])


def _persons(view: View) -> None:
    figures = view.figures
    cards(view, (people.PERSONS, people.ACCOMPANIED, people.ONLY_FLAGGED))
    cards(view, (people.YOUNG, people.YOUNG_ACCOMPANIED, people.ASE_FILES))
    side_by_side(
        view,
        Panel(panels.accompanied_or_flagged(figures), people.PERSONS, "signalees-accompagnees"),
        Panel(panels.accompanied_by_action(figures), people.ACCOMPANIED, "accompagnees-par-action"),
    )
    side_by_side(
        view,
        Panel(panels.accompanied_by_epci(figures), people.PER_C2S, "accompagnees-epci"),
        trend_of(view, people.ASE_FILES),
    )


def _agreements(view: View) -> None:
    figures = view.figures
    cards(view, (agreements.AGREEMENTS_SIGNED, agreements.AGREEMENTS, agreements.ALIVE))
    cards(view, (agreements.PASS, agreements.MISSIONS_LOCALES, agreements.NATIONAL))
    side_by_side(
        view,
        Panel(partner_panels.ccas_map(figures), agreements.CCAS_COVERED, "carte-ccas"),
        Panel(partner_panels.coverage_by_epci(figures), agreements.CCAS_COVERAGE, "ccas-epci"),
    )
    side_by_side(
        view,
        Panel(partner_panels.agreements_by_kind(figures), agreements.ALIVE, "conventions-par-nature"),
        trend_of(view, agreements.PARTNER_REPORTS),
    )
    show_list(view, Panel(lists.agreements(register_of(figures)), agreements.AGREEMENTS, "conventions"))


def _rights(view: View) -> None:
    cards(view, (rights.RUPTURES_AVOIDED, rights.RUPTURES_AVOIDED_SETTLED, rights.ALERTS_OPEN))
    side_by_side(
        view,
        Panel(right_panels.alerts_by_kind(view.figures), rights.RUPTURES_AVOIDED_SETTLED, "alertes"),
        trend_of(view, rights.ALERTS),
    )


def _letters_and_calls(view: View) -> None:
    st.header("Courriers aux nouveaux retraités", anchor=False)
    cards(view, (rights.LETTERS, rights.CAMPAIGN_EFFECT, rights.CAMPAIGN_EFFECT_WATCHED))
    campaign = right_panels.campaign(view.figures)
    show(view, Panel(campaign, rights.CAMPAIGN_COMPARISON, "courriers"))
    st.header("Ligne urgence précarité", anchor=False)
    cards(view, (rights.URGENT_CALLS, rights.URGENT_SAME_DAY))
    callers = Panel(right_panels.calls_by_caller(view.figures), rights.URGENT_CALLS, "appelants")
    side_by_side(view, trend_of(view, rights.URGENT_CALLS), callers)
