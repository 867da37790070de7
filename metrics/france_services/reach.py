"""France services: what do the figures of distances and estimated times mean?

A distance is a fact. A time is an estimate, from the detour and the speeds of the installation
(`metrics.travel`), which every definition writes.
"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Complement, Median, Metric, Ratio, Sum, Term
from metrics.travel import Beyond, Within, words
from settings import Travel, current

TRAVEL = current().travel
PROMISE_MINUTES = 30
"""The national promise: a point within 30 minutes of every inhabitant (Cour des comptes, 2024)."""

_metric = partial(
    Metric,
    source="Liste des points France services (ANCT) et populations municipales (Insee)",
    owner="Responsable des partenariats",
    period="stock à la date",
)
_EDGES = "Un point d'un département voisin ne compte que s'il figure dans la liste chargée."
_PEOPLE = "habitants des communes du département (population municipale, Insee)"
_HOURS = (
    "Les horaires sont ceux de la dernière liste chargée : une date passée se lit avec les horaires "
    "d'aujourd'hui."
)

INHABITANTS = _metric(
    key="france_services.inhabitants",
    label="Habitants du département",
    definition="Population municipale des communes du département, sur laquelle les temps d'accès sont "
    f"calculés. {words(TRAVEL)}.",
    formula=Sum(Term("france_services.inhabitants")),
    numerator=_PEOPLE,
    unit=units.INHABITANTS,
    better=Better.NEUTRAL,
    trap="Un seul millésime de population sert à toutes les dates : seuls les points changent.",
)

DISTANCE = _metric(
    key="france_services.distance",
    label="Distance médiane au point le plus proche",
    definition="Distance à vol d'oiseau jusqu'au point ouvert le plus proche, pour l'habitant du milieu.",
    formula=Median(Term("france_services.inhabitants", axis="hectometres")),
    numerator="",
    denominator=_PEOPLE,
    unit=units.KILOMETRES,
    better=Better.LOWER,
    trap="Mesurée depuis la mairie de la commune, non depuis le domicile. " + _EDGES,
)


def within(minutes: int, travel: Travel = TRAVEL) -> Metric:
    """The share of inhabitants within some estimated minutes of an open point."""
    return _metric(
        key=f"france_services.within_{minutes}",
        label=f"Habitants à {minutes} minutes au plus",
        definition=f"Part des habitants dont la commune est à {minutes} minutes au plus d'un point ouvert "
        f"à la date. {words(travel)}.",
        formula=Ratio(
            Within("france_services.inhabitants", minutes=minutes, travel=travel),
            Term("france_services.inhabitants"),
        ),
        numerator=f"habitants à {minutes} minutes estimées au plus du point ouvert le plus proche",
        denominator=_PEOPLE,
        unit=units.SHARE,
        better=Better.HIGHER,
        trap="La distance est un fait, la durée une estimation ; un point n'est accessible qu'à ses heures. "
        + _EDGES,
    )


def left_out(key: str, label: str, service: str, offered: str) -> Metric:
    """The share of inhabitants farther than the promise from a point that offers a service."""
    measure = f"france_services.inhabitants_{service}"
    return _metric(
        key=f"france_services.{key}",
        label=label,
        definition=f"Part des habitants à plus de {PROMISE_MINUTES} minutes d'un point {offered}. "
        f"{words(TRAVEL)}.",
        formula=Complement(Within(measure, minutes=PROMISE_MINUTES, travel=TRAVEL), Term(measure)),
        numerator=f"habitants à plus de {PROMISE_MINUTES} minutes estimées d'un point {offered}",
        denominator=_PEOPLE,
        unit=units.SHARE,
        better=Better.LOWER,
        trap="Les quartiers prioritaires ne sont pas distingués de leur commune. " + _EDGES,
    )


WITHIN_15, WITHIN_20, WITHIN_30 = within(15), within(20), within(30)
WITHIN = {15: WITHIN_15, 20: WITHIN_20, 30: WITHIN_30}
NO_SATURDAY = left_out(
    "no_saturday", "Habitants loin d'un point ouvert le samedi", "saturday", "ouvert le samedi"
)
NO_EVENING = left_out(
    "no_evening", "Habitants loin d'un point ouvert jusqu'à 18 heures", "evening", "ouvert jusqu'à 18 heures"
)

COMMUNES_BEYOND = _metric(
    key="france_services.communes_beyond",
    label=f"Communes à plus de {PROMISE_MINUTES} minutes",
    definition=f"Communes à plus de {PROMISE_MINUTES} minutes du point ouvert le plus proche. "
    f"{words(TRAVEL)}.",
    formula=Sum(Beyond("france_services.communes", minutes=PROMISE_MINUTES, travel=TRAVEL)),
    numerator=f"communes à plus de {PROMISE_MINUTES} minutes estimées",
    unit=units.COMMUNES,
    better=Better.LOWER,
    trap="Une commune compte pour un, quelle que soit sa population. " + _EDGES,
)

ACCESSIBLE_HOURS = _metric(
    key="france_services.accessible_hours",
    label="Heures accessibles par habitant",
    definition=f"Heures d'ouverture hebdomadaires de tous les points ouverts à {PROMISE_MINUTES} minutes "
    f"au plus, en moyenne par habitant (points à 30 km à vol d'oiseau au plus). {words(TRAVEL)}.",
    formula=Ratio(
        Within("france_services.accessible_hours", minutes=PROMISE_MINUTES, travel=TRAVEL),
        Term("france_services.inhabitants"),
    ),
    numerator="somme, sur les habitants, des heures hebdomadaires à leur portée",
    denominator=_PEOPLE,
    unit=units.HOURS,
    better=Better.HIGHER,
    trap="Deux points voisins ouverts aux mêmes heures s'ajoutent : c'est une offre, non une amplitude. "
    + _HOURS,
)

METRICS = (
    WITHIN_30,
    WITHIN_20,
    WITHIN_15,
    COMMUNES_BEYOND,
    DISTANCE,
    ACCESSIBLE_HOURS,
    NO_SATURDAY,
    NO_EVENING,
    INHABITANTS,
)
