"""Is every metric declared whole, over measures that exist, along axes that are counted?"""

from __future__ import annotations

import pytest

from data_access import topics
from data_access.schema.common import measure_value, target
from metrics.axes import OPEN_AXES
from metrics.catalogue import (
    BY_KEY,
    METRICS,
    SHARED,
    SOURCES,
    TOPICS,
    axis_words,
    headlines,
    members,
    of_topic,
    sources_of_topic,
    sources_read,
    sources_shown,
)
from metrics.model import Complement, Median, Metric, Ratio

each_metric = pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)


def test_there_are_at_least_forty_metrics_over_six_programmes() -> None:
    assert len(METRICS) >= 40
    assert len(BY_KEY) == len(METRICS), "two metrics share a key"
    assert {metric.topic for metric in METRICS} == set(TOPICS)
    assert [metric for topic in TOPICS for metric in of_topic(topic)] == list(METRICS)


@each_metric
def test_a_metric_says_all_that_a_reader_needs(metric: Metric) -> None:
    for words in (metric.label, metric.definition, metric.source, metric.owner, metric.period):
        assert words.strip() == words != ""
    assert metric.definition.endswith("."), "a sentence ends with a point"
    assert metric.label[0].isupper()
    assert not metric.label.endswith(".")
    assert metric.trap == "" or metric.trap.endswith(".")
    if isinstance(metric.formula, Ratio | Complement):
        assert metric.numerator
        assert metric.denominator
    if isinstance(metric.formula, Median):
        assert metric.denominator, "over how many is the median taken?"
    assert len(metric.key) <= target.c.metric.type.length  # type: ignore[attr-defined]


@each_metric
def test_a_metric_reads_measures_that_are_counted(metric: Metric) -> None:
    for term in metric.terms:
        measure = topics.BY_KEY[term.measure]
        assert set(measure.sources) <= set(SOURCES), "a source has no rhythm"
        assert not term.axis or term.axis in measure.axes
        assert term.axis or not (term.members or term.at_most is not None), "part of which axis?"


@each_metric
def test_a_metric_is_broken_down_only_where_all_its_measures_are(metric: Metric) -> None:
    if metric.axes:
        assert not any(term.axis for term in metric.terms), "measures are counted along one axis at a time"
        assert not isinstance(metric.formula, Median)
    for term in metric.terms:
        assert set(metric.axes) <= set(topics.BY_KEY[term.measure].axes)


@each_metric
def test_an_axis_and_its_members_have_french_names(metric: Metric) -> None:
    for axis in metric.axes:
        assert axis_words(metric.topic, axis)
        if axis not in OPEN_AXES:
            assert all(members(metric.topic, axis).values())


@each_metric
def test_a_steering_definition_stands_beside_a_published_one(metric: Metric) -> None:
    if metric.steering_of:
        published = BY_KEY[metric.steering_of]
        assert published.topic == metric.topic
        assert published.label != metric.label
        assert published.unit == metric.unit


def test_labels_of_a_programme_are_told_apart() -> None:
    for topic in TOPICS:
        labels = [metric.label for metric in of_topic(topic)]
        assert len(labels) == len(set(labels)), topic


def test_every_source_of_a_measure_has_a_rhythm_and_every_rhythm_a_measure() -> None:
    assert {source for measure in topics.MEASURES for source in measure.sources} <= set(SOURCES)
    assert all(source.label and source.rhythm and source.late_after_days > 0 for source in SOURCES.values())


def test_a_source_belongs_to_one_programme_or_is_shared() -> None:
    listed = [*SHARED, *(source for topic in TOPICS for source in sources_of_topic(topic))]
    assert sorted(source.key for source in listed) == sorted(SOURCES)
    assert len({source.label for source in listed}) == len(listed), "two sources share a name on screen"


def test_a_page_shows_what_its_lists_and_names_come_from() -> None:
    planir, mas = (sources_shown(of_topic(topic)) for topic in ("planir", "mas"))
    assert {"planir_action_partners", "partners", "c2s_beneficiaries"} <= planir
    assert mas == {"mas_cases", "mas_team"}
    assert "planir_action_partners" not in sources_read(of_topic("planir")), "no figure reads it"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_programme_has_headlines_of_its_own(topic: str) -> None:
    assert headlines(topic)
    assert set(headlines(topic)) <= set(of_topic(topic))


def test_vocabularies_fit_in_the_base() -> None:
    longest = measure_value.c.member.type.length  # type: ignore[attr-defined]
    for metric in METRICS:
        for axis in set(metric.axes) - set(OPEN_AXES):
            assert all(len(member) <= longest for member in members(metric.topic, axis))
