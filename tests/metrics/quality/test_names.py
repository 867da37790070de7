"""Is every measure, and every axis along which it is counted, called by French words?"""

from __future__ import annotations

import pytest

from data_access.counting import Measure
from data_access.topics import MEASURES
from metrics.quality.names import NAMED_HERE, axis_name, measure_name, readers


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_a_measure_has_a_name_and_its_axes_too(measure: Measure) -> None:
    name = measure_name(measure.key)
    assert name[0].isupper()
    assert "_" not in name
    assert all("_" not in axis_name(measure.key, axis) for axis in measure.axes)


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ("mas.cases", "Saisines"),
        ("mas.open_cases", "File active (saisines)"),
        ("mas.cases_entered", "Saisines avec premier contact et consentement"),
        ("mas.contact_delay", "Saisines de la période avec premier contact"),
        ("mas.closures", "Saisines closes dans le mois"),
        ("nowhere.found", "nowhere.found"),
    ],
)
def test_a_measure_is_called_as_its_indicators_call_it(measure: str, name: str) -> None:
    assert measure_name(measure) == name


def test_a_name_given_here_is_of_a_measure() -> None:
    assert set(NAMED_HERE) <= {measure.key for measure in MEASURES}


def test_the_indicators_that_read_a_measure_are_told() -> None:
    assert [metric.key for metric in readers("mas.full_time")] == ["mas.load", "mas.team"]
    assert readers("mas.closures") == ()


def test_an_axis_is_told_in_words() -> None:
    assert axis_name("mas.cases", "detector") == "par détecteur"
    assert axis_name("mas.cases", "epci") == "par intercommunalité"
    assert axis_name("mas.contact_delay", "days") == "par nombre de jours"
