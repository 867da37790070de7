"""Do the charts answer what R answers on the same series?

`tests/reference/README.md` says which package and version answered.
"""

from __future__ import annotations

import json
from math import isnan
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from metrics.control_chart import ControlChart, p_chart, p_prime, u_chart, u_prime, xmr

REFERENCE = Path(__file__).parents[2] / "reference"

SPECIAL = {
    "Common Cause": None,
    "Above UCL": "above_limit",
    "Below LCL": "below_limit",
    "7 Point Trend (Increasing)": "trend_up",
    "7 Point Trend (Decreasing)": "trend_down",
    "2 in 3 Above CL": "two_of_three_above",
    "2 in 3 Below CL": "two_of_three_below",
    "7 Points Above CL": "shift_above",
    "7 Points Below CL": "shift_below",
}
BETTER = {"increase": "higher", "decrease": "lower", "neutral": "neutral"}
RATE_CHARTS = {"p": p_chart, "u": u_chart, "pp": p_prime, "up": u_prime}


def _cases(file: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((REFERENCE / file).read_text(encoding="utf-8"))["cases"]
    return found


SERIES = _cases("spc_cases.json")
RATES = [
    case
    for case in _cases("pchart_cases.json")
    if case["input"]["chart"] in RATE_CHARTS
    and not any(case["input"][option] for option in ("freeze", "part", "exclude"))
]


def _chart(asked: dict[str, Any]) -> tuple[ControlChart, list[int]]:
    """The chart of a case with its gaps, and the positions that the peer was given."""
    rows = sorted(zip(asked["dates"], asked["values"], strict=True))
    dates = [day for day, _ in rows]
    chart = xmr(
        [value for _, value in rows],
        better=BETTER[asked["improvement_direction"]],
        target=asked["target"],
        rebase_at=[dates.index(day) for day in asked["rebase_dates"] if day in dates],
        fix_after=asked["fix_after_n_points"],
        screen_outliers=asked["screen_outliers"],
    )
    return chart, [position for position, (_, value) in enumerate(rows) if value is not None]


def test_every_case_is_there() -> None:
    assert (len(SERIES), len(RATES)) == (58, 17)


@pytest.mark.parametrize("case", SERIES, ids=lambda case: str(case["id"]))
def test_a_series_has_the_limits_flags_and_icons_of_the_peer(case: dict[str, Any]) -> None:
    expected = case["expected"]
    chart, given = _chart(case["input"])
    assert [chart.special[at] for at in given] == [SPECIAL[one] for one in expected["special_cause_type"]]
    assert chart.variation == expected["variation_icon"].replace("common_cause", "common")
    assert chart.assurance == expected["assurance_icon"]
    for line, peer in (("mean", "mean"), ("lower", "lpl"), ("upper", "upl")):
        found = [getattr(chart, line)[at] for at in given]
        no_limits = [chart.mean[at] for at in given]
        answered = [own if one is None else one for one, own in zip(expected[peer], no_limits, strict=True)]
        assert found == pytest.approx(answered, rel=1e-9, abs=1e-12), line


@pytest.mark.parametrize("case", RATES, ids=lambda case: str(case["id"]))
def test_rates_have_the_limits_of_the_peer(case: dict[str, Any]) -> None:
    asked, expected = case["input"], case["expected"]
    found = RATE_CHARTS[asked["chart"]](asked["y"], asked["n"])
    assert list(found.columns) == ["rate", "centre", "lower", "upper"]
    for column, peer in (("rate", "y"), ("centre", "cl"), ("lower", "lcl"), ("upper", "ucl")):
        answered = pd.Series(expected[peer], dtype=float)
        assert found[column].tolist() == pytest.approx(answered.tolist(), rel=1e-9, abs=1e-12, nan_ok=True), (
            column
        )


def test_a_case_with_a_gap_is_among_them() -> None:
    gap = next(case for case in RATES if case["id"] == "p_zero_denominator")
    found = p_chart(gap["input"]["y"], gap["input"]["n"])
    assert [at for at, rate in enumerate(found["rate"]) if isnan(rate)] == [gap["input"]["n"].index(0)]
