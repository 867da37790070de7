"""Are labels whole, classes French, shares and agreements right?"""

from __future__ import annotations

import pytest

from charts.classes import classes
from charts.composition import composition
from charts.labels import distinct, measured, parts, provisional_note, wrapped
from charts.matrix import Crossing, matrix
from charts.ranking import ranking
from charts.steps import steps
from charts.twin import Column, Twin, cell, figure
from metrics.model import Median, Term
from metrics.units import CASES, DAYS, EUROS, PER_THOUSAND, SHARE, Unit
from tests.charts.samples import RATE, masked, members, metric, provisional, value

LONG = "Maison d’accueil spécialisée de Saint-Germain-lès-Corbeil"


def test_a_long_label_is_wrapped_never_cut() -> None:
    lines = wrapped(LONG, 28).split("\n")
    assert " ".join(lines) == LONG
    assert max(map(len, lines)) <= 28
    assert wrapped("Anticonstitutionnellement", 10) == "Anticonstitutionnellement"


def test_two_members_of_the_same_name_are_told_apart() -> None:
    here, there = (
        value(1.0, label="Saint-Germain", code="61397"),
        value(2.0, label="Saint-Germain", code="61398"),
    )
    assert distinct([here, there]) == ("Saint-Germain (61397)", "Saint-Germain (61398)")


@pytest.mark.parametrize(
    ("amounts", "unit", "expected"),
    [
        ([1, 1, 1, 2, 3], CASES, ("1", "2", "3")),
        ([0, 0], CASES, ("0",)),
        ([7], CASES, ("7",)),
        ([0, 0, 5, 9, 20, 31], CASES, ("0", "de 5 à 8", "de 9 à 19", "de 20 à 30", "31")),
    ],
)
def test_classes_of_counts(amounts: list[float], unit: Unit, expected: tuple[str, ...]) -> None:
    assert classes(amounts, unit).words == expected


def test_classes_of_shares_are_written_in_percent() -> None:
    words = classes([0.01, 0.05, 0.1, 0.2, 0.533], SHARE).words
    assert words[0] == "de 1,0 à moins de\u00a05,0\u00a0%"
    assert words[-1] == "53,0\u00a0% et plus"


def test_every_value_falls_in_one_class() -> None:
    amounts = [0.0, 1.0, 2.0, 8.0, 9.0, 40.0, 2467.0]
    groups = classes(amounts, CASES)
    ranks = [groups.rank(amount) for amount in amounts]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0
    assert len({groups.fill(rank) for rank in range(len(groups.words))}) == len(groups.words)


def test_a_ranking_sorts_says_how_many_are_left_and_ends_with_what_has_no_number() -> None:
    values = [*members([("A", 1.0), ("B", 3.0), ("C", 2.0)]), masked(value(None, label="D"))]
    chart = ranking(values, finding="f", at_most=2)
    assert [row["label"] for row in chart.rows.to_pylist()] == ["B", "C"]
    assert "et 2\u00a0autres dans le tableau" in chart.subtitle
    assert "et 1\u00a0autre dans le tableau" in ranking(values, finding="f", at_most=3).subtitle
    assert chart.twin.rows[-1] == ("D", "secret statistique")


def test_the_whole_is_marked_as_a_total() -> None:
    chart = ranking(members([("A", 0.5)], RATE), finding="f", whole=value(0.4, RATE), whole_name="Orne")
    assert chart.twin.rows[-1][:2] == ("Orne", 0.4)
    assert chart.twin.is_total(1)
    assert not chart.twin.is_total(0)
    assert chart.rows.to_pylist()[0]["whole_text"] == "Orne\u00a0: 40,0\u00a0%"


def test_a_path_says_the_share_of_the_first_and_of_the_previous_step() -> None:
    chart = steps(members([("Saisines", 2467.0), ("Contacts", 1887.0), ("Soins", 960.0)]), finding="f")
    said = [row["said"] for row in chart.rows.to_pylist()]
    assert said[0] == ""
    assert said[1] == "76,5\u00a0% de «\u00a0Saisines\u00a0»"
    assert said[2] == "38,9\u00a0% de «\u00a0Saisines\u00a0» · 50,9\u00a0% de l’étape précédente"


def test_a_path_from_zero_has_no_share() -> None:
    chart = steps(members([("Saisines", 0.0), ("Contacts", 0.0)]), finding="f")
    assert [row["said"] for row in chart.rows.to_pylist()] == ["", ""]


def test_the_parts_of_a_whole_make_a_hundred() -> None:
    chart = composition([("", members([("A", 1.0), ("B", 2.0), ("C", None)]))], finding="f")
    shares = [row[-1] for row in chart.twin.rows]
    assert shares[:2] == pytest.approx([1 / 3, 2 / 3])
    assert shares[2] is None
    assert chart.rows.to_pylist()[1]["to"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("zeros", "words"),
    [(0, "aucune case vide sur 2"), (1, "1\u00a0case vide sur 2"), (2, "2 cases vides sur 2")],
)
def test_a_matrix_counts_its_holes(zeros: int, words: str) -> None:
    amounts = [0.0] * zeros + [4.0] * (2 - zeros)
    crossings = [Crossing("Rupture", str(rank), value(amount)) for rank, amount in enumerate(amounts)]
    chart = matrix(crossings, finding="f")
    assert words in chart.subtitle
    assert sum(row["hole"] for row in chart.rows.to_pylist()) == zeros


def test_a_crossing_that_nobody_named_is_without_data() -> None:
    chart = matrix([Crossing("a", "x", value(4.0))], finding="f", rows=("a", "b"), columns=("x",))
    assert chart.twin.rows[1] == ("b", "aucune donnée")


def test_what_is_measured_says_its_unit_once() -> None:
    assert measured(metric("Saisines")) == "Saisines"
    assert measured(metric("Montants versés", EUROS)) == "Montants versés, en euros"
    assert Column("Saisines", CASES).heading == "Saisines"
    assert Column("Montants versés", EUROS).heading == "Montants versés (€)"


def test_cells_are_numbers_in_the_stored_scale_and_texts_in_the_shown_one() -> None:
    twin = Twin((Column("Libellé"), Column("Foyers", PER_THOUSAND)), (("A", 0.0123), ("B", None)))
    assert twin.texts == (("A", "12,3"), ("B", ""))
    assert (cell(value(None)), figure(value(43000.0, metric(unit=EUROS)))) == (
        "aucune donnée",
        "43\u202f000\u00a0€",
    )


def test_the_calculation_is_shown_only_when_the_value_is() -> None:
    ratio = value(0.535, RATE)
    shown = ratio.__class__(**{**ratio.__dict__, "numerator": 243.0, "denominator": 454.0})
    assert parts(shown) == "243\u00a0/\u00a0454"
    delay = shown.__class__(**{**shown.__dict__, "metric": metric("Délai", DAYS, Median(Term("mas.days")))})
    assert parts(delay) == "sur\u00a0454"
    assert parts(masked(shown)) == ""
    assert parts(None) == ""


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (1, "Chiffre provisoire\u00a0: A."), (2, "Chiffres provisoires\u00a0: A, B.")],
)
def test_provisional_members_are_named_below_the_table(count: int, words: str) -> None:
    values = [provisional(value(1.0, label=label)) for label in ("A", "B")[:count]]
    assert provisional_note(values) == words
