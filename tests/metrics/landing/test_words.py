"""Does each sentence say what the landing holds, and nothing when it holds nothing?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from metrics.landing import Landing, Standing, Trial
from metrics.landing.history import History
from metrics.landing.words import WHOLE_SHARE, bounds_in_words, landing_in_words, trials_in_words
from metrics.landing.year_end import Ahead, YearEnd
from metrics.mas.cases import CASES
from metrics.period import year
from metrics.units import EUROS

PROJECTED = Landing(Standing.PROJECTED, 2_000, 2_647.4, 2_575.2, 2_718.9)
RUNNING = YearEnd(
    metric=CASES,
    history=History(year(2022).months + year(2023).months[:10], 2023, date(2023, 10, 31)),
    landing=PROJECTED,
    reached=tuple((month, 200.0) for month in year(2023).months[:10]),
    before=tuple((month, 100.0) for month in year(2022).months),
    ahead=(),
    trials=(),
)


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_running_year_is_told_with_its_interval_and_the_year_before() -> None:
    assert _plain(landing_in_words(RUNNING)) == (
        "À ce rythme, 2 647 saisines en 2023 (entre 2 575 et 2 719), après 1 200 en 2022"
    )


def test_a_year_before_that_is_not_whole_is_not_compared() -> None:
    assert "après" not in landing_in_words(replace(RUNNING, before=RUNNING.before[:11]))


def test_a_closed_year_is_told_with_what_june_had_said() -> None:
    closed = replace(
        RUNNING,
        history=History(year(2023).months, 2023, date(2023, 12, 31)),
        landing=Landing(Standing.CLOSED, 2_500, 2_500, 2_500, 2_500),
        ahead=(Ahead(date(2023, 12, 1), PROJECTED),),
    )

    assert _plain(landing_in_words(closed)) == (
        "Année close : 2 500 saisines en 2023 ; fin juin, la projection disait 2 647 (entre 2 575 et 2 719)"
    )
    assert _plain(landing_in_words(replace(closed, ahead=()))) == "Année close : 2 500 saisines en 2023"


@pytest.mark.parametrize("standing", [Standing.TOO_SHORT, Standing.TOO_RARE, Standing.NO_SPREAD])
def test_a_year_that_is_not_projected_says_why_and_what_is_there(standing: Standing) -> None:
    told = _plain(landing_in_words(replace(RUNNING, landing=Landing(standing, 2_000))))

    assert "non projetée" in told
    assert told.endswith("2 000 saisines à ce jour")


def test_bounds_follow_their_unit() -> None:
    assert _plain(bounds_in_words(PROJECTED, EUROS)) == "entre 2 575 et 2 719 €"
    assert _plain(bounds_in_words(PROJECTED, WHOLE_SHARE, over=3_000)) == "entre 86 et 91 %"
    assert bounds_in_words(Landing(Standing.TOO_RARE, 3), EUROS) == ""


def test_the_back_test_is_told_as_it_is() -> None:
    held_and_missed = [Trial(12, 23, PROJECTED, 2_600), Trial(13, 23, PROJECTED, 3_000)]

    assert _plain(trials_in_words(held_and_missed)) == (
        "Projections passées : 80 % devaient tenir, 50 % ont tenu (1 sur 2)"
    )
    assert trials_in_words([]).startswith("Pas encore de projection passée")
