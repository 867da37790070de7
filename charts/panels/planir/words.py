"""PLANIR: with which words do its lists speak of days, weathers, steps and numbers of lines?"""

from __future__ import annotations

from datetime import date

from charts.chart import Chart, rows_of
from charts.twin import Twin
from metrics.planir import WEATHERS
from metrics.planir.detail import Review
from metrics.units import NO_BREAK, Unit, short_date

VALUE = Unit("value", "", "")
"""What an action counts, in the unit that its label says."""


def listed(finding: str, twin: Twin) -> Chart:
    """A finding and its table, with nothing to draw."""
    return Chart(finding, "", {}, rows_of({"words": "text"}, []), twin, 0)


def counted(count: int, noun: str, none: str) -> str:
    """« Aucune revue », « 1 revue », « 12 revues »."""
    return f"{count}{NO_BREAK}{noun}{plural(count)}" if count else none


def plural(count: int) -> str:
    """The mark of the plural, from two."""
    return "s" if count > 1 else ""


def lowered(label: str) -> str:
    """The label inside a sentence: its first letter in lower case, unless it begins an acronym."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def day_words(day: date | None) -> str:
    """« 17/11/2023 », or a dash when it has no date."""
    return short_date(day) if day else "–"


def weather_words(review: Review | None) -> str:
    """« Nuageux », or a dash without review."""
    return WEATHERS.get(review.weather, review.weather) if review else "–"


def next_step_words(review: Review | None) -> str:
    """« Réunir le comité de suivi, le 17/11/2023 »."""
    if review is None or not review.next_step:
        return "–"
    return (
        f"{review.next_step}, le {short_date(review.next_step_on)}"
        if review.next_step_on
        else review.next_step
    )
