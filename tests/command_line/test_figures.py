"""Does `vigie chiffres` print the numbers of the screens, for another program to read?"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from access.perimeter import Perimeter
from metrics.catalogue import METRICS
from metrics.figures import Figures
from metrics.kept import kept_reading
from metrics.period import year
from metrics.spacing import spaced
from tests.command_line.conftest import Typed

KEYS = [
    "key",
    "label",
    "department",
    "period",
    "value",
    "numerator",
    "denominator",
    "unit",
    "status",
    "as_of",
    "source",
]


def printed(vigie: Typed, url: str, department: str, number: int) -> dict[str, dict[str, Any]]:
    outcome = vigie("chiffres", "--departement", department, "--annee", str(number), url=url)
    assert (outcome.status, outcome.said) == (0, "")
    records = json.loads(outcome.printed)
    return {record["key"]: record for record in records}


def test_a_record_holds_exactly_the_agreed_keys(vigie: Typed, demonstration_url: str) -> None:
    records = printed(vigie, demonstration_url, "91", 2022)
    assert all(list(record) == KEYS for record in records.values())
    assert list(records) == [metric.key for metric in METRICS]
    assert records["mas.cases"] == {
        "key": "mas.cases",
        "label": "Saisines",
        "department": "91",
        "period": "2022",
        "value": 2467,
        "numerator": 2467,
        "denominator": None,
        "unit": "cases",
        "status": "published",
        "as_of": "2022-12-31",
        "source": "Application de suivi des saisines (extrait de la caisse) (données de démonstration)",
    }


@pytest.mark.parametrize("department", ["61", "91"])
@pytest.mark.parametrize("number", [2021, 2022, 2023])
def test_the_numbers_are_those_of_the_screens(
    vigie: Typed, demonstration_url: str, department: str, number: int
) -> None:
    figures = Figures(kept_reading(demonstration_url), Perimeter(department), year(number), METRICS)
    for key, record in printed(vigie, demonstration_url, department, number).items():
        value = figures.value(next(metric for metric in METRICS if metric.key == key))
        assert (record["value"], record["numerator"], record["denominator"], record["status"]) == (
            value.value,
            value.numerator,
            value.denominator,
            value.status,
        )


def test_csv_holds_the_same(vigie: Typed, demonstration_url: str) -> None:
    arguments = ("chiffres", "--departement", "61", "--annee", "2022", "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(vigie(*arguments, url=demonstration_url).printed)))
    assert list(lines[0]) == KEYS
    records = printed(vigie, demonstration_url, "61", 2022)
    for line in lines:
        record = records[line["key"]]
        for key in ("value", "numerator", "denominator"):
            assert (float(line[key]) if line[key] else None) == record[key]
        for key in set(KEYS) - {"value", "numerator", "denominator"}:
            assert line[key] == (record[key] or "")


def test_a_year_without_data_is_missing_and_not_zero(vigie: Typed, demonstration_url: str) -> None:
    records = printed(vigie, demonstration_url, "91", 2019)
    assert {(record["value"], record["status"], record["as_of"]) for record in records.values()} == {
        (None, "missing", None)
    }


def test_a_department_that_is_not_open_is_refused_by_name(vigie: Typed, demonstration_url: str) -> None:
    outcome = vigie("chiffres", "--departement", "75", "--annee", "2022", url=demonstration_url)
    assert (outcome.status, outcome.printed) == (1, "")
    assert outcome.said == spaced(
        "Erreur : Le département 75 ne vous est pas ouvert : choisir parmi 61, 91.\n"
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:////nowhere/vigie.sqlite", "La base n'existe pas encore. Lancer « make run »"),
        ("postgresql://vigie:secret@127.0.0.1:1/vigie", "La base est injoignable."),
        ("vigie", "L'adresse de la base est mal écrite. Corriger VIGIE_REPORTING_URL"),
    ],
)
def test_a_base_that_does_not_answer_is_told_in_one_sentence(vigie: Typed, url: str, said: str) -> None:
    outcome = vigie("chiffres", "--departement", "91", "--annee", "2022", url=url)
    assert (outcome.status, outcome.printed) == (1, "")
    assert spaced(said) in outcome.said
    assert outcome.said.count("\n") == 1
    assert not any(word in outcome.said for word in ("secret", "127.0.0.1", "nowhere", "Traceback"))


def test_a_setting_that_cannot_be_used_is_told_by_name(vigie: Typed) -> None:
    outcome = vigie("chiffres", "--departement", "91", "--annee", "2022", VIGIE_DETOUR="beaucoup")
    assert outcome.status == 1
    assert "VIGIE_DETOUR vaut «\u00a0beaucoup\u00a0»\u00a0: écrire un nombre positif" in outcome.said
