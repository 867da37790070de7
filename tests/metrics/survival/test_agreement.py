"""Do the curves agree with R's package survival on every reference case, and with two other libraries?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import CensoredData, ecdf
from statsmodels.duration.survfunc import CumIncidenceRight

from metrics.survival import cumulative_incidence, kaplan_meier, median
from metrics.survival.endings import deviations
from metrics.survival.follow_up import follow_up

CASES = json.loads((Path(__file__).parents[2] / "reference" / "km_cases.json").read_text(encoding="utf-8"))
KM = {case["id"]: case for case in CASES["km"]}
AALEN_JOHANSEN = {case["id"]: case for case in CASES["aalen_johansen"]}
COLUMNS = {
    "time": "time",
    "at_risk": "n_risk",
    "events": "n_event",
    "survival": "surv",
    "low": "lower",
    "high": "upper",
}


def _numbers(values: Any) -> NDArray[np.float64]:
    """What R printed: a lone number stands for a list of one, and null for NA."""
    return np.atleast_1d(np.array(values, dtype=np.float64))


def _fits(case: Mapping[str, Any]) -> Iterator[tuple[Any, Any, Mapping[str, Any]]]:
    """Durations, observed and what R says, group by group."""
    given = case["input"]
    time, event = _numbers(given["time"]), _numbers(given["event"])
    for name, fit in case["expected"]["fits"].items():
        group, kind = name.rsplit("|", 1)
        if kind == "log-log":
            here = np.array([given["group"] is None or str(one) == group for one in given["group"] or time])
            yield time[here], event[here], fit


@pytest.mark.parametrize("name", KM)
def test_every_curve_is_the_one_of_r(name: str) -> None:
    case = KM[name]
    for durations, observed, fit in _fits(case):
        curve = kaplan_meier(durations, observed, case["input"]["conf"])
        for ours, theirs in COLUMNS.items():
            np.testing.assert_allclose(
                curve[ours].to_numpy(dtype=float), _numbers(fit[theirs]), rtol=1e-9, atol=1e-12
            )


@pytest.mark.parametrize("name", KM)
def test_every_median_and_its_interval_are_those_of_r(name: str) -> None:
    case = KM[name]
    for durations, observed, fit in _fits(case):
        said = fit["quantiles"]
        half = list(_numbers(said["p"])).index(0.5)
        expected = [_numbers(said[bound])[half] for bound in ("time", "lower", "upper")]
        np.testing.assert_allclose(median(durations, observed, case["input"]["conf"]), expected, rtol=1e-9)


@pytest.mark.parametrize("name", AALEN_JOHANSEN)
def test_every_cumulative_incidence_is_the_one_of_r(name: str) -> None:
    given, said = AALEN_JOHANSEN[name]["input"], AALEN_JOHANSEN[name]["expected"]
    found = cumulative_incidence(given["time"], given["state"])
    error = deviations(follow_up(given["time"], given["state"], 2))

    columns = {"time": "time", "at_risk": "n_risk", "realised": "cif_realised", "abandoned": "cif_abandoned"}
    for ours, theirs in columns.items():
        np.testing.assert_allclose(found[ours].to_numpy(dtype=float), said[theirs], rtol=1e-9, atol=1e-13)
    np.testing.assert_allclose(error, said["se_realised"], rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("name", AALEN_JOHANSEN)
def test_one_minus_kaplan_meier_tells_more_care_than_there_is(name: str) -> None:
    """The wrong way, which R gives too under its own name: abandonments taken for care still to come."""
    given, said = AALEN_JOHANSEN[name]["input"], AALEN_JOHANSEN[name]["expected"]
    naive = 1 - kaplan_meier(given["time"], np.array(given["state"]) == 1)["survival"].to_numpy()
    right = cumulative_incidence(given["time"], given["state"])["realised"].to_numpy()

    np.testing.assert_allclose(naive, said["naive_one_minus_km"], rtol=1e-9, atol=1e-12)
    assert (naive - right).min() >= -1e-12
    assert naive[-1] - right[-1] > 0.05


def test_the_curve_is_the_one_of_scipy() -> None:
    given = KM["lung_all"]["input"]
    time, event = _numbers(given["time"]), _numbers(given["event"]).astype(bool)
    theirs = ecdf(CensoredData(uncensored=time[event], right=time[~event])).sf
    curve = kaplan_meier(time, event)

    np.testing.assert_array_equal(curve["time"], theirs.quantiles)
    np.testing.assert_allclose(curve["survival"], theirs.probabilities, rtol=1e-12)


def test_the_incidence_is_the_one_of_statsmodels_where_it_gives_one() -> None:
    given = AALEN_JOHANSEN["aj_5"]["input"]
    time, state = np.array(given["time"]), np.array(given["state"])
    with np.errstate(divide="ignore", invalid="ignore"):
        theirs = CumIncidenceRight(time, state)
    found, error = cumulative_incidence(time, state), deviations(follow_up(time, state, 2))

    at = np.searchsorted(found["time"], theirs.times)
    np.testing.assert_allclose(found["realised"].to_numpy()[at], theirs.cinc[0], rtol=1e-12)
    known = np.isfinite(theirs.cinc_se[0])
    np.testing.assert_allclose(error[at][known], theirs.cinc_se[0][known], rtol=1e-9)
