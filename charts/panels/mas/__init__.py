"""Mission accompagnement santé: which charts say what?"""

from __future__ import annotations

from charts.chart import Chart
from charts.choropleth import choropleth
from charts.composition import composition
from charts.ranking import ranking
from charts.steps import steps
from metrics.breakdown import by
from metrics.figures import Figures
from metrics.mas import cases as mas_cases
from metrics.mas import load as mas_load
from metrics.mas import outcomes as mas_outcomes
from metrics.model import Metric, Value
from metrics.once import once
from metrics.sentences import largest_in_words, range_in_words, share_in_words
from metrics.units import NO_BREAK

PATH = (
    mas_cases.CASES,
    mas_cases.CONTACTED,
    mas_cases.ASSESSED,
    mas_cases.ACCOMPANIED,
    mas_outcomes.REALISED,
)


@once
def path(figures: Figures) -> Chart:
    """From the saisine to the care: how many reach each step."""
    reached = [figures.value(metric) for metric in PATH]
    return steps(reached, finding=share_in_words(reached[-1], reached[0], "aboutissent aux soins à ce jour"))


@once
def open_cases_by_age(figures: Figures) -> Chart:
    """How long open cases have been open."""
    over = figures.value(mas_load.OPEN_OVER_90)
    whole = figures.value(mas_load.OPEN_CASES)
    finding = f"File active{NO_BREAK}: {whole.text}, dont {over.text} ouvertes depuis plus de 90 jours"
    return composition([("File active", by(figures, mas_load.OPEN_CASES, "age_band"))], finding=finding)


@once
def cases_by(figures: Figures, axis: str, subject: str) -> Chart:
    """Cases by detector, reason of renunciation, age or territory."""
    return _ranked(figures, mas_cases.CASES, axis, subject)


@once
def completion_by_detector(figures: Figures) -> Chart:
    """The closed-case completion of each detector, beside that of the department; no one is ranked first."""
    values = by(figures, mas_outcomes.COMPLETION_CLOSED, "detector")
    finding = range_in_words(values, "Dossiers clos avec réalisation des soins", "le détecteur")
    whole = figures.value(mas_outcomes.COMPLETION_CLOSED)
    return ranking(values, finding=finding, whole=whole, whole_name="Département")


@once
def outcomes(figures: Figures) -> Chart:
    """How closed cases ended."""
    return _ranked(figures, mas_outcomes.CLOSED, "outcome", "Première issue des dossiers clos")


@once
def cases_map(figures: Figures) -> Chart:
    """Cases by commune."""
    values = by(figures, mas_cases.CASES, "commune")
    department = figures.perimeter.department
    return choropleth(values, department=department, finding=_where(values), not_concerned="aucune saisine")


def _ranked(figures: Figures, metric: Metric, axis: str, subject: str) -> Chart:
    values = by(figures, metric, axis)
    return ranking(values, finding=largest_in_words(values, subject))


def _where(values: tuple[Value, ...]) -> str:
    reached = sum(1 for value in values if value.value)
    if not reached:
        return "Aucune saisine localisée sur la période choisie"
    return largest_in_words(values, f"Des saisines dans {reached}{NO_BREAK}communes{NO_BREAK}; la première")
