"""Is a member judged by what chance allows, and never when its cases are too few?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from metrics.certainty import MIN_DENOMINATOR
from metrics.comparison import Between, Comparison, Standing
from metrics.comparison.members import MIN_MEMBERS, Counted, comparison
from metrics.comparison.words import finding, how_to_read, left_out_in_words, verdicts
from metrics.mas.outcomes import COMPLETION
from metrics.model import Better, Metric, Status, Value
from metrics.period import year
from metrics.units import NO_BREAK
from metrics.verdict import Tone

ALIKE = [(58, 100), (61, 100), (120, 200), (121, 200), (178, 300), (240, 400)]


def _counted(part: float, whole: float, name: str, metric: Metric = COMPLETION) -> Counted:
    value = Value(metric, "61", year(2022), Status.PUBLISHED, part / whole, part, whole)
    return Counted(replace(value, member=name, member_label=name), part, whole)


def _told(
    counts: Sequence[tuple[float, float]], metric: Metric = COMPLETION, between: Between = Between.EPCI
) -> Comparison:
    values = [_counted(*count, f"CC {rank}", metric) for rank, count in enumerate(counts)]
    return comparison(metric, between, values, ())


def test_members_alike_are_ordinary_and_said_to_be() -> None:
    told = _told(ALIKE)
    assert {member.standing for member in told.members} == {Standing.ORDINARY}
    assert "aucune des 6 intercommunalités d'effectif suffisant ne se distingue" in finding(told)
    assert [one.tone for one in verdicts(told)] == [Tone.ORDINARY]


@pytest.mark.parametrize(
    ("count", "better", "standing", "tone"),
    [
        ((390, 500), Better.HIGHER, Standing.ABOVE, Tone.IMPROVEMENT),
        ((390, 500), Better.LOWER, Standing.ABOVE, Tone.CONCERN),
        ((390, 500), Better.NEUTRAL, Standing.ABOVE, Tone.CHANGE),
        ((200, 500), Better.HIGHER, Standing.BELOW, Tone.CONCERN),
        ((200, 500), Better.LOWER, Standing.BELOW, Tone.IMPROVEMENT),
    ],
)
def test_only_the_declared_direction_says_good_or_bad(
    count: tuple[float, float], better: Better, standing: Standing, tone: Tone
) -> None:
    told = _told([*ALIKE, *ALIKE, *ALIKE, count], replace(COMPLETION, better=better))
    (outside,) = told.outside
    assert (outside.standing, outside.tone) == (standing, tone)
    assert "CC 18 se distingue de l'ensemble du département" in finding(told)
    assert [one.tone for one in verdicts(told)] == [tone]


def test_between_the_two_limits_nothing_is_good_or_bad() -> None:
    told = _told([*ALIKE, *ALIKE, (278, 414)])
    assert told.members[-1].standing is Standing.ABOVE_95
    assert told.members[-1].tone is Tone.ORDINARY
    assert not told.outside


@pytest.mark.parametrize("part", [0, MIN_DENOMINATOR - 1])
def test_a_small_count_is_never_judged_however_far_it_stands(part: int) -> None:
    told = _told([*ALIKE, (part, MIN_DENOMINATOR - 1)])
    assert told.members[-1].standing is Standing.TOO_FEW
    assert told.members[-1] not in told.judged
    assert not told.outside


def test_a_wide_interval_inside_the_limits_concludes_nothing() -> None:
    assert _told([*ALIKE, (30, 50)]).members[-1].standing is Standing.TOO_FEW


def test_a_shrunken_rate_stands_between_its_own_and_that_of_all() -> None:
    told = _told([*ALIKE, (390, 500), (1, 4)])
    assert told.funnel is not None
    assert 1 / 4 < told.members[-1].shrunken <= told.funnel.centre


def test_under_the_minimum_of_members_there_is_no_funnel_and_a_sentence_says_why() -> None:
    told = _told(ALIKE[: MIN_MEMBERS - 1])
    assert (told.funnel, told.members) == (None, ())
    assert len(told.values) == MIN_MEMBERS - 1
    assert "au moins 5 intercommunalités" in how_to_read(told)
    assert verdicts(told) == ()


def test_two_departments_are_told_with_the_interval_of_their_difference() -> None:
    alike = finding(_told([(765, 1000), (773, 1000)], between=Between.DEPARTMENT))
    assert f"76,5{NO_BREAK}% (CC 0), 77,3{NO_BREAK}% (CC 1)" in alike
    assert f"écart de −0,8{NO_BREAK}point, le hasard suffit à l'expliquer" in alike
    apart = finding(_told([(600, 1000), (773, 1000)], between=Between.DEPARTMENT))
    assert "le hasard n'y suffit pas" in apart


def test_when_nobody_has_enough_cases_the_title_says_so() -> None:
    told = _told([(3, 5)] * 6)
    assert told.judged == ()
    assert "effectifs trop faibles" in finding(told)
    assert verdicts(told) == ()


def test_without_any_value_the_title_says_so() -> None:
    assert "aucune donnée" in finding(_told([]))


def test_what_is_left_out_is_said_with_its_cases() -> None:
    value = _counted(5, 12, "Non renseigné").value
    told = comparison(COMPLETION, Between.EPCI, (), (value,))
    assert left_out_in_words(told) == f"Hors comparaison{NO_BREAK}: Non renseigné (12)."


def test_many_that_stand_out_are_counted_rather_than_named() -> None:
    told = _told([*ALIKE * 5, (950, 1000), (960, 1000), (150, 1000), (140, 1000)])
    assert len(told.outside) == 4
    assert "4 intercommunalités sur 34 se distinguent" in finding(told)
    assert verdicts(told) == ()
