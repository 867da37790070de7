"""PLANIR: which charts say what of the agreements with CCAS and other partners?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charts.chart import Chart, Key
from charts.commune_map import Area, Told, commune_map
from charts.empty import empty
from charts.grouped import grouped
from charts.ranking import ranking
from charts.theme import SEQUENCE
from charts.twin import Column, Twin
from metrics.breakdown import by
from metrics.figures import Figures
from metrics.model import Value
from metrics.once import once
from metrics.planir import agreements
from metrics.planir.partners import Ccas, Cover, EveryCcas, every_ccas
from metrics.sentences import range_in_words
from metrics.units import AGREEMENTS, NO_BREAK, long_date, short_date

NO_CCAS = "commune sans CCAS"
_NO_CCAS_LIST = "CCAS et conventions : il manque un extrait sur la période choisie (CCAS ou conventions)"
_FILLS = {Cover.IN_FORCE: SEQUENCE[4], Cover.LAPSED: SEQUENCE[2], Cover.NEVER: SEQUENCE[0]}


@once
def ccas_map(figures: Figures) -> Chart:
    """Each commune: agreement in force, lapsed, CCAS without agreement, or no CCAS at all."""
    listed = every_ccas(figures)
    if listed is None:
        return empty(_NO_CCAS_LIST)
    if not listed.ccas:
        return empty(f"Aucun CCAS au {long_date(listed.day)}")
    told = Told(
        finding=_covered_in_words(listed),
        subtitle=f"Situation de chaque CCAS au {long_date(listed.day)}, par commune",
        twin=_twin(listed.ccas),
        keys=tuple(_keys(listed)),
        alt=_covered_in_words(listed),
    )
    areas = [Area(one.commune, _FILLS[one.cover], str(one.cover), _dates(one)) for one in listed.ccas]
    return commune_map(areas, told, department=figures.perimeter.department, not_concerned=NO_CCAS)


@once
def coverage_by_epci(figures: Figures) -> Chart:
    """The share of CCAS with an agreement in force, by EPCI."""
    values = by(figures, agreements.CCAS_COVERAGE, "epci")
    whole = figures.value(agreements.CCAS_COVERAGE)
    finding = range_in_words(values, "Couverture des CCAS", "l'intercommunalité")
    return ranking(values, finding=finding, whole=whole, whole_name="Département")


@once
def agreements_by_kind(figures: Figures) -> Chart:
    """Agreements in force, and those whose partner signalled a situation within twelve months, by kind."""
    in_force = by(figures, agreements.AGREEMENTS, "agreement_kind")
    shares = by(figures, agreements.ALIVE, "agreement_kind")
    alive = [
        replace(one, metric=agreements.AGREEMENTS, value=one.numerator, denominator=None) for one in shares
    ]
    whole = figures.value(agreements.ALIVE)
    return grouped(
        [("En vigueur", in_force), ("Vivantes : un signalement en douze mois", alive)],
        finding=_alive_in_words(whole),
        subtitle="Conventions par nature de partenaire, en nombre de conventions",
    )


def _dates(one: Ccas) -> str:
    if one.since is None:
        return ""
    if one.until is None:
        return f"depuis le {short_date(one.since)}"
    return f"du {short_date(one.since)} au {short_date(one.until)}"


def _keys(listed: EveryCcas) -> list[Key]:
    met = [(cover, len(listed.with_cover(cover))) for cover in Cover]
    return [Key(f"{cover} ({count})", _FILLS[cover]) for cover, count in met if count]


def _covered_in_words(listed: EveryCcas) -> str:
    covered, lapsed = len(listed.with_cover(Cover.IN_FORCE)), len(listed.with_cover(Cover.LAPSED))
    head = f"{covered}{NO_BREAK}CCAS sur{NO_BREAK}{len(listed.ccas)} avec une convention en vigueur"
    if not lapsed:
        return head
    return f"{head}, {lapsed} dont la convention est échue"


def _alive_in_words(alive: Value) -> str:
    if not alive.denominator:
        return f"Conventions en vigueur{NO_BREAK}: aucune sur la période choisie"
    count = alive.numerator or 0.0
    served = "ont servi" if count > 1 else "a servi"
    of = f"{AGREEMENTS.write(count)} sur{NO_BREAK}{AGREEMENTS.number(alive.denominator)}"
    return f"{of} ({alive.text}) {served} dans les douze derniers mois"


def _twin(ccas: Sequence[Ccas]) -> Twin:
    order = list(Cover)
    ordered = sorted(ccas, key=lambda one: (order.index(one.cover), one.name))
    heads = (Column("Code"), Column("Commune"), Column("Situation du CCAS"), Column("Convention"))
    return Twin(heads, tuple((one.commune, one.name, str(one.cover), _dates(one)) for one in ordered))
