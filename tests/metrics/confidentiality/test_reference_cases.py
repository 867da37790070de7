"""Is every reference table protected with as few masked cells as the best known, and with the proof?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from metrics.confidentiality import Protection, attack, protected

CASES = json.loads((Path(__file__).parents[2] / "reference" / "sdc_cases.json").read_text(encoding="utf-8"))
BY_ID: Mapping[str, Mapping[str, Any]] = {case["id"]: case for case in CASES["cases"]}
SMALL = 100
QUICK = [
    "1d_1",
    "1d_5",
    "1d_rand1",
    "2d_one_small",
    "2d_two_small_same_row",
    "2d_zeros_sensitive",
    "2d_rand2_6x8",
    "2d_rand4_10x10",
    "3d_3x3x2",
    "geo_40com",
    "linked_month_and_cumul",
    "linked_cumul_only",
    "linked_age_filters_hidden",
    "linked_epci_and_bassin_hidden",
    "edge_all_zero",
    "edge_total_11_parts_small",
    "edge_total_equals_single_small",
    "edge_2x2_all_small",
]
"""Those that take less than a second; the others are a long proof."""
LONG = sorted(BY_ID.keys() - set(QUICK))


def _protected(case: Mapping[str, Any]) -> Protection:
    return protected(
        {cell["id"]: cell["value"] for cell in case["cells"]},
        [(equation["total"], equation["parts"]) for equation in case["equations"]],
        threshold=case["threshold"],
        zeros=case["zeros"],
        never_published=_never(case),
    )


def _never(case: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(cell["id"] for cell in case["cells"] if cell.get("never_published"))


def _check(case: Mapping[str, Any]) -> None:
    found = _protected(case)
    values = {cell["id"]: cell["value"] for cell in case["cells"]}
    assert set(case["primary"]) <= found.masked | _never(case)
    assert not found.masked & _never(case)
    equations = [(equation["total"], equation["parts"]) for equation in case["equations"]]
    known = attack(values, equations, found.masked, never_published=_never(case), zeros=case["zeros"])
    uncovered = {cell: known[cell] for cell in case["primary"] if known[cell][1] < case["threshold"] - 1e-6}
    assert not uncovered
    assert len(found.masked) <= case["reference_heuristic"]["cover"]["n_suppressed"]
    best = case.get("reference", {}).get("cover", {})
    if best.get("proven"):
        assert len(found.masked) == best["n_suppressed"]
    if len(values) < SMALL:
        assert found.proven
        assert found.gap == 0


@pytest.mark.parametrize("name", QUICK)
def test_a_reference_table_is_covered_with_the_fewest_cells(name: str) -> None:
    _check(BY_ID[name])


@pytest.mark.proof
@pytest.mark.parametrize("name", LONG)
def test_a_large_reference_table_is_covered_with_the_fewest_cells(name: str) -> None:
    _check(BY_ID[name])


def test_the_small_cells_are_those_that_the_reference_protects() -> None:
    for case in BY_ID.values():
        least = 0 if case["zeros"] == "sensitive" else 1
        small = {cell["id"] for cell in case["cells"] if least <= cell["value"] < case["threshold"]}
        assert small == set(case["primary"]), case["id"]
