"""PLANIR: which charts say what of the actions and of the persons they meet?"""

from __future__ import annotations

from dataclasses import replace

from charts.chart import Chart
from charts.composition import composition
from charts.matrix import Crossing, matrix
from charts.ranking import ranking
from metrics.breakdown import by
from metrics.figures import Figures
from metrics.model import Metric, Value
from metrics.once import once
from metrics.planir import DIFFICULTIES, PUBLICS, actions, people
from metrics.planir.detail import by_action
from metrics.sentences import largest_in_words, range_in_words, share_in_words
from metrics.units import NO_BREAK, Unit

_WEATHER = {
    "sunny": Unit("", "ensoleillée", "ensoleillées"),
    "cloudy": Unit("", "nuageuse", "nuageuses"),
    "stormy": Unit("", "orageuse", "orageuses"),
}


@once
def actions_matrix(figures: Figures) -> Chart:
    """How many actions for each difficulty and public: a hole is what nobody takes care of."""
    values = _crossed(figures, actions.ACTIONS)
    return _matrix(values, _held_in_words(values))


@once
def persons_matrix(figures: Figures) -> Chart:
    """How many persons for each difficulty and public, the files of the ASE included."""
    values = _crossed(figures, people.REACHED)
    return _matrix(values, largest_in_words(tuple(values.values()), "Premier croisement"))


@once
def weather(figures: Figures) -> Chart:
    """What the owners say of their actions."""
    values = by(figures, actions.WEATHER, "weather")
    said = ", ".join(
        _WEATHER[value.member].write(value.value)
        for value in values
        if value.value and value.member in _WEATHER
    )
    finding = f"Météo dite par les porteurs{NO_BREAK}: {said or 'aucune revue à cette date'}"
    return composition([("Actions", values)], finding=finding)


@once
def accompanied_or_flagged(figures: Figures) -> Chart:
    """For each scheme, who is accompanied and who is only flagged."""
    whole, part = figures.value(people.PERSONS), figures.value(people.ACCOMPANIED)
    accompanied = _counts(figures, people.ACCOMPANIED)
    flagged = _counts(figures, people.ONLY_FLAGGED)
    met = sorted(by(figures, people.PERSONS, "scheme"), key=lambda one: -(one.value or 0.0))
    bars = [
        (
            one.member_label,
            [_part(one, accompanied, "Accompagnées"), _part(one, flagged, "Seulement signalées")],
        )
        for one in met
    ]
    words = "sont accompagnées" if (part.value or 0.0) > 1 else "est accompagnée"
    return composition(bars, finding=share_in_words(part, whole, words), absolute=True)


@once
def accompanied_by_action(figures: Figures) -> Chart:
    """Who is accompanied, action by action."""
    values = by_action(figures, people.ACCOMPANIED)
    return ranking(values, finding=largest_in_words(values, "Première action"), at_most=8)


@once
def accompanied_by_epci(figures: Figures) -> Chart:
    """Persons accompanied for a thousand beneficiaries of the C2S, by EPCI: the gap inside the department."""
    values = by(figures, people.PER_C2S, "epci")
    whole = figures.value(people.PER_C2S)
    finding = range_in_words(values, "Personnes accompagnées", "l'intercommunalité")
    return ranking(values, finding=finding, whole=whole, whole_name="Département")


def _crossed(figures: Figures, metric: Metric) -> dict[str, Value]:
    """One value a crossing of the vocabulary: a crossing without any row counts zero. Empty without data."""
    found = {value.member: value for value in by(figures, metric, "crossing")}
    base = figures.value(metric)
    if base.value is None:
        return {}
    return {
        f"{difficulty}/{public}": found.get(f"{difficulty}/{public}")
        or replace(
            base, value=0.0, numerator=0.0, member=f"{difficulty}/{public}", member_label=f"{words}, {whom}"
        )
        for difficulty, words in DIFFICULTIES.items()
        for public, whom in PUBLICS.items()
    }


def _matrix(values: dict[str, Value], finding: str) -> Chart:
    crossings = []
    for member, value in values.items():
        difficulty, public = member.split("/")
        crossings.append(Crossing(DIFFICULTIES[difficulty], PUBLICS[public], value))
    return matrix(crossings, finding=finding, row_head="Difficulté")


def _held_in_words(values: dict[str, Value]) -> str:
    held = sum(1 for value in values.values() if value.value)
    if not held:
        return "Aucune action labellisée sur la période choisie"
    words = "porte" if held == 1 else "portent"
    of = f"{held}{NO_BREAK}croisement{'s' if held > 1 else ''} sur{NO_BREAK}{len(values)}"
    return f"{of} de difficulté et de public {words} au moins une action"


def _counts(figures: Figures, metric: Metric) -> dict[str, float]:
    return {value.member: value.value or 0.0 for value in by(figures, metric, "scheme")}


def _part(scheme: Value, counts: dict[str, float], words: str) -> Value:
    count = counts.get(scheme.member, 0.0)
    return replace(scheme, value=count, numerator=count, member_label=words)
