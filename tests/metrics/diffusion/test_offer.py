"""Is what partners are offered a count of persons, or something that speaks of none?"""

from __future__ import annotations

import pytest

from data_access.topics import BY_KEY
from metrics.catalogue import METRICS, TOPICS
from metrics.diffusion.offer import (
    BY_COMMUNE,
    BY_TERRITORY,
    NEVER_ALONG,
    OFFERED,
    axes_offered,
    is_offered,
    is_told_by_month,
    offered_of,
)
from metrics.diffusion.rules import rule_of
from metrics.model import Metric

BY_NAME = {metric.key: metric for metric in METRICS}


def by_key(metric: Metric) -> str:
    return metric.key


@pytest.mark.parametrize("metric", OFFERED, ids=by_key)
def test_along_an_axis_only_counts_are_told_of_persons(metric: Metric) -> None:
    if axes_offered(metric):
        assert all(BY_KEY[one.measure].is_count or not rule_of(one.measure).threshold for one in metric.terms)


@pytest.mark.parametrize("metric", OFFERED, ids=by_key)
def test_no_axis_that_nearly_tells_persons_apart_is_offered(metric: Metric) -> None:
    assert not NEVER_ALONG & {*axes_offered(metric)}
    assert {*axes_offered(metric)} <= {*metric.axes}


@pytest.mark.parametrize(("keys", "axis"), [(BY_TERRITORY, "epci"), (BY_COMMUNE, "commune")])
def test_what_is_told_by_territory_is_declared_along_it(keys: frozenset[str], axis: str) -> None:
    assert not [key for key in keys if key not in BY_NAME]
    assert not [key for key in keys if axis not in BY_NAME[key].axes]
    assert not [key for key in keys if not is_offered(BY_NAME[key])]


def test_euros_paid_to_households_are_told_as_a_mean_alone() -> None:
    mean = BY_NAME["ass.mean_per_household"]
    assert is_offered(mean)
    assert not axes_offered(mean)
    assert not is_told_by_month(mean)
    assert [
        metric
        for metric in OFFERED
        if any(rule_of(one.measure).threshold and not BY_KEY[one.measure].is_count for one in metric.terms)
    ] == [mean]
    assert not is_offered(BY_NAME["ass.paid"])
    assert not [metric.key for metric in OFFERED if metric.key.startswith("ass.remaining")]


def test_every_programme_has_something_for_partners() -> None:
    assert all(offered_of(topic) for topic in TOPICS)
    assert sum(len(offered_of(topic)) for topic in TOPICS) == len(OFFERED)
