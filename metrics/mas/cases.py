"""Mission accompagnement santé: how many cases come, and how fast are people reached?"""

from __future__ import annotations

from metrics import units
from metrics.mas.words import ENTERED, ORIGIN, mas_metric
from metrics.model import Better, Median, Ratio, Sum, Term

CASES = mas_metric(
    key="mas.cases",
    label="Saisines",
    definition="Nombre de saisines ouvertes pendant la période, quelle que soit leur issue.",
    formula=Sum(Term("mas.cases")),
    numerator=ENTERED,
    unit=units.CASES,
    better=Better.NEUTRAL,
    period="flux mensuel",
    trap=(
        "Une saisine n'est pas une personne accompagnée : le rapport 2022 de l'Essonne passe de "
        "l'une à l'autre."
    ),
    axes=(*ORIGIN, "commune"),
)

CONTACTED = mas_metric(
    key="mas.contacted",
    label="Saisines avec premier contact",
    definition="Saisines de la période dont l'assuré a été joint.",
    formula=Sum(Term("mas.cases_contacted")),
    numerator=ENTERED + ", assuré joint",
    unit=units.CASES,
    better=Better.NEUTRAL,
    period="cohorte des saisines de la période",
    axes=ORIGIN,
)

ASSESSED = mas_metric(
    key="mas.assessed",
    label="Saisines avec bilan personnalisé",
    definition="Saisines de la période pour lesquelles le bilan personnalisé a été fait.",
    formula=Sum(Term("mas.cases_assessed")),
    numerator=ENTERED + ", bilan fait",
    unit=units.CASES,
    better=Better.NEUTRAL,
    period="cohorte des saisines de la période",
    axes=ORIGIN,
)

ACCOMPANIED = mas_metric(
    key="mas.accompanied",
    label="Saisines accompagnées",
    definition="Saisines de la période pour lesquelles un accompagnement a commencé.",
    formula=Sum(Term("mas.cases_accompanied")),
    numerator=ENTERED + ", accompagnement commencé",
    unit=units.CASES,
    better=Better.HIGHER,
    period="cohorte des saisines de la période",
    axes=ORIGIN,
)

ENTRY = mas_metric(
    key="mas.entry",
    label="Taux d'entrée en accompagnement",
    definition="Part des saisines de la période suivies d'un premier contact et d'un consentement.",
    formula=Ratio(Term("mas.cases_entered"), Term("mas.cases")),
    numerator="saisines avec premier contact et consentement",
    denominator=ENTERED,
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des saisines de la période",
    axes=ORIGIN,
)

CONTACT_DELAY = mas_metric(
    key="mas.contact_delay",
    label="Délai médian de premier contact",
    definition="Nombre de jours qui sépare la saisine du premier contact, pour la saisine du milieu.",
    formula=Median(Term("mas.contact_delay", axis="days")),
    numerator="",
    denominator="saisines de la période avec premier contact",
    unit=units.DAYS,
    better=Better.LOWER,
    period="cohorte des saisines de la période",
    trap="Les saisines encore sans contact n'ont pas de délai : le lire avec la part jointe en 48 heures.",
)

CONTACT_48H = mas_metric(
    key="mas.contact_48h",
    label="Premier contact en 48 heures",
    definition=(
        "Part des saisines de la période dont le premier contact a lieu au plus tard deux jours après."
    ),
    formula=Ratio(Term("mas.contact_delay", axis="days", at_most=2), Term("mas.cases")),
    numerator="saisines contactées en deux jours au plus",
    denominator=ENTERED,
    unit=units.SHARE,
    better=Better.HIGHER,
    settles_after_days=2,
    period="cohorte des saisines de la période",
)

METRICS = (CASES, CONTACTED, ASSESSED, ACCOMPANIED, ENTRY, CONTACT_DELAY, CONTACT_48H)
