"""Handifaction: which charts say what people answer, how many they are, and who invited them?

A rate never stands without its number of answers.
"""

from __future__ import annotations

from dataclasses import replace

from charts.chart import Chart
from charts.composition import composition
from charts.empty import empty
from charts.grouped import grouped
from charts.ranking import ranking
from charts.trend.around import verdicts_by_name
from metrics.breakdown import by
from metrics.catalogue import axis_words
from metrics.charter import handifaction
from metrics.charter.words import MEMBERS
from metrics.figures import Figures
from metrics.model import Metric, Status, Value
from metrics.once import once
from metrics.period import Granularity
from metrics.sentences import period_in_words
from metrics.units import ANSWERS, NO_BREAK

QUARTER = Granularity.QUARTER


@once
def answers_by_quarter(figures: Figures) -> Chart:
    """How many answered each quarter of two years, after a campaign or not."""
    quarters = _two_years(figures, handifaction.CAMPAIGN)
    drawn = composition(
        [(value.period.label, _by_channel(value)) for value in quarters],
        finding=_campaign_in_words(figures),
        absolute=True,
    )
    return replace(drawn, verdicts=verdicts_by_name(figures, {"Réponses": handifaction.ANSWERS}))


@once
def outcomes(figures: Figures) -> Chart:
    """How the search for care ended, over twelve months."""
    whole = figures.value(handifaction.ANSWERS_12M)
    parts = by(figures, handifaction.ANSWERS_12M, "outcome")
    cared = figures.value(handifaction.CARE_REALISED)
    if not whole.value:
        return composition([], finding=f"Issue de la recherche de soins{NO_BREAK}: {_nothing(whole)}")
    number = whole.metric.unit.number
    finding = (
        f"Sur {whole.text} en 12 mois, {number(cared.numerator or 0)} disent que les soins ont été reçus"
    )
    return composition([("Réponses", parts)], finding=finding)


@once
def care_by_channel(figures: Figures) -> Chart:
    """Care received after a campaign and otherwise, over twelve months: why the mix matters."""
    values = by(figures, handifaction.CARE_REALISED, "channel")
    words = {"campaign": "après une campagne", "spontaneous": "sinon"}
    told = [f"{_rate(value)} {words[value.member]}" for value in values if value.value is not None]
    whole = figures.value(handifaction.CARE_REALISED)
    finding = f"Soins réalisés{NO_BREAK}: {', '.join(told) or _nothing(whole)}"
    return ranking(
        [_counted(value) for value in values], finding=finding, whole=whole, whole_name="Département"
    )


@once
def care_by(figures: Figures, axis: str) -> Chart:
    """Care received by living place or age, over twelve months; the sentence is on the largest group."""
    whole = figures.value(handifaction.CARE_REALISED)
    values = by(figures, handifaction.CARE_REALISED, axis)
    known = [value for value in values if value.value is not None]
    if not known:
        return empty(f"Soins réalisés par {axis_words('charter', axis)}{NO_BREAK}: {_nothing(whole)}")
    most = max(known, key=lambda value: value.denominator or 0.0)
    drawn = grouped(
        [("Soins réalisés", [_counted(value) for value in values])],
        finding=f"Soins réalisés{NO_BREAK}: {most.text} pour le groupe le plus nombreux "
        f"({most.member_label}, {ANSWERS.write(most.denominator or 0.0)})",
        subtitle=f"Soins réalisés sur 12 mois, par {axis_words('charter', axis)}, en %",
    )
    return replace(drawn, keys=())


def _two_years(figures: Figures, metric: Metric) -> list[Value]:
    """The quarters loaded, from the year before that of the period to the end of the period."""
    loaded = [
        one.period for one in _quarters(figures, handifaction.ANSWERS) if one.status is not Status.MISSING
    ]
    return [value for value in _quarters(figures, metric) if value.period in loaded]


def _quarters(figures: Figures, metric: Metric) -> list[Value]:
    told = (*figures.series_a_year_earlier(metric, QUARTER), *figures.series(metric, QUARTER))
    return [value for value in told if value.period.last <= figures.period.last]


def _by_channel(campaign: Value) -> list[Value]:
    """The answers of a quarter in two parts, from the share that campaigns have in them."""
    invited = campaign.numerator or 0.0
    counts = {"campaign": invited, "spontaneous": (campaign.denominator or 0.0) - invited}
    return [
        replace(campaign, metric=handifaction.ANSWERS, value=counts[member], member=member, member_label=name)
        for member, name in MEMBERS["channel"].items()
    ]


def _counted(value: Value) -> Value:
    """The value, its number of answers written in its name."""
    answers = ANSWERS.write(value.denominator or 0.0)
    return replace(value, member_label=f"{value.member_label} ({answers})")


def _campaign_in_words(figures: Figures) -> str:
    share, answers = figures.value(handifaction.CAMPAIGN), figures.value(handifaction.ANSWERS)
    if not answers.value:
        return f"Réponses à Handifaction{NO_BREAK}: {_nothing(answers)}"
    return f"{answers.text} {period_in_words(answers.period)}, dont {share.text} après une campagne"


def _rate(value: Value) -> str:
    return f"{value.text} ({ANSWERS.write(value.denominator or 0.0)})"


def _nothing(value: Value) -> str:
    if value.status is Status.MISSING and value.metric.rolling_months:
        return f"il faut 12 mois chargés, ils ne le sont pas {period_in_words(value.period)}"
    return f"aucune donnée {period_in_words(value.period)}"
