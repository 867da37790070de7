"""France services: what do the figures of the points and their hours mean?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from metrics import units
from metrics.france_services import activity, reach
from metrics.model import Better, Complement, Metric, Ratio, Sum, Term
from metrics.sources import Source

_metric = partial(
    Metric,
    source="Liste des points France services (ANCT)",
    owner="Responsable des partenariats",
    period="stock à la date",
)
_OPEN = "points labellisés et non fermés à la date, dans le département"
_AXES = ("epci", "kind", "format", "weekly_hours")
_HOURS = (
    "Les horaires sont ceux de la dernière liste chargée : une date passée se lit avec les horaires "
    "d'aujourd'hui."
)

SITES = _metric(
    key="france_services.sites",
    label="Points France services ouverts",
    definition="Points labellisés et ouverts à la date dans le département, antennes et points itinérants "
    "compris.",
    formula=Sum(Term("france_services.sites")),
    numerator=_OPEN,
    unit=units.SITES,
    better=Better.NEUTRAL,
    trap="Le nombre change avec ce que l'on compte : 31 points ou 22 hors antennes dans l'Orne. Le "
    "rapport 2022 de l'Essonne écrit 23 ; la liste nationale d'août 2024 en laisse voir au moins 24 fin "
    "2022.",
    axes=_AXES,
)

PRINCIPAL = _metric(
    key="france_services.principal",
    label="Points principaux ouverts",
    definition="Points ouverts à la date, sans les antennes : chacun a sa propre équipe.",
    formula=Sum(Term("france_services.sites", axis="kind", members=("principal",))),
    numerator=_OPEN + ", hors antennes",
    unit=units.SITES,
    better=Better.NEUTRAL,
    steering_of="france_services.sites",
)

ITINERANT = _metric(
    key="france_services.itinerant",
    label="Points itinérants ouverts",
    definition="Points ouverts à la date qui se déplacent (bus, permanences tournantes).",
    formula=Sum(Term("france_services.sites", axis="format", members=("itinerant",))),
    numerator=_OPEN + ", itinérants",
    unit=units.SITES,
    better=Better.NEUTRAL,
    trap="La carte place un point itinérant à son adresse de rattachement, non à ses arrêts.",
)

WEEKLY_HOURS = _metric(
    key="france_services.weekly_hours",
    label="Heures d'ouverture cumulées",
    definition="Somme des heures d'ouverture d'une semaine ordinaire, pour tous les points ouverts à la "
    "date.",
    formula=Sum(Term("france_services.weekly_hours")),
    numerator="heures d'ouverture hebdomadaires des points ouverts",
    unit=units.WEEKLY_HOURS,
    better=Better.HIGHER,
    trap=_HOURS,
    axes=_AXES,
)

HOURS_PER_SITE = _metric(
    key="france_services.hours_per_site",
    label="Heures d'ouverture par point",
    definition="Heures d'ouverture d'une semaine ordinaire, par point ouvert à la date.",
    formula=Ratio(Term("france_services.weekly_hours"), Term("france_services.sites")),
    numerator="heures d'ouverture hebdomadaires des points ouverts",
    denominator=_OPEN,
    unit=units.HOURS,
    better=Better.HIGHER,
    trap=_HOURS,
    axes=_AXES,
)

OPEN_24_HOURS = _metric(
    key="france_services.open_24_hours",
    label="Points ouverts au moins 24 heures par semaine",
    definition="Part des points ouverts à la date dont la semaine ordinaire compte au moins 24 heures "
    "d'ouverture.",
    formula=Complement(
        Term("france_services.sites", axis="weekly_hours", members=("0-23",)), Term("france_services.sites")
    ),
    numerator="points ouverts 24 heures par semaine ou plus",
    denominator=_OPEN,
    unit=units.SHARE,
    better=Better.HIGHER,
    trap=_HOURS,
)

SATURDAY = _metric(
    key="france_services.saturday",
    label="Points ouverts le samedi",
    definition="Points ouverts à la date qui reçoivent le public le samedi, matin ou après-midi.",
    formula=Sum(Term("france_services.sites_saturday")),
    numerator=_OPEN + ", ouverts le samedi",
    unit=units.SITES,
    better=Better.HIGHER,
    trap="Une plage « 00:00 - 00:00 » de la liste nationale vaut fermé. " + _HOURS,
    axes=_AXES,
)

EVENING = _metric(
    key="france_services.evening",
    label="Points ouverts jusqu'à 18 heures",
    definition="Points ouverts à la date qui reçoivent le public jusqu'à 18 heures ou plus tard, au moins "
    "un jour.",
    formula=Sum(Term("france_services.sites_evening")),
    numerator=_OPEN + ", ouverts jusqu'à 18 heures au moins un jour",
    unit=units.SITES,
    better=Better.HIGHER,
    trap=_HOURS,
    axes=_AXES,
)


METRICS = (
    SITES,
    PRINCIPAL,
    ITINERANT,
    WEEKLY_HOURS,
    HOURS_PER_SITE,
    OPEN_24_HOURS,
    SATURDAY,
    EVENING,
    *reach.METRICS,
    *activity.METRICS,
)
HEADLINES = (SITES, reach.WITHIN_20, activity.CPAM_REQUESTS)

SOURCES = (
    Source("fs_sites", "Points France services, horaires et distances", "mensuel", 62),
    *activity.SOURCES,
)

MEMBERS: Mapping[str, Mapping[str, str]] = {
    "kind": {"principal": "Point principal", "antenna": "Antenne"},
    "format": {"fixed": "Fixe", "itinerant": "Itinérant"},
    "weekly_hours": {
        "0-23": "Moins de 24 heures",
        "24-34": "24 à moins de 35 heures",
        "35+": "35 heures et plus",
    },
    "theme": {"health_insurance": "Assurance maladie", "other": "Autres opérateurs"},
}

AXIS_WORDS: Mapping[str, str] = {
    "kind": "nature du point",
    "format": "format",
    "weekly_hours": "heures d'ouverture par semaine",
    "theme": "opérateur",
}
