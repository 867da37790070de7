"""France services: which points, and which communes, in which order?"""

from __future__ import annotations

from datetime import date

from charts.chart import Chart, rows_of
from charts.twin import Cell, Column, Twin
from metrics.france_services.detail import Network, Place, Site, share_in_words
from metrics.units import (
    COMMUNES,
    HOURS,
    INHABITANTS,
    KILOMETRES,
    MINUTES,
    NO_BREAK,
    long_date,
    short_date,
)

SHORT_WEEK_MINUTES = 24 * 60
_NATURES = {"principal": "Principal", "antenna": "Antenne"}
_SITE_HEADS = (
    Column("Point"),
    Column("Commune"),
    Column("Nature"),
    Column("Heures par semaine", HOURS, bare=True),
    Column("Ouvert aussi"),
    Column("Labellisé le"),
    Column("Référent depuis le"),
    Column("Formé le"),
    Column("Compte depuis le"),
)
_COMMUNE_HEADS = (
    Column("Commune"),
    Column("Intercommunalité"),
    Column("Population", INHABITANTS, bare=True),
    Column("Temps estimé", MINUTES),
    Column("Distance", KILOMETRES),
    Column("Point le plus proche"),
)


def sites(network: Network | None) -> Chart:
    """Every open point: hours, Saturday, evening, label, referent, training, account."""
    if network is None:
        return _listed("Points France services : aucune liste chargée sur la période", Twin(_SITE_HEADS, ()))
    finding = (
        f"Points ouverts au {long_date(network.day)}{NO_BREAK}: {len(network.sites)}{_of_which(network)}"
    )
    rows = tuple(_site(site) for site in network.sites)
    return _listed(finding, Twin(_SITE_HEADS, rows, note=_hours_note(network)), "Points ouverts, par nom")


def communes_beyond(network: Network | None, limit: int) -> Chart:
    """The communes farther than the chosen time, the most populated first."""
    if network is None:
        return _listed("Communes éloignées : aucune liste chargée sur la période", Twin(_COMMUNE_HEADS, ()))
    out = network.beyond(limit)
    people = sum(place.population for place in out)
    rows = tuple(_commune(place) for place in out)
    total: tuple[Cell, ...] = ("Total", "", float(people), None, None, "")
    twin = Twin(_COMMUNE_HEADS, (*rows, total) if rows else (), totals=1 if rows else 0)
    return _listed(_beyond_words(network, limit, len(out), people), twin, "Communes, la plus peuplée d'abord")


def _listed(finding: str, twin: Twin, subtitle: str = "") -> Chart:
    """A finding and its table, with nothing to draw."""
    return Chart(finding, subtitle, {}, rows_of({"words": "text"}, []), twin, 0)


def _site(site: Site) -> tuple[Cell, ...]:
    link = site.link
    nature = _NATURES[site.kind] + (", itinérant" if site.itinerant else "")
    return (
        site.name,
        site.commune or f"département {site.department}",
        nature,
        site.weekly_minutes / 60,
        _also(site),
        short_date(site.labelled_on),
        _day(link.referent_since if link else None),
        _day(link.trained_on if link else None),
        _day(link.account_since if link else None),
    )


def _commune(place: Place) -> tuple[Cell, ...]:
    far = place.distance_m
    return (
        place.name,
        place.epci or "",
        float(place.population),
        None if place.whole_minutes is None else float(place.whole_minutes),
        None if far is None else far / 100,
        place.site or "aucun point ouvert",
    )


def _beyond_words(network: Network, limit: int, count: int, people: int) -> str:
    if not count:
        return f"Aucune commune à plus de {MINUTES.write(limit)} {network.from_what}"
    share = share_in_words(people, network.population)
    far = f"à plus de {MINUTES.write(limit)} {network.from_what}"
    return f"{COMMUNES.write(count)} {far}{NO_BREAK}: {INHABITANTS.write(people)}, {share} du département"


def _hours_note(network: Network) -> str:
    short = sum(site.weekly_minutes < SHORT_WEEK_MINUTES for site in network.sites)
    return f"Points ouverts moins de 24 heures par semaine{NO_BREAK}: {short}." if short else ""


def _of_which(network: Network) -> str:
    antennas = sum(site.kind == "antenna" for site in network.sites)
    return f", dont antennes{NO_BREAK}: {antennas}" if antennas else ""


def _also(site: Site) -> str:
    said = [
        words for words, answer in (("samedi", site.saturday), (f"18{NO_BREAK}h", site.evening)) if answer
    ]
    return ", ".join(said) or "–"


def _day(day: date | None) -> str:
    return short_date(day) if day else "–"
