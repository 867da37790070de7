"""Is a partner's figure the director's, or masked: never a third value?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from access.perimeter import Perimeter
from metrics.breakdown import by
from metrics.diffusion.offer import OFFERED, axes_offered, is_broken_down_over
from metrics.diffusion.reading import PublishedReading
from metrics.figures import Figures
from metrics.model import Metric, Status, Value
from metrics.period import Granularity, year
from metrics.reading import BaseReading
from publication.embargo import EmbargoedReading
from tests.support.publications import LAST_MONTH, Published

DEPARTMENTS, YEARS = ("91", "61"), (2021, 2022, 2023)
EVERYWHERE = [(department, number) for department in DEPARTMENTS for number in YEARS]
RATHER = 1e-12


@pytest.fixture(params=EVERYWHERE, ids=lambda one: f"{one[0]}-{one[1]}")
def both(request: pytest.FixtureRequest, demonstration_published: Published) -> tuple[Figures, Figures]:
    """What a director and a partner read of one year of one department, up to the last published month."""
    department, number = request.param
    readings = (
        EmbargoedReading(BaseReading(demonstration_published.reporting_url), LAST_MONTH),
        PublishedReading(demonstration_published.diffusion_url, 1),
    )
    director, partner = (Figures(one, Perimeter(department), year(number), OFFERED) for one in readings)
    return director, partner


def agrees(mine: Value, theirs: Value) -> bool:
    """Is what a partner reads the same, with its parts, or nothing of it?"""
    if theirs.status is Status.MASKED:
        return (theirs.value, theirs.numerator, theirs.denominator, theirs.interval) == (None,) * 4
    parts = ("value", "numerator", "denominator")
    same = all(_same(getattr(mine, part), getattr(theirs, part)) for part in parts)
    return same and (mine.status, mine.as_of, mine.known_on) == (theirs.status, theirs.as_of, theirs.known_on)


def _same(one: float | None, other: float | None) -> bool:
    return one is other or (None not in (one, other) and one == pytest.approx(other, rel=RATHER))


def _values(figures: Figures, metric: Metric) -> Iterator[Value]:
    yield figures.value(metric)
    for step in Granularity:
        yield from figures.series(metric, step)
        yield from figures.series_a_year_earlier(metric, step)


def test_every_value_is_the_director_s_or_is_masked(both: tuple[Figures, Figures]) -> None:
    director, partner = both
    pairs = [
        pair
        for metric in OFFERED
        for pair in zip(_values(director, metric), _values(partner, metric), strict=True)
    ]
    assert not [(mine, theirs) for mine, theirs in pairs if not agrees(mine, theirs)][:3]
    told = sum(theirs.value is not None for _, theirs in pairs)
    assert told / sum(mine.value is not None for mine, _ in pairs) > 0.4


def test_every_change_is_the_director_s_or_is_not_told(both: tuple[Figures, Figures]) -> None:
    director, partner = both
    changes = [(director.change(metric), partner.change(metric)) for metric in OFFERED]
    assert not [pair for pair in changes if pair[1] is not None and pair[0] != pair[1]]
    if director.period != year(YEARS[0]):
        assert sum(theirs is not None for _, theirs in changes) > len(OFFERED) / 2


def test_every_member_is_the_director_s_or_is_masked(both: tuple[Figures, Figures]) -> None:
    """A member of which nothing is counted may be told as nothing by one, and not at all by the other."""
    director, partner = both
    for metric in OFFERED:
        for axis in axes_offered(metric):
            told = is_broken_down_over(metric, director.months(metric, director.period))
            mine = {value.member: value for value in by(director, metric, axis)} if told else {}
            theirs = {value.member: value for value in by(partner, metric, axis)}
            both_told = mine.keys() & theirs.keys()
            assert not [one for one in both_told if not agrees(mine[one], theirs[one])], (metric.key, axis)
            assert not [one for one in both_told if mine[one].member_label != theirs[one].member_label]
            empty = [*(mine[one] for one in mine.keys() - both_told)]
            empty += [theirs[one] for one in theirs.keys() - both_told]
            assert not any(value.numerator or value.denominator for value in empty)
            assert not any(value.status is Status.MASKED for value in empty)


def test_a_year_that_has_ended_is_what_the_director_reads_today(demonstration_published: Published) -> None:
    """Without the embargo too: what is published is not another version of the figures."""
    where, span = Perimeter("91"), year(2022)
    director = Figures(BaseReading(demonstration_published.reporting_url), where, span, OFFERED)
    partner = Figures(PublishedReading(demonstration_published.diffusion_url, 1), where, span, OFFERED)
    pairs = [(director.value(metric), partner.value(metric)) for metric in OFFERED]
    assert not [
        (mine, theirs)
        for mine, theirs in pairs
        if theirs.status is not Status.MASKED and not _same(mine.value, theirs.value)
    ]


def test_another_number_reads_nothing(demonstration_published: Published) -> None:
    reading = PublishedReading(demonstration_published.diffusion_url, 2)
    assert not reading.coverage(Perimeter("91")).sources
    assert not reading.names(Perimeter("91"), "epci")
    assert not reading.by_member(Perimeter("91"), ("mas.cases",), "epci", year(2022).months, "now")


def test_a_span_that_was_not_published_has_no_members(demonstration_published: Published) -> None:
    reading = PublishedReading(demonstration_published.diffusion_url, 1)
    where, measures = Perimeter("91"), ("c2s.beneficiaries",)
    assert reading.by_member(where, measures, "epci", (date(2022, 12, 1),), "now")
    assert not reading.by_member(where, measures, "epci", (date(2022, 11, 1),), "now")
    assert not reading.by_member(where, measures, "epci", (date(2022, 11, 1), date(2022, 9, 1)), "now")
