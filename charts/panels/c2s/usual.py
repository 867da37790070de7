"""Complémentaire santé solidaire and AME: which tables show what usually becomes of rights that end?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart, Column, Twin
from charts.panels.c2s.radar import group_name, groups_of, listed, radars_of
from charts.twin import Cell
from metrics.c2s.radar import HORIZONS, SOURCES, Radar, place_name
from metrics.c2s.radar_proof import Said, said_and_seen
from metrics.c2s.usual import FEWEST, Group, Usual
from metrics.figures import Figures
from metrics.intervals import TOO_FEW as UNSURE
from metrics.intervals import too_wide
from metrics.once import once
from metrics.units import DAYS, NO_BREAK, PERSONS, SHARE, french_number, long_date, rounded, signed

TOO_FEW = "effectif trop faible"
_MONTHS_BEFORE = (None, 3, 2, 1)
_NOTE = (
    f"Rupture{NO_BREAK}: 1 à 90 jours sans droit. Non repris{NO_BREAK}: toujours sans droit 90 jours après."
    f" « {TOO_FEW} »{NO_BREAK}: moins de {FEWEST} droits échus, aucun taux n'est écrit."
)
_RATES = (
    Column("Ruptures", SHARE),
    Column("Ruptures, intervalle"),
    Column("Non repris", SHARE),
    Column("Non repris, intervalle"),
)
_USUAL = (
    Column("Public"),
    Column("Encore à renouveler"),
    Column("Droits échus", PERSONS, bare=True),
    *_RATES,
)
_PLACES = (
    Column("Intercommunalité"),
    Column("Public"),
    *(Column(f"À renouveler d'ici {DAYS.write(days)}", PERSONS, bare=True) for days in HORIZONS),
    Column("Droits échus", PERSONS, bare=True),
    *_RATES,
)


_SAID = (
    Column("Droit"),
    Column("Radar du"),
    Column("À renouveler d'ici 120 jours", PERSONS, bare=True),
    Column("Ruptures attendues", PERSONS, bare=True),
    Column("Ruptures constatées", PERSONS, bare=True),
    Column("Non repris attendus", PERSONS, bare=True),
    Column("Non repris constatés", PERSONS, bare=True),
)
_SAID_NOTE = "Chaque radar est refait avec ce qui était décidé à sa date, et rien de plus tard."
RIGHT_NAMES = {"c2s": "Complémentaire santé solidaire", "ame": "Aide médicale de l'État"}


@once
def usual_by_public(figures: Figures) -> Chart:
    """What became of past rights, public by public: all of them, then those not renewed so long before."""
    radars = radars_of(figures)
    rows = tuple(
        (group_name(group), _before(months), *_known(radars[group.right].past(group, months_before=months)))
        for group in groups_of(figures)
        for months in _MONTHS_BEFORE
    )
    finding = "Ce que deviennent d'habitude les droits échus, selon le temps qui restait pour les renouveler"
    return listed(finding, "Par public", Twin(_USUAL, rows, note=_NOTE, grouped=True))


@once
def by_place_and_public(figures: Figures) -> Chart:
    """Territory by territory and public by public: what is to renew, and what past rights became."""
    radars = radars_of(figures)
    met = {epci for radar in radars.values() for epci in radar.places}
    places = sorted(met, key=lambda epci: place_name(figures, epci))
    rows = tuple(
        line
        for epci in places
        for group in groups_of(figures)
        if (line := _line(figures, radars[group.right], epci, group)) is not None
    )
    finding = "Droits à renouveler et suites habituelles des droits échus, dans chaque intercommunalité"
    return listed(
        finding, "Par intercommunalité et par public", Twin(_PLACES, rows, note=_NOTE, grouped=True)
    )


@once
def said_and_seen_in_past(figures: Figures) -> Chart:
    """What past radars expected within 120 days, beside what has happened since."""
    told = [(RIGHT_NAMES[right], one) for right in SOURCES for one in said_and_seen(figures, right)]
    rows = tuple(
        (
            name,
            long_date(one.day),
            float(one.waiting),
            float(rounded(one.expected_gaps)),
            float(one.seen_gaps),
            float(rounded(one.expected_lapsed)),
            float(one.seen_lapsed),
        )
        for name, one in told
    )
    finding = _proof_in_words([one for _, one in told])
    return listed(
        finding, "Ce calcul, refait aux dates passées", Twin(_SAID, rows, note=_SAID_NOTE, grouped=True)
    )


def _proof_in_words(told: Sequence[Said]) -> str:
    """« Sur 8 radars passés : 9 617 ruptures attendues, 9 709 constatées (+1,0 %) ; … »."""
    gaps, lapsed = sum(one.expected_gaps for one in told), sum(one.expected_lapsed for one in told)
    if not (rounded(gaps) and rounded(lapsed)):
        return f"Radars passés{NO_BREAK}: pas encore assez de recul pour les comparer à ce qui s'est passé"
    past = "1 radar passé" if len(told) == 1 else f"{len(told)} radars passés"
    seen_gaps, seen_lapsed = sum(one.seen_gaps for one in told), sum(one.seen_lapsed for one in told)
    return (
        f"Sur {past}{NO_BREAK}: {french_number(gaps)} ruptures attendues, {_seen(seen_gaps, gaps)}"
        f"{NO_BREAK}; {french_number(lapsed)} droits non repris attendus, {_seen(seen_lapsed, lapsed)}"
    )


def _seen(seen: int, expected: float) -> str:
    return f"{french_number(seen)} en réalité ({signed((seen / expected - 1) * 100, 1)}{NO_BREAK}%)"


def _line(figures: Figures, radar: Radar, epci: str, group: Group) -> tuple[Cell, ...] | None:
    past = radar.past(group, epci=epci)
    waiting = [radar.band(days, group=group, epci=epci).waiting for days in HORIZONS]
    if not past.persons and not any(waiting):
        return None
    return (place_name(figures, epci), group_name(group), *map(float, waiting), *_known(past))


def _before(months: int | None) -> str:
    return "Tous" if months is None else f"{months} mois avant la fin"


def _known(past: Usual) -> tuple[Cell, ...]:
    """How many, then the two shares with their intervals, or why there is none."""
    if past.persons < FEWEST:
        return (float(past.persons), TOO_FEW, "", TOO_FEW, "")
    return (
        float(past.persons),
        past.gap_share,
        _interval(past.gap_interval),
        past.lapsed_share,
        _interval(past.lapsed_interval),
    )


def _interval(bounds: tuple[float, float]) -> str:
    """« 7,1 à 8,0 % », and that nothing can be concluded of it when it is too wide."""
    words = f"{SHARE.number(bounds[0])} à {SHARE.write(bounds[1])}".replace(" ", NO_BREAK)
    return f"{words} ({UNSURE})" if too_wide(*bounds, SHARE) else words
