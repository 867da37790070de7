"""Is a figure judged on whole months, by the chart that fits it, and left alone when none does?"""

from __future__ import annotations

from datetime import date

import pytest

from data_access.engine import writing
from data_access.loading import set_target
from data_access.schema.common import event as event_table
from metrics.catalogue import BY_KEY, METRICS
from metrics.control_chart import p_prime_chart, xmr
from metrics.figures import Figures
from metrics.mas import cases as mas_cases
from metrics.mas import load as mas_load
from metrics.mas import outcomes as mas_outcomes
from metrics.nature import ripens
from metrics.period import quarter, year
from metrics.variation import Course, Point, Withheld, course
from tests.support.bases import FactBase
from tests.support.monthly import load_months

CALM = [20, 24, 19, 22, 21, 25, 18, 23, 20, 22, 24, 19]


def judged(base: FactBase, metric: str = "mas.cases", in_year: int = 2022) -> Course:
    return course(base.figures(year(in_year), BY_KEY[metric]), BY_KEY[metric])


def width(point: Point) -> float:
    return (point.upper or 0.0) - (point.lower or 0.0)


def test_an_activity_is_judged_over_all_the_years_that_are_read(fact_base: FactBase) -> None:
    load_months(fact_base, [*CALM, *CALM])
    found = judged(fact_base)
    expected = xmr([*CALM, *CALM], better="neutral")
    assert [point.value for point in found.points] == [*CALM, *CALM]
    assert [point.upper for point in found.points] == pytest.approx(list(expected.upper))
    assert (found.variation, found.standing, found.withheld) == ("common", "settled", None)


def test_nothing_after_the_period_is_looked_at(fact_base: FactBase) -> None:
    load_months(fact_base, [*CALM, 90, 95, 99])
    found = course(fact_base.figures(quarter(2021, 4), mas_cases.CASES), mas_cases.CASES)
    assert found.points[-1].period.last == date(2021, 12, 1)
    assert found.variation == "common"


def test_a_month_that_is_not_over_is_not_judged(fact_base: FactBase) -> None:
    """Three saisines on the fourth of the month are no fall."""
    load_months(fact_base, [*CALM, 3], until=date(2022, 1, 4))
    found = judged(fact_base)
    assert found.points[-1].period.last == date(2021, 12, 1)
    assert found.variation == "common"


def test_a_month_outside_the_limits_is_told_with_its_side(fact_base: FactBase) -> None:
    load_months(fact_base, [*CALM, 60])
    found = judged(fact_base)
    assert (found.points[-1].special, found.variation) == ("above_limit", "neutral_high")
    assert [point.period.first for point in found.run] == [date(2022, 1, 1)]


def test_a_share_has_limits_that_widen_when_cases_are_few(fact_base: FactBase) -> None:
    load_months(fact_base, [40] * 11 + [10, 40], reached=[20, 22, 18, 21, 19, 20, 23, 17, 20, 22, 19, 5, 20])
    found = judged(fact_base, "mas.contact_48h")
    assert width(found.points[11]) > 1.5 * width(found.points[10])
    counts, reached = [40] * 11 + [10], [20, 22, 18, 21, 19, 20, 23, 17, 20, 22, 19, 5]
    expected = p_prime_chart(reached, counts, better="higher")
    assert found.points[0].mean == pytest.approx(expected.mean[0], abs=0.02)


def test_the_last_days_of_an_outcome_are_waited_for(fact_base: FactBase) -> None:
    """A contact in two days: the month that ended on the last day known is not settled."""
    load_months(fact_base, [30] * 13, reached=[15] * 13)
    assert judged(fact_base, "mas.contact_48h").points[-1].period.last == date(2021, 12, 1)
    assert judged(fact_base).points[-1].period.last == date(2022, 1, 1)


def test_a_level_that_grows_at_its_pace_is_ordinary(fact_base: FactBase) -> None:
    """Nothing is closed: open files only grow, by about twenty a month, and that is no news."""
    load_months(fact_base, [*CALM, *CALM])
    found = judged(fact_base, "mas.open_cases")
    assert found.variation == "common"
    assert found.points[0].upper is None
    later = found.points[5]
    assert later.base == sum(CALM[:5])
    assert (later.lower or 0) < sum(CALM[:6]) < (later.upper or 0)


def test_a_level_that_jumps_is_told(fact_base: FactBase) -> None:
    load_months(fact_base, [*CALM, *CALM[:5], 80])
    found = judged(fact_base, "mas.open_cases")
    assert found.points[-1].special == "above_limit"


def test_a_level_that_hardly_ever_moves_has_no_limits(fact_base: FactBase) -> None:
    load_months(fact_base, [5, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0])
    assert judged(fact_base, "mas.open_cases").withheld is Withheld.RARE


def test_rare_events_have_no_limits(fact_base: FactBase) -> None:
    load_months(fact_base, [0, 0, 1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 3])
    assert judged(fact_base).withheld is Withheld.RARE


@pytest.mark.parametrize(
    ("months", "withheld", "standing"),
    [(4, Withheld.TOO_FEW, "none"), (5, None, "trial"), (12, None, "settled")],
)
def test_a_short_past_is_no_past(
    fact_base: FactBase, months: int, withheld: Withheld | None, standing: str
) -> None:
    load_months(fact_base, CALM[:months])
    found = judged(fact_base, in_year=2021)
    assert (found.withheld, found.standing) == (withheld, standing)
    assert found.points[0].value == CALM[0]


def test_nothing_loaded_is_not_judged(fact_base: FactBase) -> None:
    assert judged(fact_base).withheld is Withheld.TOO_FEW


def test_outcomes_without_a_term_are_not_judged(fact_base: FactBase) -> None:
    load_months(fact_base, [*CALM, *CALM])
    assert judged(fact_base, "mas.completion").withheld is Withheld.RIPENING


def test_every_metric_is_judged_or_says_why_not(demonstration_url: str) -> None:
    from access.perimeter import Perimeter  # noqa: PLC0415
    from metrics.reading import BaseReading  # noqa: PLC0415

    figures = Figures(BaseReading(demonstration_url), Perimeter("91"), year(2023), METRICS)
    found = {metric.key: course(figures, metric) for metric in METRICS}
    assert all(one.judged is (one.withheld is None) for one in found.values())
    assert found["ass.consumption"].withheld is Withheld.CUMULATED
    assert found["ass.households"].withheld is Withheld.CUMULATED
    assert found["charter.care_realised"].withheld is Withheld.ROLLING
    assert found["charter.care_realised_period"].points[0].period.is_quarter
    assert all(
        not one.judged
        for one in found.values()
        if ripens(one.metric) and one.metric.settles_after_days is None
    )
    assert mas_outcomes.COMPLETION.settles_after_days is None
    assert mas_load.OPEN_CASES.settles_after_days is None


def test_a_target_is_judged_by_limits_of_the_present_only(fact_base: FactBase) -> None:
    """Limits that mix what was before a change and what came after say nothing of a target."""
    reached = [20, 22, 18, 21, 19, 20, 23, 17, 20, 22, 19, 21]
    load_months(fact_base, [40] * 14, reached=[*reached, 20, 20])
    with writing(fact_base.url) as connection:
        set_target(connection, "61", ("mas.contact_48h", date(2021, 1, 1), 0.95, "comité"))
    assert judged(fact_base, "mas.contact_48h").assurance == "fail"
    load_months(fact_base, [40] * 14, reached=[*reached, 40, 40])
    moved = judged(fact_base, "mas.contact_48h")
    assert moved.run
    assert moved.assurance is None


def test_the_target_of_a_year_is_not_that_of_a_month(fact_base: FactBase) -> None:
    load_months(fact_base, [*CALM, *CALM])
    with writing(fact_base.url) as connection:
        set_target(connection, "61", ("mas.cases", date(2021, 1, 1), 300.0, "comité"))
    assert judged(fact_base).assurance is None


def test_limits_start_anew_where_a_loaded_event_says_so(fact_base: FactBase) -> None:
    load_months(fact_base, [*CALM, *(count + 40 for count in CALM)])
    before = judged(fact_base)
    event = {
        "event": "EV-1",
        "happened_on": date(2022, 1, 10),
        "label": "Ouverture aux missions locales",
        "kind": "decision",
        "programme": "mas",
        "new_limits": True,
        "stated_in": "Comité",
    }
    fact_base.load("events", (event_table, [event]), first=date(2022, 1, 1), until=date(2022, 12, 31))
    after = judged(fact_base)
    assert (before.variation, after.variation) == ("neutral_high", "common")
    assert after.points[0].mean == pytest.approx(sum(CALM) / 12)
    assert after.points[12].mean == pytest.approx(sum(CALM) / 12 + 40)
