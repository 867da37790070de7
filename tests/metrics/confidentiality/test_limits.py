"""Is a search that a limit ended ever taken for a proof?"""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint

from metrics.confidentiality import Unprotectable, attack, deviations, integers, least, patterns, protected
from metrics.confidentiality.component import Component, Flags
from metrics.confidentiality.integers import cheapest_integers
from tests.metrics.confidentiality.tables import crossed

ROW, SUM = {"TOTAL": 105, "a": 5, "b": 40, "c": 60}, [("TOTAL", ["a", "b", "c"])]
SHOWN = frozenset({"b"})
CUBE, MARGINS = crossed([2, 2, 2], [0, 3, 0, 0, 6, 0, 4, 6])
"""With one margin published, only a search of some branches finds the whole tables that protect it."""


@pytest.fixture
def no_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    """No table is ever known to be whole."""
    for room in (deviations, least, patterns):
        monkeypatch.setattr(room, "whole", lambda *_: None)


def test_a_branch_too_few_does_not_make_a_count_unprotectable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deviations, "NODES", 0)
    found = protected(CUBE, MARGINS, already_published=frozenset({"1|T|T"}))
    known = attack(CUBE, MARGINS, found.masked)
    assert all(known[cell][1] >= 11 - 1e-6 for cell, count in CUBE.items() if 0 < count < 11)


@pytest.mark.usefixtures("no_certificate")
def test_where_no_whole_table_is_found_fractions_protect_and_nothing_is_proven() -> None:
    found = protected(ROW, SUM, already_published=SHOWN)
    assert (found.masked, found.proven, found.gap) == (frozenset({"a", "c"}), False, None)
    assert attack(ROW, SUM, found.masked)["a"][1] >= 11


@pytest.mark.usefixtures("no_certificate")
def test_a_large_answer_in_fractions_covers_every_small_count() -> None:
    values, equations = crossed([4, 4, 4], [count % 17 for count in range(64)])
    found = protected(values, equations)
    known = attack(values, equations, found.masked)
    assert all(known[cell][1] >= 11 - 1e-6 for cell, count in values.items() if 0 < count < 11)
    assert not found.proven


@pytest.mark.usefixtures("no_certificate")
def test_a_need_that_may_fail_is_given_up_on_proof_only() -> None:
    found = protected(ROW, SUM, threshold=2, primary=frozenset({"c"}), already_published=SHOWN)
    assert (found.masked, found.proven) == (frozenset({"a", "c"}), False)
    low, high = attack(ROW, SUM, found.masked)["c"]
    assert low < ROW["c"] < high


@pytest.mark.usefixtures("no_certificate")
def test_what_is_proven_unprotectable_is_said_whatever_the_limits() -> None:
    values = {"TOTAL": 11, "a": 5, "b": 6}
    with pytest.raises(Unprotectable) as refused:
        protected(values, [("TOTAL", ["a", "b"])], already_published=frozenset({"TOTAL"}))
    assert refused.value.cells == ("a", "b")


def test_only_the_cell_that_asks_for_too_much_is_unprotectable() -> None:
    """The two make 11: only the one that nobody sees can be thought nothing, so that the other reaches 11."""
    values, never = {"TOTAL": 11, "a": 5, "b": 6}, frozenset({"a"})
    equations, shown = [("TOTAL", ["a", "b"])], frozenset({"TOTAL"})
    with pytest.raises(Unprotectable) as refused:
        protected(values, equations, never_published=never, already_published=shown)
    assert refused.value.cells == ("a",)
    found = protected(values, equations, never_published=never, already_published=shown, beyond=never)
    assert found.masked == {"b"}


def _dear(component: Component, hidden: Flags, *_: object) -> np.ndarray | None:
    """A table of everything or none: no cheap answer ever comes of a choice."""
    return component.counts * 11 if hidden.all() else None


def test_a_choice_missed_by_the_search_of_answers_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "cheapest", _dear)
    found = protected(ROW, SUM)
    assert (found.masked, found.proven, found.gap) == (frozenset({"a", "b"}), True, 0)


def test_a_choice_that_nothing_settles_raises_no_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "cheapest", _dear)
    monkeypatch.setattr(least, "certificates", lambda *_: {})
    found = protected(ROW, SUM)
    assert (found.masked, found.proven, found.gap) == (frozenset(ROW), False, 2)


@pytest.mark.parametrize("status", [1, 4])
def test_a_programme_that_a_limit_ended_proves_nothing(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = SimpleNamespace(status=status, x=None, mip_dual_bound=None)
    monkeypatch.setattr(integers, "milp", lambda *_, **__: ended)
    rows, bounds = LinearConstraint(np.eye(1), 0, 1), Bounds(0, 1)
    assert cheapest_integers(np.ones(1), rows, bounds) == (None, -np.inf, False)


def test_a_programme_without_an_answer_is_told() -> None:
    rows, bounds = LinearConstraint(np.eye(1), 2, 3), Bounds(0, 1)
    assert cheapest_integers(np.ones(1), rows, bounds).none_exists


def test_what_the_solver_writes_below_python_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The line waits in the buffer of the C library, as it does when the output is a file."""

    def writing(*_: object, **__: object) -> SimpleNamespace:
        ctypes.CDLL(None).printf(b"HighsMipSolverData\n")
        return SimpleNamespace(status=1, x=None, mip_dual_bound=None)

    monkeypatch.setattr(integers, "milp", writing)
    cheapest_integers(np.ones(1), LinearConstraint(np.eye(1), 0, 1), Bounds(0, 1))
    sys.stdout.write("ours\n")
    ctypes.CDLL(None).fflush(None)
    assert capfd.readouterr().out == "ours\n"
