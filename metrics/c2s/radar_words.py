"""Complémentaire santé solidaire and AME: in which words are the rights about to end told?

Every number of a sentence is in the object that it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from data_access.c2s.ends import RIPE_DAYS
from metrics.c2s.radar import Band, Radar, radar_of
from metrics.c2s.usual import ENOUGH
from metrics.figures import Figures
from metrics.model import Value
from metrics.once import once
from metrics.sentences import count_in_words
from metrics.units import DAYS, NO_BREAK, PERSONS, SHARE, french_number, long_date, rounded

RIGHTS: Mapping[str, str] = {
    "c2s": "à la Complémentaire santé solidaire",
    "ame": "à l'aide médicale de l'État",
}
MODES: Mapping[str, str] = {"asked": "à demander", "automatic": "automatique"}
NO_AME = f"Aide médicale de l'État (AME){NO_BREAK}: aucune donnée chargée."
TOO_RECENT = "pas assez de recul"
AVOIDABLE = (
    "Évitable : rupture de 1 à 90 jours d'un droit dont le renouvellement se demande. Ces personnes "
    "retrouvent leur droit peu après : elles y avaient encore droit. C'est supposer qu'un appel les joint et "
    "que leur demande est décidée avant la fin du droit. Un droit non repris n'est pas compté comme "
    "évitable : les ressources ont pu passer le plafond."
).replace(" :", f"{NO_BREAK}:")


@dataclass(frozen=True)
class AboutToEnd:
    """What a director must know of the rights that end in the nearest horizon.

    `horizon_days` is the first of 30, 60 and 120 in which a right ends; `expected_gaps` (1 to 90 days
    without right), `avoidable_gaps` and `expected_losses` (not resumed by then) are None without enough past.
    """

    right: str
    as_of: date
    horizon_days: int
    until: date
    persons: int
    not_renewed: int
    expected_gaps: float | None
    avoidable_gaps: float | None
    expected_losses: float | None

    @property
    def sentence(self) -> str:
        """« Au 31 octobre 2023, 10 150 personnes voient leur droit … prendre fin d'ici 30 jours, … »."""
        when = f"d'ici {DAYS.write(self.horizon_days)}"
        if not self.persons:
            return f"Au {long_date(self.as_of)}, aucun droit {RIGHTS[self.right]} ne prend fin {when}"
        sees = "voit son droit" if self.persons == 1 else "voient leur droit"
        head = f"Au {long_date(self.as_of)}, {PERSONS.write(self.persons)} {sees} {RIGHTS[self.right]}"
        return f"{head} prendre fin {when}, {self._waiting}{self._expected}"

    @property
    def _waiting(self) -> str:
        if not self.not_renewed:
            return "le suivant est décidé pour toutes"
        return f"dont {french_number(self.not_renewed)} sans renouvellement décidé"

    @property
    def _expected(self) -> str:
        if not self.not_renewed:
            return ""
        if self.expected_gaps is None or self.expected_losses is None:
            return f"{NO_BREAK}; {TOO_RECENT} pour dire combien seront rompus"
        gaps = count_in_words(_whole(self.expected_gaps), "rupture", "ruptures")
        losses = count_in_words(_whole(self.expected_losses), "droit non repris", "droits non repris")
        days = f"{RIPE_DAYS}{NO_BREAK}jours"
        return (
            f"{NO_BREAK}; au rythme habituel, {gaps} de 1 à {days}{self._avoidable} et {losses} {days} après"
        )

    @property
    def _avoidable(self) -> str:
        gaps, avoidable = _whole(self.expected_gaps or 0.0), _whole(self.avoidable_gaps or 0.0)
        if not avoidable:
            return ""
        if avoidable == gaps:
            return ", évitable," if gaps == 1 else ", toutes évitables,"
        return f", dont {french_number(avoidable)} évitable{'s' if avoidable > 1 else ''},"


@once
def rights_about_to_end(figures: Figures, right: str = "c2s") -> AboutToEnd | None:
    """The nearest horizon of a right in which something ends; None when no month is loaded."""
    radar = radar_of(figures, right)
    return None if radar is None else about_to_end(radar, right)


def about_to_end(radar: Radar, right: str) -> AboutToEnd:
    """The nearest horizon of a radar in which something ends."""
    band = radar.nearest
    return AboutToEnd(
        right=right,
        as_of=radar.day,
        horizon_days=band.days,
        until=band.until,
        persons=band.persons,
        not_renewed=band.waiting,
        expected_gaps=band.gaps,
        avoidable_gaps=band.avoidable,
        expected_losses=band.lapsed,
    )


def usual_in_words(radar: Radar) -> str:
    """Which past rights the usual rates are read on, and how they are compared."""
    first = radar.after + timedelta(days=1)
    if first > radar.until:
        return f"Rythme habituel{NO_BREAK}: {TOO_RECENT}, aucune fin de droit n'a {RIPE_DAYS}{NO_BREAK}jours."
    return (
        f"Rythme habituel{NO_BREAK}: ce que sont devenus les droits échus du {long_date(first)} au "
        f"{long_date(radar.until)} qui restaient à renouveler aussi longtemps avant leur fin. "
        f"Un public de moins de {ENOUGH} droits comparables suit le rythme de tous ceux qui se renouvellent "
        "de la même façon."
    )


def band_in_words(band: Band) -> str:
    """« sur 10 150 droits qui prennent fin ; 69,7 % déjà renouvelés »: what stands under the number."""
    if not band.persons:
        return "Aucun droit ne prend fin dans ce délai"
    renewed = SHARE.write(band.renewed / band.persons)
    ends = "qui prend fin" if band.persons == 1 else "qui prennent fin"
    head = f"Sur {french_number(band.persons)} {ends} {_days(band)}"
    return f"{head}{NO_BREAK}; {renewed} déjà renouvelés"


def expected_in_words(band: Band) -> str:
    """« Au rythme habituel : ruptures 583, dont évitables 518 ; droits non repris 1 449 »."""
    if not band.waiting:
        return ""
    if band.gaps is None or band.lapsed is None or band.avoidable is None:
        return f"Au rythme habituel{NO_BREAK}: {TOO_RECENT}"
    return (
        f"Au rythme habituel{NO_BREAK}: ruptures {french_number(band.gaps)}, dont évitables "
        f"{french_number(band.avoidable)}{NO_BREAK}; droits non repris {french_number(band.lapsed)}"
    )


def in_time_in_words(radar: Radar, delay: Value) -> str:
    """Until which day a request is likely to be decided before the nearest end, at the median delay."""
    first = radar.nearest.first_end
    if first is None or delay.value is None:
        return ""
    latest = first - timedelta(days=round(delay.value))
    half = f"La moitié des demandes décidées le sont en {delay.text} ou moins{NO_BREAK}:"
    if latest <= radar.day:
        return f"{half} plus que le temps qui reste avant les premières fins de droit, le {long_date(first)}."
    return (
        f"{half} déposée après le {long_date(latest)}, une demande a moins d'une chance sur deux d'être "
        f"décidée avant les premières fins de droit, le {long_date(first)}."
    )


def _whole(expected: float) -> int:
    return int(rounded(expected))


def _days(band: Band) -> str:
    if band.first_end is None or band.last_end is None:
        return ""
    if band.first_end == band.last_end:
        return f"le {long_date(band.first_end)}"
    return f"du {long_date(band.first_end)} au {long_date(band.last_end)}"
