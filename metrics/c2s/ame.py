"""Aide médicale de l'État: how many rights end, and how many come back after a gap?

The page of the C2S shows them beside its own: the same caisse watches both, and no other programme does.
"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Metric, Ratio, Sum, Term

_AXES = ("epci", "ame_public")
_YEARLY = (
    "Le droit dure un an et se redemande toujours, de préférence deux mois avant sa fin (circulaire "
    "n° 2005-407 du 27 septembre 2005)."
)
_REASONS = "Un droit non redemandé n'est pas toujours une perte : départ, titre de séjour, autre couverture."

_metric = partial(
    Metric,
    source="Échéances des droits à l'aide médicale de l'État (extrait de la caisse)",
    owner="Responsable de la Complémentaire santé solidaire",
)
_expiry = partial(_metric, period="échéances passées de la période, au dernier jour du droit")
_stock = partial(_metric, period="stock au dernier jour du mois")

EXPIRED = _expiry(
    key="c2s.ame_expired",
    label="Droits AME arrivés à échéance",
    definition=(
        "Personnes dont le droit d'un an à l'aide médicale de l'État (AME) a pris fin pendant la période, "
        "redemandé ou non."
    ),
    formula=Sum(Term("c2s.ame_expired")),
    numerator="personnes dont le droit à l'AME a pris fin pendant la période",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    trap=f"{_YEARLY} Une échéance à venir ne compte qu'une fois passée.",
    axes=_AXES,
)

GAPS = _expiry(
    key="c2s.ame_gaps",
    label="AME : ruptures de 1 à 90 jours",
    definition=(
        "Part des personnes restées de 1 à 90 jours sans droit entre deux droits à l'aide médicale de l'État."
    ),
    formula=Ratio(Term("c2s.ame_gaps"), Term("c2s.ame_expired_ripe")),
    numerator="personnes dont le droit à l'AME a repris après 1 à 90 jours",
    denominator="personnes dont le droit à l'AME a pris fin pendant la période, depuis 90 jours au moins",
    unit=units.SHARE,
    better=Better.LOWER,
    trap="Seules comptent les échéances vieilles de 90 jours : avant, une reprise reste possible.",
    axes=_AXES,
    settles_after_days=90,
)

EXPIRING = _stock(
    key="c2s.ame_expiring",
    label="Échéances AME des quatre mois à venir",
    definition="Personnes dont le droit à l'aide médicale de l'État prend fin dans les 120 jours.",
    formula=Sum(Term("c2s.ame_expiring")),
    numerator="personnes dont le droit à l'AME prend fin dans les 120 jours qui suivent la date",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    trap=_YEARLY,
    axes=_AXES,
)

EXPIRING_NOT_RENEWED = _stock(
    key="c2s.ame_expiring_not_renewed",
    label="Échéances AME à venir, nouveau droit non décidé",
    definition=(
        "Personnes dont le droit à l'aide médicale de l'État prend fin dans les 120 jours, sans nouveau "
        "droit décidé."
    ),
    formula=Sum(Term("c2s.ame_expiring_not_renewed")),
    numerator="personnes dont le droit à l'AME prend fin dans les 120 jours, sans nouveau droit décidé",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    trap=_REASONS,
    axes=_AXES,
)

METRICS = (EXPIRED, GAPS, EXPIRING, EXPIRING_NOT_RENEWED)
