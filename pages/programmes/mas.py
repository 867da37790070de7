"""Mission accompagnement santé: what does its page show?"""

from __future__ import annotations

from access.user import User
from charts.panels import landing
from charts.panels import mas as panels
from charts.panels.mas import completion
from components.cards import cards
from components.figure import Panel, show, side_by_side
from components.sections import sections
from components.trend import trend_of
from components.view import View, programme_view
from metrics.mas import cases as mas_cases
from metrics.mas import load as mas_load
from metrics.mas import outcomes as mas_outcomes


def render(user: User) -> None:
    """Key figures and trend, then one tab a question."""
    view = programme_view(user, "mas")
    cards(view, (mas_cases.CASES, mas_cases.ENTRY, mas_cases.CONTACT_DELAY, mas_cases.CONTACT_48H))
    sections(
        view,
        {
            "Parcours": _path,
            "Concrétisation": _completion,
            "File active": _open_cases,
            "Détecteurs et motifs": _origins,
            "Territoires": _places,
        },
    )


def _path(view: View) -> None:
    """From the saisine to the care, and where the saisines of the year are going."""
    path = Panel(panels.path(view.figures), mas_outcomes.REALISED, "parcours")
    side_by_side(view, trend_of(view, mas_cases.CASES), path)
    side_by_side(
        view,
        Panel(landing.landing_of(view.figures, mas_cases.CASES), mas_cases.CASES, "atterrissage"),
        Panel(landing.past_projections(view.figures, mas_cases.CASES), mas_cases.CASES, "projections"),
    )


def _completion(view: View) -> None:
    """The three definitions side by side, the cohorts, how long cases stay open, and how they end."""
    figures = view.figures
    show(view, Panel(completion.three_definitions(figures), mas_outcomes.COMPLETION, "definitions"))
    by_entry = completion.cohorts(figures, view.choice.granularity)
    side_by_side(
        view,
        Panel(by_entry, mas_outcomes.REALISED, "cohortes", completion.COHORT_NOTE),
        Panel(completion.open_course(figures), mas_outcomes.CLOSED, "encore-ouvertes", completion.OPEN_NOTE),
    )
    cards(
        view,
        (
            mas_outcomes.COMPLETION,
            mas_outcomes.COMPLETION_CLOSED,
            mas_outcomes.RIGHTS_UPDATED,
            mas_outcomes.RIGHTS_UPDATED_ASSESSED,
        ),
    )
    outcomes = Panel(panels.outcomes(figures), mas_outcomes.CLOSED, "issues")
    detectors = Panel(
        panels.completion_by_detector(figures), mas_outcomes.COMPLETION_CLOSED, "concretisation"
    )
    side_by_side(view, outcomes, detectors)


def _open_cases(view: View) -> None:
    """Cases still open, their age, and the load that they make."""
    cards(view, (mas_load.OPEN_CASES, mas_load.OPEN_OVER_90, mas_load.LOAD, mas_load.TEAM))
    ages = Panel(panels.open_cases_by_age(view.figures), mas_load.OPEN_CASES, "anciennete")
    side_by_side(view, trend_of(view, mas_load.OPEN_CASES), ages)


def _origins(view: View) -> None:
    """Who detects, and why care had been given up."""
    detectors = panels.cases_by(view.figures, "detector", "Premier détecteur")
    reasons = panels.cases_by(view.figures, "renunciation", "Premier motif de renoncement")
    side_by_side(
        view, Panel(detectors, mas_cases.CASES, "detecteurs"), Panel(reasons, mas_cases.CASES, "motifs")
    )
    ages = panels.cases_by(view.figures, "age_group", "Premier âge")
    show(view, Panel(ages, mas_cases.CASES, "ages"))


def _places(view: View) -> None:
    """Where the cases come from."""
    by_epci = panels.cases_by(view.figures, "epci", "Première intercommunalité")
    side_by_side(
        view,
        Panel(panels.cases_map(view.figures), mas_cases.CASES, "carte"),
        Panel(by_epci, mas_cases.CASES, "intercommunalites"),
    )
