"""Complémentaire santé solidaire and AME: which charts and tables show the rights about to end?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from charts.chart import Chart, Column, Twin, rows_of
from charts.matrix import Crossing, matrix
from charts.twin import Cell
from metrics.c2s import MEMBERS
from metrics.c2s import expiries as c2s_expiries
from metrics.c2s.radar import HORIZONS, SOURCES, Band, Radar, place_name, radar_of
from metrics.c2s.radar_words import MODES, NO_AME, TOO_RECENT
from metrics.c2s.usual import Group
from metrics.figures import Figures
from metrics.model import Status, Value
from metrics.once import once
from metrics.sentences import count_in_words
from metrics.units import DAYS, NO_BREAK, PERSONS, SHARE, french_number, long_date, rounded

WAITING = replace(
    c2s_expiries.EXPIRING_NOT_RENEWED,
    label="Droits à renouveler",
    definition=(
        "Personnes dont le droit prend fin dans les 30, 60 ou 120 jours qui suivent la date des données, et "
        "dont le droit suivant n'est pas encore décidé."
    ),
    numerator="personnes dont le droit prend fin dans ce délai, sans droit suivant décidé",
)
LATE_DAYS = 60
"""Nearer to its end than two months, a right should have been asked for again already (ameli.fr)."""
_SHORT = {"c2s": "à la C2S", "ame": "à l'AME"}
_PUBLICS = {
    "c2s": {"general": "Cas général", "rsa": "RSA", "aspa": "ASPA"},
    "ame": {member: f"AME, {words.lower()}" for member, words in MEMBERS["ame_public"].items()},
}
"""Short enough to head a column on a phone; `LONG_FORMS` says them in full."""
LONG_FORMS = (
    f"RSA{NO_BREAK}: revenu de solidarité active{NO_BREAK}; ASPA{NO_BREAK}: allocation de solidarité aux "
    f"personnes âgées{NO_BREAK}; AME{NO_BREAK}: aide médicale de l'État."
)
_AHEAD = (
    Column("Public"),
    Column("Délai"),
    Column("Droits qui prennent fin", PERSONS, bare=True),
    Column("Déjà renouvelés", PERSONS, bare=True),
    Column("À renouveler", PERSONS, bare=True),
    Column("Ruptures attendues", PERSONS, bare=True),
    Column("dont évitables", PERSONS, bare=True),
    Column("Non repris attendus", PERSONS, bare=True),
)


def waiting(figures: Figures, right: str, radar: Radar, band: Band) -> Value:
    """The persons still to renew within a horizon, as the value of a card."""
    label = f"Droits {_SHORT[right]} à renouveler d'ici {DAYS.write(band.days)} ({long_date(band.until)})"
    return _value(figures, radar, band, label)


@once
def ahead_by_public(figures: Figures) -> Chart:
    """Each public at 30, 60 and 120 days: what ends, what is renewed, what is to be expected."""
    radars = radars_of(figures)
    rows = tuple(
        (
            group_name(group),
            f"D'ici {DAYS.write(days)}",
            *_counts(radars[group.right].band(days, group=group)),
        )
        for group in groups_of(figures)
        for days in HORIZONS
    )
    note = "" if "ame" in radars else NO_AME
    finding = _ahead_in_words(radars)
    return listed(finding, "Par public et par délai", Twin(_AHEAD, rows, note=note, grouped=True))


@once
def by_place(figures: Figures) -> Chart:
    """The rights to renew soon, territory by territory and public by public: where to call."""
    radars, days = radars_of(figures), days_shown(figures)
    totals = {
        epci: sum(radar.band(days, epci=epci).waiting for radar in radars.values())
        for epci in {epci for radar in radars.values() for epci in radar.places}
    }
    places = sorted((epci for epci in totals if totals[epci]), key=lambda epci: (-totals[epci], epci))
    groups = [one for one in groups_of(figures) if radars[one.right].band(days, group=one).persons]
    crossings = [_met(figures, epci, group) for epci in places for group in groups]
    finding = _places_in_words([totals[epci] for epci in places], days, radars)
    return matrix(crossings, finding=finding, row_head="Intercommunalité")


def radars_of(figures: Figures) -> dict[str, Radar]:
    """The radars that have a data date, by right."""
    return {right: radar for right in SOURCES if (radar := radar_of(figures, right)) is not None}


@once
def groups_of(figures: Figures) -> tuple[Group, ...]:
    """The groups met: rights then publics in the order of the vocabulary, asked before automatic."""
    met = {group for radar in radars_of(figures).values() for group in radar.groups}
    return tuple(sorted(met, key=_order))


def days_shown(figures: Figures) -> int:
    """Two months, before which the renewal should have been asked; else the longest horizon."""
    late = any(radar.band(LATE_DAYS).waiting for radar in radars_of(figures).values())
    return LATE_DAYS if late else HORIZONS[-1]


def group_name(group: Group) -> str:
    """« RSA, à demander », « AME, majeurs » (AME is always to be asked)."""
    words = _PUBLICS[group.right].get(group.public, group.public)
    return words if group.right == "ame" else f"{words}, {MODES.get(group.mode, group.mode)}"


def listed(finding: str, subtitle: str, twin: Twin) -> Chart:
    """A finding and its table, with nothing to draw."""
    return Chart(finding, subtitle, {}, rows_of({"words": "text"}, []), twin, 0)


def _order(group: Group) -> tuple[int, int, str, str]:
    publics = list(_PUBLICS[group.right])
    rank = publics.index(group.public) if group.public in publics else len(publics)
    return list(SOURCES).index(group.right), rank, group.public, group.mode


def _met(figures: Figures, epci: str, group: Group) -> Crossing:
    """Where a territory and a group meet: « sans objet » when no right of the group ends there soon."""
    radar = radars_of(figures)[group.right]
    band = radar.band(days_shown(figures), group=group, epci=epci)
    value = _value(figures, radar, band, WAITING.label)
    if not band.persons:
        value = replace(value, status=Status.NOT_APPLICABLE, value=None)
    return Crossing(place_name(figures, epci), group_name(group), value)


def _value(figures: Figures, radar: Radar, band: Band, label: str) -> Value:
    return Value(
        metric=replace(WAITING, label=label),
        department=figures.perimeter.department,
        period=figures.period,
        status=Status.PUBLISHED,
        value=float(band.waiting),
        as_of=radar.day,
        demonstration=figures.coverage.demonstration(SOURCES.values(), figures.period),
    )


def _counts(band: Band) -> tuple[Cell, ...]:
    known = (float(band.persons), float(band.renewed), float(band.waiting))
    expected = (band.gaps, band.avoidable, band.lapsed)
    return (*known, *(TOO_RECENT if amount is None else float(rounded(amount)) for amount in expected))


def _ahead_in_words(radars: Mapping[str, Radar]) -> str:
    """« D'ici 120 jours, 24 417 droits à renouveler, dont 16 569 à demander »."""
    if not radars:
        return _nothing()
    days = HORIZONS[-1]
    whole = sum(radar.band(days).waiting for radar in radars.values())
    asked = sum(
        radar.band(days, group=group).waiting
        for radar in radars.values()
        for group in radar.groups
        if group.is_asked
    )
    what = f"{_of_what(radars)} à renouveler"
    told = count_in_words(whole, f"droit {what}", f"droits {what}")
    return f"D'ici {DAYS.write(days)}, {told}" + (
        f", dont {french_number(asked)} à demander" if whole else ""
    )


def _of_what(rights: Collection[str]) -> str:
    """« à la C2S et à l'AME »: rights of two kinds are added up only under both names."""
    return " et ".join(_SHORT[right] for right in rights)


def _nothing() -> str:
    return f"Droits à échéance proche{NO_BREAK}: aucune donnée sur la période choisie"


def _places_in_words(totals: Sequence[int], days: int, rights: Collection[str]) -> str:
    """« 3 075 droits … à renouveler d'ici 60 jours : 3 intercommunalités sur 13 en portent 62,9 % »."""
    whole = sum(totals)
    if not whole:
        return _nothing()
    held, count = 0, 0
    while held * 2 < whole:
        held, count = held + totals[count], count + 1
    told = count_in_words(whole, f"droit {_of_what(rights)}", f"droits {_of_what(rights)}")
    carry = "1 intercommunalité" if count == 1 else f"{count} intercommunalités"
    share = SHARE.write(held / whole)
    return (
        f"{told} à renouveler d'ici {DAYS.write(days)}{NO_BREAK}: "
        f"{carry} sur {len(totals)} en {'porte' if count == 1 else 'portent'} {share}"
    )
