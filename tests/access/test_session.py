"""Does a sign-in end when it must, and never because of the cookie?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from access.session import SKEW_SECONDS, Age, SignedOut, age_of, is_presentable

NOW = 1_800_000_000.0
HOUR = 3600


def test_a_sign_in_is_good_for_its_hours_from_the_moment_of_the_proof() -> None:
    made_now_proved_before = {"iat": NOW, "auth_time": NOW - 8 * HOUR}
    assert age_of(made_now_proved_before, NOW, 8) is Age.VALID
    assert age_of(made_now_proved_before, NOW + 1, 8) is Age.EXPIRED


def test_without_the_moment_of_the_proof_that_of_the_token_counts() -> None:
    assert age_of({"iat": NOW - 8 * HOUR}, NOW, 8) is Age.VALID
    assert age_of({"iat": NOW - 8 * HOUR - 1}, NOW, 8) is Age.EXPIRED


def test_a_clock_may_be_two_minutes_ahead_and_no_more() -> None:
    assert age_of({"iat": NOW + SKEW_SECONDS}, NOW, 8) is Age.VALID
    assert age_of({"iat": NOW + SKEW_SECONDS + 1}, NOW, 8) is Age.REFUSED
    assert age_of({"iat": NOW, "auth_time": NOW + SKEW_SECONDS + 1}, NOW, 8) is Age.REFUSED


@pytest.mark.parametrize("moment", [None, "1800000000", True, -1, 0, float("nan"), float("inf"), [NOW]])
def test_a_token_without_a_readable_date_is_refused(moment: Any) -> None:
    assert age_of({"iat": moment}, NOW, 8) is Age.REFUSED
    assert age_of({"iat": NOW, "auth_time": moment}, NOW, 8) is Age.REFUSED
    assert age_of({}, NOW, 8) is Age.REFUSED


@given(
    iat=st.floats(NOW - 1e6, NOW + 1e6),
    auth_time=st.none() | st.floats(NOW - 1e6, NOW + 1e6),
    hours=st.floats(0.001, 100),
)
def test_nothing_older_than_its_hours_nor_of_the_future_is_ever_valid(
    iat: float, auth_time: float | None, hours: float
) -> None:
    told = {"iat": iat} | ({} if auth_time is None else {"auth_time": auth_time})
    if age_of(told, NOW, hours) is Age.VALID:
        assert NOW - (iat if auth_time is None else auth_time) <= hours * HOUR
        assert max(told.values()) <= NOW + SKEW_SECONDS


def test_a_token_is_presented_within_its_own_dates() -> None:
    good = {"iat": NOW, "exp": NOW + 60}
    assert is_presentable(good, NOW)
    assert is_presentable(good, NOW + 60 + SKEW_SECONDS - 1)
    assert not is_presentable(good, NOW + 60 + SKEW_SECONDS)
    assert not is_presentable({"iat": NOW}, NOW)
    assert not is_presentable({**good, "nbf": NOW + SKEW_SECONDS + 1}, NOW)


def sign_in(iat: float, **more: Any) -> dict[str, Any]:
    return {"iss": "https://provider", "sub": "abc", "iat": iat, **more}


def test_a_sign_in_that_was_ended_is_noticed_everywhere_and_the_next_one_is_good() -> None:
    ended = SignedOut()
    ended.end(sign_in(NOW - 60), NOW)
    assert ended.holds(sign_in(NOW - 60))
    assert ended.holds(sign_in(NOW - 10)), "another tab that signed in after this one"
    assert not ended.holds(sign_in(NOW + 1))
    assert not ended.holds({**sign_in(NOW - 60), "sub": "somebody else"})


def test_a_session_that_the_provider_names_is_ended_alone() -> None:
    ended = SignedOut()
    ended.end(sign_in(NOW - 60, sid="here"), NOW)
    assert ended.holds(sign_in(NOW - 60, sid="here"))
    assert not ended.holds(sign_in(NOW - 60, sid="at home"))


def test_a_provider_whose_clock_is_ahead_does_not_keep_a_tab_open() -> None:
    ended = SignedOut()
    ended.end(sign_in(NOW + 100), NOW)
    assert ended.holds(sign_in(NOW + 100))


def test_ends_older_than_any_sign_in_are_forgotten() -> None:
    ended = SignedOut()
    ended.end(sign_in(NOW), NOW)
    ended.forget_before(NOW + 1)
    assert not ended.holds(sign_in(NOW))
