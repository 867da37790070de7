"""Are the limits of a funnel those of FunnelPlotR?

`tests/reference/funnel_cases.json` holds what FunnelPlotR 0.6.0 answered.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import inf, nan
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import rankdata

from metrics.funnel import Funnel, limits
from metrics.funnel.between import between_variance, winsorised

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "reference" / "funnel_cases.json").read_text(encoding="utf-8")
)["cases"]
PROPORTIONS = [case for case in CASES if case["input"]["data_type"] == "PR"]
ADJUSTED_RATIOS = [
    case for case in CASES if case["input"]["data_type"] == "SR" and case["input"]["draw_adjusted"]
]
COLUMNS = {"rate": "rr", "low95": "ll95", "high95": "ul95", "low998": "ll998", "high998": "ul998"}


@pytest.mark.parametrize("case", PROPORTIONS, ids=lambda case: case["id"])
def test_the_limits_are_those_of_the_peer(case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    found = limits(given["numerator"], given["denominator"], overdispersion=given["draw_adjusted"])
    assert found["centre"].to_numpy() == pytest.approx(expected["target"], rel=1e-9)
    for ours, theirs in COLUMNS.items():
        assert found[ours].to_numpy() == pytest.approx(expected[theirs], rel=1e-9, abs=1e-15), ours


@pytest.mark.parametrize("case", PROPORTIONS, ids=lambda case: case["id"])
def test_the_outliers_are_those_of_the_peer(case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    found = limits(given["numerator"], given["denominator"], overdispersion=False)
    low, high = ("low95", "high95") if given["limit"] == 95 else ("low998", "high998")
    outside = (found["rate"] < found[low]) | (found["rate"] > found[high])
    assert outside.astype(int).tolist() == expected["outlier"]


@pytest.mark.parametrize("case", ADJUSTED_RATIOS, ids=lambda case: case["id"])
def test_the_variance_between_members_is_that_of_the_peer(case: dict[str, Any]) -> None:
    """The peer adjusts only standardised ratios in the reference: same tau², on trimmed scores."""
    of = np.round(np.array(case["input"]["denominator"], dtype=float), 2)
    scores = np.sqrt(of) * np.log(np.array(case["input"]["numerator"]) / of)
    tenth = np.floor(rankdata(scores) * 10 / (len(scores) + 1))
    kept = (tenth > 0) & (tenth < 9)
    assert (scores[kept] ** 2).mean() == pytest.approx(case["expected"]["phi"], rel=1e-9)
    found = between_variance(scores[kept], 1 / np.sqrt(of[kept]))
    assert found == pytest.approx(case["expected"]["tau2"], rel=1e-9, abs=1e-15)


def test_the_extreme_tenths_are_brought_back() -> None:
    """`quantile(c(-9, -1:8, 40), c(.1, .9))` of R is -0.9 and 7.9."""
    found = winsorised(np.array([-9.0, *range(-1, 9), 40.0]))
    assert (found.min(), found.max()) == pytest.approx((-0.9, 7.9))


def test_members_that_differ_beyond_chance_widen_the_limits() -> None:
    apart, of = [100, 200, 300, 400, 500, 600, 700, 800], [1000] * 8
    plain, widened = limits(apart, of, overdispersion=False), limits(apart, of)
    assert (widened["low998"] < plain["low998"]).all()
    assert (widened["high95"] > plain["high95"]).all()


def test_members_alike_do_not_widen_the_limits() -> None:
    assert Funnel.of([50, 101, 149, 201], [100, 200, 300, 400]).tau2 == 0
    assert Funnel.of([50, 100, 150], [100, 200, 300]).tau2 == 0


def test_none_and_all_keep_their_limits_between_0_and_1() -> None:
    nobody, everybody = limits([0, 0, 0], [3, 10, 400]), limits([3, 10, 400], [3, 10, 400])
    assert (nobody["low998"] == 0).all()
    assert (everybody["high998"] == 1).all()
    assert nobody["high998"].to_numpy() == pytest.approx(1 - everybody["low998"].to_numpy())


@pytest.mark.parametrize(
    ("numerators", "denominators", "said"),
    [
        ([], [], "2 at least"),
        ([1], [2], "2 at least"),
        ([1, 2, 3], [4, 5], r"\(3,\) and \(2,\)"),
        ([[1, 2], [1, 2]], [[4, 5], [4, 5]], "2 at least"),
        ([1, 0], [2, 0], "denominator 0 at position 1"),
        ([1, 12], [2, 7], "12 above 7 at position 1"),
        ([-1, 2], [2, 7], "numerator -1 at position 0"),
        ([1, nan], [2, 7], "numerator nan at position 1"),
        ([1, None], [2, 7], "numerator nan at position 1"),
        ([nan, nan], [nan, nan], "denominator nan at position 0"),
        ([1, 2], [2, inf], "denominator inf at position 1"),
    ],
)
def test_what_cannot_be_compared_is_refused_where_it_stands(
    numerators: Sequence[float], denominators: Sequence[float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        limits(numerators, denominators)
