"""Can a fund set its targets, as its screens write them?"""

from __future__ import annotations

from datetime import date

import pytest

from access.perimeter import Perimeter
from data_access.query import rows
from data_access.targets import targets
from tests.command_line.conftest import Typed

DECIDED = {
    "--departement": "61",
    "--indicateur": "mas.completion",
    "--valeur": "80",
    "--a-partir-du": "01/01/2023",
    "--decidee-par": "comité de pilotage",
}


def words(**changed: str) -> list[str]:
    said = DECIDED | {f"--{name.replace('_', '-')}": value for name, value in changed.items()}
    return ["cible", *(word for option in said.items() for word in option)]


def test_a_target_is_kept_on_the_scale_of_its_metric(vigie: Typed, empty_base_url: str) -> None:
    outcome = vigie(*words(), url=empty_base_url)
    assert outcome.status == 0
    assert "80,0\u00a0%" in outcome.printed
    assert "01/01/2023" in outcome.printed
    assert rows(empty_base_url, targets(Perimeter("61"))) == [("mas.completion", date(2023, 1, 1), 0.8)]


@pytest.mark.parametrize("value", ["80,5", "80.5", "80,50", " 80,5"])
def test_a_target_may_be_written_as_in_france(vigie: Typed, empty_base_url: str, value: str) -> None:
    assert vigie(*words(valeur=value), url=empty_base_url).status == 0
    assert rows(empty_base_url, targets(Perimeter("61"))) == [("mas.completion", date(2023, 1, 1), 0.805)]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"departement": "75"}, "75"),
        ({"indicateur": "mas.nothing"}, "mas.nothing"),
        ({"valeur": "beaucoup"}, "beaucoup"),
        ({"a_partir_du": "demain"}, "demain"),
    ],
)
def test_a_target_that_means_nothing_is_refused(
    vigie: Typed, empty_base_url: str, changed: dict[str, str], said: str
) -> None:
    outcome = vigie(*words(**changed), url=empty_base_url)
    assert outcome.status in {1, 2}
    assert said in outcome.said
    assert rows(empty_base_url, targets(Perimeter("61"))) == []


def test_without_a_base_no_target_is_kept_and_no_file_is_made(vigie: Typed, tmp_path: object) -> None:
    outcome = vigie(*words(), url=f"sqlite:///{tmp_path}/vigie.sqlite")
    assert outcome.status == 1
    assert "La base n'existe pas encore." in outcome.said
