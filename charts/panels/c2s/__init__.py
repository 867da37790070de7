"""Complémentaire santé solidaire: which charts say what?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charts.chart import Chart
from charts.choropleth import choropleth
from charts.composition import Bar, composition
from charts.grouped import grouped
from charts.histogram import histogram
from charts.lines import lines
from charts.ranking import ranking
from charts.trend.around import Around, verdicts_by_name
from metrics.breakdown import by
from metrics.c2s import expiries as c2s_expiries
from metrics.c2s import requests as c2s_requests
from metrics.c2s import rights as c2s_rights
from metrics.c2s.detail import Endings, endings_of
from metrics.certainty import rankable
from metrics.events import events_of
from metrics.figures import Figures
from metrics.model import Metric, Status, Value
from metrics.once import once
from metrics.period import Granularity
from metrics.sentences import largest_in_words, period_in_words
from metrics.units import DAYS, NO_BREAK, month_name

ENDINGS = {
    "renewed_automatic": "Renouvelés automatiquement",
    "renewed_asked": "Renouvelés sur demande",
    "resumed": "Repris après 1 à 90 jours",
    "lost": "Non repris à 90 jours",
    "open": "Rien de décidé à ce jour",
}
MOST_EPCIS = 24


@once
def by_age_and_participation(figures: Figures) -> Chart:
    """Beneficiaries by age, without and with participation."""
    without, paying = c2s_rights.WITHOUT, c2s_rights.WITH
    young = figures.value(c2s_rights.UNDER_25)
    series = [
        ("Sans participation", by(figures, without, "age_group")),
        ("Avec participation", by(figures, paying, "age_group")),
    ]
    return grouped(
        series,
        finding=f"Moins de 25 ans{NO_BREAK}: {young.text} des bénéficiaires",
        subtitle="Bénéficiaires de la C2S par âge et participation, en personnes",
    )


@once
def managed_by_cpam(figures: Figures) -> Chart:
    """The share of rights that the CPAM manages, without and with participation."""
    whole = figures.value(c2s_rights.MANAGED_BY_CPAM)
    values = by(figures, c2s_rights.MANAGED_BY_CPAM, "participation")
    finding = f"La CPAM gère la C2S de {whole.text} des bénéficiaires" if values else _nothing(whole)
    return ranking(values, finding=finding, whole=whole, whole_name="Département")


@once
def coverage_map(figures: Figures) -> Chart:
    """The share of protected persons who are beneficiaries, by commune."""
    values = by(figures, c2s_rights.COVERAGE, "commune")
    finding = above(values, figures.value(c2s_rights.COVERAGE), "commune")
    return choropleth(values, department=figures.perimeter.department, finding=finding)


@once
def by_epci(figures: Figures, metric: Metric) -> Chart:
    """A share by EPCI, beside that of the department: the gap inside the department."""
    values, whole = by(figures, metric, "epci"), figures.value(metric)
    finding = above(values, whole, "intercommunalité")
    return ranking(values, finding=finding, whole=whole, whole_name="Département", at_most=MOST_EPCIS)


@once
def expiries_by_month(figures: Figures) -> Chart:
    """What became of the rights that end in each month, automatic renewals apart, and what is to come."""
    told = replace(c2s_expiries.EXPIRED, label="Fins de droit")
    base = replace(figures.value(c2s_expiries.EXPIRED), metric=told)
    bars = [_bar(base, one) for one in endings_of(figures)]
    drawn = composition(bars, finding=_endings_in_words(figures), absolute=True)
    return replace(drawn, verdicts=verdicts_by_name(figures, {"Fins de droit": c2s_expiries.EXPIRED}))


@once
def renewals(figures: Figures, granularity: Granularity) -> Chart:
    """The two renewal rates over time."""
    asked, automatic = c2s_expiries.RENEWAL_ASKED, c2s_expiries.RENEWAL_AUTOMATIC
    told = (("Sur demande", asked), ("Automatique", automatic))
    said = ", ".join(f"{title.lower()}{NO_BREAK}: {figures.value(metric).text}" for title, metric in told)
    drawn = lines(
        [(title, figures.series(metric, granularity)) for title, metric in told],
        granularity=granularity,
        finding=f"Renouvellement sans interruption, {said}",
        subtitle="Part des droits échus suivis d'un autre dès le lendemain, en %",
        from_zero=False,
        around=Around(events=events_of(figures, asked)),
    )
    return replace(drawn, verdicts=verdicts_by_name(figures, dict(told)))


@once
def channels(figures: Figures) -> Chart:
    """Requests by channel."""
    values = by(figures, c2s_requests.REQUESTS, "channel")
    return composition(
        [("Demandes", values)] if values else [], finding=largest_in_words(values, "Premier canal de dépôt")
    )


@once
def complete_by_channel(figures: Figures) -> Chart:
    """The share of files that are complete at once, channel by channel."""
    values = by(figures, c2s_requests.COMPLETE, "channel")
    whole = figures.value(c2s_requests.COMPLETE)
    finding = spread(values, "Dossiers complets au dépôt")
    return ranking(values, finding=finding, whole=whole, whole_name="Tous canaux")


@once
def delays(figures: Figures) -> Chart:
    """How the delay of decisions is spread."""
    median = figures.value(c2s_requests.DELAY)
    return histogram(
        by(figures, c2s_requests.DECIDED, "days"),
        axis_unit=DAYS,
        finding=f"La moitié des demandes décidées le sont en {median.text} ou moins"
        if median.value is not None
        else _nothing(median),
        median=median.value,
    )


def spread(values: Sequence[Value], subject: str) -> str:
    """« Dossiers complets : de 57,8 % pour X à 80,9 % pour Y »: the lowest and the highest member."""
    known = sorted(rankable(values), key=lambda one: (one.value, one.member_label))
    if not known:
        return f"{subject}{NO_BREAK}: aucune donnée sur la période choisie"
    low, high = known[0], known[-1]
    if low.text == high.text:
        return f"{subject}{NO_BREAK}: {low.text}" + (
            " partout" if len(known) > 1 else f", {low.member_label}"
        )
    return (
        f"{subject}{NO_BREAK}: de {low.text} pour {low.member_label} à {high.text} pour {high.member_label}"
    )


def above(values: Sequence[Value], whole: Value, noun: str) -> str:
    """« Taux de couverture : 42 communes sur 194 au-dessus du département (9,5 %) ».

    No territory is named: the highest and the lowest are often those of the smallest counts.
    """
    known = [value.value for value in values if value.value is not None]
    if whole.value is None or not known:
        return _nothing(whole)
    count = sum(1 for value in known if value > whole.value)
    words = f"aucune {noun}" if count == 0 else f"{count}{NO_BREAK}{noun}{'s' if count > 1 else ''}"
    rest = f"sur {len(known)} au-dessus du département ({whole.text})"
    return f"{whole.metric.label}{NO_BREAK}: {words} {rest}"


def _nothing(value: Value) -> str:
    return f"{value.metric.label}{NO_BREAK}: {value.text} sur la période choisie"


def _bar(base: Value, endings: Endings) -> Bar:
    status = Status.PUBLISHED if endings.ripe else Status.PROVISIONAL
    parts = [
        replace(base, status=status, value=float(getattr(endings, part)), member=part, member_label=words)
        for part, words in ENDINGS.items()
    ]
    return month_name(endings.month), parts


def _endings_in_words(figures: Figures) -> str:
    expired, renewed = figures.value(c2s_expiries.EXPIRED), figures.value(c2s_expiries.RENEWAL)
    if not expired.value:
        return _nothing(expired)
    when, running = period_in_words(figures.period), expired.status is Status.PROVISIONAL
    count = expired.metric.unit.number(expired.value)
    words = ("droit échu" if expired.value == 1 else "droits échus") + (" à ce jour" if running else "")
    said = f"{when[0].upper()}{when[1:]}, {count} {words}, {renewed.text} renouvelés sans interruption"
    waiting = figures.value(c2s_expiries.EXPIRING_NOT_RENEWED)
    if not running or waiting.value is None:
        return said
    return f"{said}{NO_BREAK}; {waiting.metric.unit.number(waiting.value)} à renouveler d'ici quatre mois"
