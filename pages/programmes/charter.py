"""Charte Romain Jacob and Handifaction: what does their page show?"""

from __future__ import annotations

import streamlit as st

from access.user import User
from charts.panels import charter as panels
from charts.panels.charter import constant_mix, lists
from charts.panels.charter import handifaction as answers
from components.cards import cards
from components.figure import Panel, show, show_list, side_by_side
from components.sections import sections
from components.view import View, programme_view
from metrics import charter
from metrics.charter import handifaction
from metrics.charter.detail import committee_of, register_of


def render(user: User) -> None:
    """Key figures, the twelve principles, the register, the committee, the answers to Handifaction."""
    view = programme_view(user, "charter")
    cards(
        view,
        (
            handifaction.CARE_REALISED,
            handifaction.CARE_REALISED_PERIOD,
            charter.SIGNATORIES,
            charter.SIGNATORIES_ACTIVE,
        ),
    )
    sections(
        view,
        {
            "Handifaction": _answers,
            "Qui répond": _answerers,
            "Douze principes": _principles,
            "Signataires et engagements": _register,
            "Vie du comité": _committee,
        },
    )


def _answers(view: View) -> None:
    figures = view.figures
    side_by_side(
        view,
        Panel(constant_mix.care(figures), handifaction.CARE_REALISED, "soins-a-composition-constante"),
        Panel(answers.answers_by_quarter(figures), handifaction.ANSWERS, "reponses-par-trimestre"),
    )
    cards(
        view,
        (handifaction.ANSWERS_12M, handifaction.CAMPAIGN, handifaction.REFUSAL, handifaction.ABANDONMENT),
    )
    cards(
        view, (handifaction.ACCOMPANIMENT, handifaction.EXPLANATION, handifaction.PAIN, handifaction.PAIN_ALL)
    )


def _answerers(view: View) -> None:
    figures = view.figures
    left, right = st.columns(2, gap="large")
    with left:
        show(view, Panel(answers.outcomes(figures), handifaction.ANSWERS_12M, "issues"))
        by_channel = answers.care_by_channel(figures)
        show(view, Panel(by_channel, handifaction.CARE_REALISED, "soins-par-origine"))
    with right:
        for axis in ("living_place", "age_group"):
            show(view, Panel(answers.care_by(figures, axis), handifaction.CARE_REALISED, f"soins-{axis}"))


def _principles(view: View) -> None:
    figures = view.figures
    cards(
        view,
        (
            charter.COMMITMENTS,
            charter.COMMITMENTS_DONE_SHARE,
            charter.COMMITMENTS_PROVEN_SHARE,
            charter.COMMITMENTS_LATE,
        ),
    )
    principles, course = st.columns(2, gap="large")
    with principles:
        show(view, Panel(panels.principles(figures), charter.COMMITMENTS, "principes"))
    with course:
        show(view, Panel(panels.states(figures), charter.COMMITMENTS, "etats"))
        over_time = panels.commitments_over_time(figures, view.choice.granularity)
        show(view, Panel(over_time, charter.COMMITMENTS_DONE, "engagements-dans-le-temps"))


def _register(view: View) -> None:
    register = register_of(view.figures)
    if examples := lists.examples(register):
        st.caption(examples)
    show_list(view, Panel(lists.signatories(register), charter.SIGNATORIES_ACTIVE, "signataires"))
    show_list(view, Panel(lists.commitments(register), charter.COMMITMENTS_PROVEN_SHARE, "engagements"))


def _committee(view: View) -> None:
    committee = committee_of(view.figures)
    cards(
        view,
        (charter.MEETINGS, charter.MEETINGS_HELD, charter.DECISIONS_ON_TIME, charter.DECISIONS_OPEN),
    )
    show_list(view, Panel(lists.meetings(committee), charter.MEETINGS_HELD, "reunions"))
    show_list(view, Panel(lists.decisions(committee), charter.DECISIONS_ON_TIME, "decisions"))
