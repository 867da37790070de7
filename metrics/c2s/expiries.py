"""Complémentaire santé solidaire: what becomes of rights that reach their end?

An expiry counts once past. Those still to come are a stock of their own, for those who can yet act.
"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Complement, Metric, Ratio, Sum, Term

_EXPIRED = "personnes dont le droit a pris fin pendant la période"
_RIPE = "personnes dont le droit a pris fin pendant la période, depuis 90 jours au moins"
_AXES = ("epci", "public", "mode")
_NOT_YET = "Une échéance à venir n'est pas un échec : elle ne compte qu'une fois passée."
_REASONS = (
    "Un droit non renouvelé n'est pas toujours une perte subie : les ressources ont pu passer le plafond."
)

_metric = partial(
    Metric,
    source="Échéances des droits à la C2S (extrait de la caisse)",
    owner="Responsable de la Complémentaire santé solidaire",
)
_expiry = partial(_metric, period="échéances passées de la période, au dernier jour du droit")
_stock = partial(_metric, period="stock au dernier jour du mois")

EXPIRED = _expiry(
    key="c2s.expired",
    label="Droits arrivés à échéance",
    definition="Personnes dont le droit de douze mois a pris fin pendant la période, renouvelé ou non.",
    formula=Sum(Term("c2s.expired")),
    numerator=_EXPIRED,
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    trap=_NOT_YET,
    axes=_AXES,
)

RENEWAL = _expiry(
    key="c2s.renewal",
    label="Renouvellement sans interruption",
    definition="Part des personnes dont le droit, arrivé à échéance, est suivi d'un autre dès le lendemain.",
    formula=Ratio(Term("c2s.renewed"), Term("c2s.expired")),
    numerator="personnes dont le droit est renouvelé sans un jour d'interruption",
    denominator=_EXPIRED,
    unit=units.SHARE,
    better=Better.HIGHER,
    settles_after_days=90,
    trap="Mêle renouvellements automatiques et demandés : à lire avec les deux taux séparés.",
    axes=_AXES,
)

RENEWAL_ASKED = _expiry(
    key="c2s.renewal_asked",
    label="Renouvellement sur demande",
    definition="Part des droits renouvelés sans interruption, parmi ceux dont le renouvellement se demande.",
    formula=Ratio(Term("c2s.renewed_asked"), Term("c2s.expired_asked")),
    numerator="personnes dont le droit est renouvelé sans interruption, sur demande",
    denominator=f"{_EXPIRED} et dont le renouvellement se demande",
    unit=units.SHARE,
    better=Better.HIGHER,
    settles_after_days=90,
    trap=_REASONS,
    axes=("epci",),
    steering_of="c2s.renewal",
)

RENEWAL_AUTOMATIC = _expiry(
    key="c2s.renewal_automatic",
    label="Renouvellement automatique",
    definition="Part des droits renouvelés sans interruption, parmi ceux qui se renouvellent sans demande.",
    formula=Ratio(Term("c2s.renewed_automatic"), Term("c2s.expired_automatic")),
    numerator="personnes dont le droit est renouvelé automatiquement sans interruption",
    denominator=f"{_EXPIRED} et dont le renouvellement est automatique (RSA, ASPA)",
    unit=units.SHARE,
    better=Better.HIGHER,
    settles_after_days=90,
    trap="Une sortie du RSA ou de l'ASPA avant l'échéance met fin au renouvellement automatique.",
    axes=("epci",),
    steering_of="c2s.renewal",
)

GAPS = _expiry(
    key="c2s.gaps",
    label="Ruptures de 1 à 90 jours",
    definition="Part des personnes restées de 1 à 90 jours sans droit entre deux droits.",
    formula=Ratio(Term("c2s.gaps"), Term("c2s.expired_ripe")),
    numerator="personnes dont le droit a repris après 1 à 90 jours",
    denominator=_RIPE,
    unit=units.SHARE,
    better=Better.LOWER,
    settles_after_days=90,
    trap="Seules comptent les échéances vieilles de 90 jours : avant, une reprise reste possible.",
    axes=_AXES,
)

LAPSED = _expiry(
    key="c2s.lapsed",
    label="Droits non repris à 90 jours",
    definition="Part des personnes sans nouveau droit 90 jours après l'échéance.",
    formula=Ratio(Term("c2s.lapsed"), Term("c2s.expired_ripe")),
    numerator="personnes sans nouveau droit 90 jours après l'échéance",
    denominator=_RIPE,
    unit=units.SHARE,
    better=Better.NEUTRAL,
    settles_after_days=90,
    trap=_REASONS,
    axes=_AXES,
)

EXPIRING = _stock(
    key="c2s.expiring",
    label="Échéances des quatre mois à venir",
    definition="Personnes dont le droit prend fin dans les quatre mois qui suivent la date.",
    formula=Sum(Term("c2s.expiring")),
    numerator="personnes dont le renouvellement peut être demandé à la date",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    trap="Le renouvellement se demande entre quatre et deux mois avant la fin du droit (ameli.fr).",
    axes=_AXES,
)

EXPIRING_NOT_RENEWED = _stock(
    key="c2s.expiring_not_renewed",
    label="Échéances à venir, renouvellement non décidé",
    definition="Personnes dont le droit prend fin dans les quatre mois et n'est pas encore renouvelé.",
    formula=Sum(Term("c2s.expiring_not_renewed")),
    numerator="personnes dont le droit prend fin dans les quatre mois, sans nouveau droit décidé",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    trap=_NOT_YET,
    axes=_AXES,
)

EXPIRING_RENEWED = _stock(
    key="c2s.expiring_renewed",
    label="Échéances à venir déjà renouvelées",
    definition="Part des droits qui prennent fin dans les quatre mois et dont le renouvellement est décidé.",
    formula=Complement(Term("c2s.expiring_not_renewed"), Term("c2s.expiring")),
    numerator="personnes dont le droit prend fin dans les quatre mois, nouveau droit décidé",
    denominator="personnes dont le droit prend fin dans les quatre mois",
    unit=units.SHARE,
    better=Better.HIGHER,
    axes=_AXES,
)

METRICS = (
    EXPIRED,
    RENEWAL,
    RENEWAL_ASKED,
    RENEWAL_AUTOMATIC,
    GAPS,
    LAPSED,
    EXPIRING,
    EXPIRING_NOT_RENEWED,
    EXPIRING_RENEWED,
)
