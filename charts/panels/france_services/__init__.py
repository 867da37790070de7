"""France services: which charts say what?"""

from __future__ import annotations

from dataclasses import replace

from charts.chart import Chart
from charts.choropleth import choropleth
from charts.classes import Classes
from charts.commune_map import Site
from charts.composition import composition
from charts.empty import empty
from charts.lines import lines
from charts.ranking import ranking
from charts.trend.around import Around, verdicts_by_name
from metrics import france_services as fs
from metrics.breakdown import by
from metrics.events import events_of
from metrics.figures import Figures
from metrics.france_services import activity, reach
from metrics.france_services.detail import KINDS, LIMITS, NEIGHBOUR, SERVICES, Network, Place, share_in_words
from metrics.model import Status, Value
from metrics.once import once
from metrics.period import Granularity
from metrics.sentences import largest_in_words, period_in_words
from metrics.travel import words
from metrics.units import INHABITANTS, MINUTES, MINUTES_MEAN, NO_BREAK, french_number

_TIME = replace(
    reach.DISTANCE,
    key="france_services.time",
    label="Temps estimé jusqu'au point le plus proche",
    definition=f"{words(reach.TRAVEL)}.",
    unit=MINUTES,
)
_MEAN_TIME = replace(_TIME, label="Temps estimé moyen par habitant", unit=MINUTES_MEAN)
_GROUPS = Classes((0.0, *(limit + 1.0 for limit in LIMITS)), float("inf"), MINUTES)
_NOTHING = f"{{}}{NO_BREAK}: aucune donnée sur la période choisie"


def time_map(figures: Figures, network: Network | None) -> Chart:
    """The estimated minutes from each commune to its nearest open point, and the points."""
    if network is None:
        return empty(_NOTHING.format(_TIME.label))
    return choropleth(
        [_of_commune(figures, place) for place in network.places],
        department=figures.perimeter.department,
        finding=_farthest(network),
        sites=_points(network, figures.perimeter.department),
        not_concerned="sans point ouvert",
        groups=_GROUPS,
    )


def people_by_time(figures: Figures, network: Network | None, limit: int) -> Chart:
    """How many inhabitants live within each class of estimated time."""
    if network is None:
        return empty(_NOTHING.format("Habitants par temps estimé"))
    whole = figures.value(reach.INHABITANTS)
    parts = [
        replace(whole, value=float(people), numerator=float(people), member=name, member_label=name)
        for name, people in network.by_time().items()
    ]
    return composition([("Habitants", parts)], finding=_people_within(network, limit))


def time_by_epci(figures: Figures, network: Network | None) -> Chart:
    """The mean estimated time of the inhabitants of each EPCI: the gap inside the department."""
    if network is None:
        return empty(_NOTHING.format(_MEAN_TIME.label))
    parts = network.by_epci()
    values = [_mean(figures, name, *one) for name, one in parts.items()]
    whole = _mean(
        figures, "Département", *(sum(column) for column in zip((0, 0), *parts.values(), strict=True))
    )
    finding = _slowest(values, network)
    return ranking(values, finding=finding, whole=whole, at_most=8, whole_name="Département")


@once
def sites_by_hours(figures: Figures) -> Chart:
    """How many points open how long each week."""
    value = figures.value(fs.OPEN_24_HOURS)
    finding = f"{value.metric.label}{NO_BREAK}: {_counted(value)}"
    return composition([("Points", by(figures, fs.SITES, "weekly_hours"))], finding=finding)


@once
def links_by_month(figures: Figures, granularity: Granularity) -> Chart:
    """Referents, trainings and accounts, as shares of the points."""
    metrics = (activity.ACCOUNT, activity.TRAINED, activity.REFERENT)
    value = figures.value(activity.TRAINED)
    drawn = lines(
        [(_LINKS[metric.key], figures.series(metric, granularity)) for metric in metrics],
        granularity=granularity,
        finding=f"{value.metric.label}{NO_BREAK}: {_counted(value)} {period_in_words(figures.period)}",
        subtitle="Part des points ouverts, en % : référent nommé, référent nommé et formé depuis douze mois, "
        "compte Espace Partenaires",
        around=Around(events=events_of(figures, activity.TRAINED)),
    )
    named = {_LINKS[metric.key]: metric for metric in metrics}
    return replace(drawn, verdicts=verdicts_by_name(figures, named))


_LINKS = {
    activity.ACCOUNT.key: "Compte",
    activity.TRAINED.key: "Formation",
    activity.REFERENT.key: "Référent",
}


@once
def requests_by_site(figures: Figures) -> Chart:
    """Which points receive the most requests about health insurance."""
    values = by(figures, activity.CPAM_REQUESTS, "partner")
    return ranking(values, finding=largest_in_words(values, "Premier point"), at_most=10)


@once
def solved_by_epci(figures: Figures) -> Chart:
    """The share of requests about health insurance handled on the spot, by EPCI."""
    values = by(figures, activity.CPAM_SOLVED, "epci")
    whole = figures.value(activity.CPAM_SOLVED)
    finding = f"{whole.metric.label}{NO_BREAK}: {whole.text} {period_in_words(figures.period)}"
    return ranking(values, finding=finding, whole=whole, at_most=10, whole_name="Département")


def _of_commune(figures: Figures, place: Place) -> Value:
    """The whole minutes of a commune; « sans objet » when no point is open."""
    minutes = place.whole_minutes
    known = replace(figures.value(fs.SITES), metric=_TIME, numerator=None, denominator=None)
    said = replace(known, member=place.code, member_label=place.name)
    if minutes is None:
        return replace(said, value=None, status=Status.NOT_APPLICABLE)
    return replace(said, value=float(minutes))


def _points(network: Network, department: str) -> list[Site]:
    """The points of the map: the department's own, principal ones first, then those of its neighbours."""
    shown = sorted(
        network.offering,
        key=lambda site: (site.department != department, site.kind != "principal", site.name),
    )
    return [
        Site(
            site.name,
            KINDS[site.kind] if site.department == department else NEIGHBOUR,
            site.longitude,
            site.latitude,
        )
        for site in shown
    ]


def _farthest(network: Network) -> str:
    known = [place for place in network.places if place.distance_m is not None]
    if not known:
        return f"{SERVICES[network.service]}{NO_BREAK}: aucun point ouvert à cette date"
    last = max(known, key=lambda place: (place.minutes or 0.0, place.code))
    kilometres = french_number((last.distance_m or 0) / 1000, 1)
    return (
        f"Commune la plus éloignée {network.from_what}{NO_BREAK}: {last.name}, "
        f"{MINUTES.write(last.whole_minutes or 0)} estimées ({kilometres}{NO_BREAK}km à vol d'oiseau)"
    )


def _people_within(network: Network, limit: int) -> str:
    reached = network.population - sum(place.population for place in network.beyond(limit))
    share = share_in_words(reached, network.population)
    return (
        f"{INHABITANTS.write(reached)} sur {french_number(network.population)} ({share}) "
        f"à {MINUTES.write(limit)} au plus {network.from_what}"
    )


def _slowest(values: list[Value], network: Network) -> str:
    """The EPCI whose inhabitants have the longest way, on average."""
    known = [value for value in values if value.value is not None]
    if not known:
        return f"{_MEAN_TIME.label}{NO_BREAK}: sans objet"
    last = max(known, key=lambda value: (value.value or 0.0, value.member_label))
    return f"{last.member_label}{NO_BREAK}: {last.text} en moyenne {network.from_what}"


def _mean(figures: Figures, name: str, added: float, people: float) -> Value:
    known = replace(figures.value(reach.INHABITANTS), metric=_MEAN_TIME, member=name, member_label=name)
    if not people:
        return replace(known, value=None, status=Status.NOT_APPLICABLE)
    return replace(known, value=added / people, numerator=None, denominator=None)


def _counted(value: Value) -> str:
    if value.value is None or not value.denominator:
        return value.text
    return f"{french_number(value.numerator or 0)} sur {french_number(value.denominator)} ({value.text})"
