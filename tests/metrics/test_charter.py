"""Do the figures of the charter and of Handifaction mean what they declare?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.journal import Origin
from data_access.loading import load
from data_access.migrate import upgrade
from ingestion.demonstration import charter as demonstration
from ingestion.demonstration.everything import territory
from metrics import charter, sentences
from metrics.breakdown import by
from metrics.charter import detail as charter_detail
from metrics.charter import handifaction
from metrics.charter.words import PRINCIPLES
from metrics.figures import Figures
from metrics.model import Metric, Status
from metrics.period import Granularity, parse
from metrics.reading import BaseReading

ORIGIN = Origin("démonstration", "0" * 64, 0, "essai", demonstration=True)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A base with the demonstration of this programme only."""
    place: Path = tmp_path_factory.mktemp("charter") / "base.sqlite"
    address = f"sqlite:///{place}"
    with writing(address) as connection:
        upgrade(connection)
        for department in ("61", "91"):
            for extract in demonstration.extracts(territory(department)):
                load(connection, department, extract, ORIGIN)
    return address


def figures(url: str, period: str, department: str = "61") -> Figures:
    return Figures(BaseReading(url), Perimeter(department), parse(period), charter.METRICS)


@pytest.mark.parametrize(
    ("metric", "value"), [(charter.SIGNATORIES, 28), (charter.MEETINGS, 1), (charter.MEETINGS_HELD, 1)]
)
def test_2022_gives_back_what_the_report_of_the_orne_prints(url: str, metric: Metric, value: float) -> None:
    found = figures(url, "2022").value(metric)
    assert (found.value, found.status) == (value, Status.PUBLISHED)


def test_before_the_signature_there_are_no_signatories_and_no_share_of_them(url: str) -> None:
    earlier = figures(url, "2021")
    assert earlier.value(charter.SIGNATORIES).value == 0
    assert earlier.value(charter.SIGNATORIES_ACTIVE).status is Status.NOT_APPLICABLE


def test_a_rolling_rate_reads_the_four_quarters_that_end_with_the_period(url: str) -> None:
    summer = figures(url, "T3 2022")
    quarters = [
        figures(url, period).value(handifaction.CARE_REALISED_PERIOD)
        for period in ("T4 2021", "T1 2022", "T2 2022", "T3 2022")
    ]
    rolling = summer.value(handifaction.CARE_REALISED)
    assert rolling.numerator == sum(one.numerator or 0 for one in quarters)
    assert rolling.denominator == sum(one.denominator or 0 for one in quarters)


def test_a_rolling_rate_without_twelve_loaded_months_is_missing_not_a_shorter_rate(url: str) -> None:
    early = figures(url, "T3 2021")
    assert early.value(handifaction.CARE_REALISED).status is Status.MISSING
    assert early.value(handifaction.CARE_REALISED_PERIOD).status is Status.PUBLISHED
    assert by(early, handifaction.CARE_REALISED, "channel") == ()


def test_over_a_civil_year_both_readings_agree(url: str) -> None:
    whole = figures(url, "2022")
    rolling, plain = (
        whole.value(one) for one in (handifaction.CARE_REALISED, handifaction.CARE_REALISED_PERIOD)
    )
    assert (rolling.value, rolling.denominator) == (plain.value, plain.denominator)


def test_a_running_year_reads_the_last_four_quarters_known(url: str) -> None:
    running = figures(url, "2023").value(handifaction.ANSWERS_12M)
    quarters = ("T4 2022", "T1 2023", "T2 2023", "T3 2023")
    assert running.value == sum(figures(url, one).value(handifaction.ANSWERS).value or 0 for one in quarters)
    assert (running.as_of, running.status) == (date(2023, 9, 30), Status.PUBLISHED)


def test_a_rolling_rate_is_compared_with_the_twelve_months_before(url: str) -> None:
    running = figures(url, "2023")
    change = running.change(handifaction.CARE_REALISED)
    assert change is not None
    assert change.before == figures(url, "T3 2022").value(handifaction.CARE_REALISED).value
    words = sentences.change_in_words(handifaction.CARE_REALISED, change)
    assert "sur 12\u00a0mois arrêtés au 30\u00a0septembre\u00a02022" in words


def test_a_rolling_rate_is_not_compared_with_months_that_are_not_loaded(url: str) -> None:
    assert figures(url, "2021").change(handifaction.CARE_REALISED) is None
    assert figures(url, "T2 2022").change(handifaction.CARE_REALISED) is None


def test_a_rolling_trend_moves_by_one_quarter_at_a_time(url: str) -> None:
    steps = figures(url, "2022").series(handifaction.ANSWERS_12M, Granularity.QUARTER)
    quarters = figures(url, "2022").series(handifaction.ANSWERS, Granularity.QUARTER)
    lost = figures(url, "T2 2021").value(handifaction.ANSWERS).value or 0
    assert (steps[1].value or 0) - (steps[0].value or 0) == (quarters[1].value or 0) - lost


def test_a_rate_by_channel_adds_up_to_the_rate_of_all_by_its_parts_not_by_its_mean(url: str) -> None:
    whole = figures(url, "2022")
    parts = by(whole, handifaction.CARE_REALISED, "channel")
    assert sum(one.denominator or 0 for one in parts) == whole.value(handifaction.ANSWERS_12M).value
    assert sum(one.numerator or 0 for one in parts) == whole.value(handifaction.CARE_REALISED).numerator


def test_a_refused_answerer_who_found_care_elsewhere_is_refused_and_cared_for(url: str) -> None:
    whole = figures(url, "2022", "91")
    cared, gave_up = (
        whole.value(one).numerator or 0 for one in (handifaction.CARE_REALISED, handifaction.GAVE_UP)
    )
    refused = whole.value(handifaction.REFUSAL).numerator or 0
    assert cared + gave_up + refused > (whole.value(handifaction.ANSWERS_12M).value or 0)


def test_pain_is_read_among_those_concerned_and_published_among_all(url: str) -> None:
    whole = figures(url, "2022")
    steering, published = whole.value(handifaction.PAIN), whole.value(handifaction.PAIN_ALL)
    assert steering.numerator == published.numerator
    assert (steering.denominator or 0) < (published.denominator or 0)


def test_the_charter_has_twelve_principles_numbered_in_order() -> None:
    assert list(PRINCIPLES) == [str(number) for number in range(1, 13)]


@pytest.mark.parametrize("period", ["2022", "2023", "T2 2023"])
@pytest.mark.parametrize("department", ["61", "91"])
def test_the_lines_of_the_register_and_the_figures_count_the_same(
    url: str, period: str, department: str
) -> None:
    shown = figures(url, period, department)
    register = charter_detail.register_of(shown)
    assert register is not None
    active = shown.value(charter.SIGNATORIES_ACTIVE)
    assert len(register.signatories) == active.denominator
    assert len(register.signatories) - len(register.silent) == active.numerator
    states = {value.member: value.value for value in by(shown, charter.COMMITMENTS, "state")}
    lines = [one.state(register.day) for one in register.commitments]
    assert states == {state: lines.count(state) for state in set(lines)}


def test_without_any_load_there_is_no_register(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'base.sqlite'}"
    with writing(address) as connection:
        upgrade(connection)
    assert charter_detail.register_of(figures(address, "2022")) is None
    assert charter_detail.committee_of(figures(address, "2022")) is None
