"""Is the usual fate of a right read on rights that were still to renew as late, and never on too few?"""

from __future__ import annotations

import pytest

from data_access.c2s.radar import GAP, KEPT, LAPSED
from metrics.c2s.usual import ENOUGH, Ended, Group, Usual, rate_for, usual
from metrics.intervals import wilson

GENERAL, RSA = Group("c2s", "general", "asked"), Group("c2s", "rsa", "asked")
AUTOMATIC = Group("c2s", "rsa", "automatic")


def _ended(months: int, fate: str, persons: int, group: Group = GENERAL) -> Ended:
    return Ended("200059228", group, months, fate, persons)


def test_rights_renewed_early_leave_those_still_to_renew() -> None:
    past = [_ended(2, KEPT, 500), _ended(1, KEPT, 300), _ended(0, GAP, 60), _ended(0, LAPSED, 140)]

    shares = {months: usual(past, months_before=months).gap_share for months in (None, 3, 2, 1)}

    assert shares == {None: 0.06, 3: 0.06, 2: 0.12, 1: 0.3}


def test_gaps_and_losses_stand_apart_with_their_intervals() -> None:
    known = usual([_ended(0, KEPT, 70), _ended(0, GAP, 20), _ended(0, LAPSED, 10)])

    assert (known.gap_share, known.lapsed_share) == (0.2, 0.1)
    assert known.gap_interval == wilson(20, 100)
    assert known.lapsed_interval == wilson(10, 100)


def test_no_share_is_made_of_no_right() -> None:
    with pytest.raises(ValueError, match="found 0"):
        _ = Usual(0, 0, 0).gap_share


def test_a_public_of_enough_rights_has_its_own_rate() -> None:
    past = [_ended(0, GAP, 50), _ended(0, KEPT, 50), _ended(0, KEPT, 5_000, RSA)]

    assert rate_for(past, GENERAL, 1) == Usual(ENOUGH, 50, 0)


def test_a_small_public_takes_the_rate_of_all_those_renewed_in_the_same_manner() -> None:
    past = [
        _ended(0, GAP, 50),
        _ended(0, KEPT, 150),
        _ended(0, GAP, 99, RSA),
        _ended(0, KEPT, 9_999, AUTOMATIC),
    ]

    assert rate_for(past, RSA, 1) == Usual(299, 149, 0)


def test_there_is_no_rate_when_all_are_too_few() -> None:
    past = [_ended(0, GAP, ENOUGH - 1), _ended(0, KEPT, 9_999, AUTOMATIC)]

    assert rate_for(past, GENERAL, 1) is None
    assert rate_for([], GENERAL, 1) is None


def test_rights_that_left_early_do_not_make_enough_of_the_others() -> None:
    past = [_ended(3, KEPT, 5_000), _ended(0, GAP, 20)]

    assert rate_for(past, GENERAL, 1) is None
