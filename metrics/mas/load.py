"""Mission accompagnement santé: how many cases are open, since when, and for how many accompanists?"""

from __future__ import annotations

from metrics import units
from metrics.mas.words import SOURCE, mas_metric
from metrics.model import Better, Ratio, Sum, Term

OPEN_CASES = mas_metric(
    key="mas.open_cases",
    label="File active",
    definition="Saisines ouvertes et non closes au dernier jour connu de la période.",
    formula=Sum(Term("mas.open_cases")),
    numerator="saisines non closes à la date",
    unit=units.CASES,
    better=Better.NEUTRAL,
    period="stock à la date",
    axes=("epci", "detector", "age_band"),
)

OPEN_OVER_90 = mas_metric(
    key="mas.open_over_90",
    label="File active de plus de 90 jours",
    definition="Part des saisines non closes qui ont été ouvertes plus de 90 jours avant la date.",
    formula=Ratio(
        Term("mas.open_cases", axis="age_band", members=("91-180", "181+")), Term("mas.open_cases")
    ),
    numerator="saisines non closes ouvertes depuis plus de 90 jours",
    denominator="saisines non closes à la date",
    unit=units.SHARE,
    better=Better.LOWER,
    period="stock à la date",
)

LOAD = mas_metric(
    key="mas.load",
    label="File active par accompagnatrice",
    definition="Saisines non closes pour un équivalent temps plein d'accompagnatrice en santé.",
    formula=Ratio(Term("mas.open_cases"), Term("mas.full_time")),
    numerator="saisines non closes à la date",
    denominator="équivalents temps plein du mois",
    unit=units.PER_AGENT,
    better=Better.NEUTRAL,
    source=SOURCE + " et effectifs",
    period="stock à la date",
)

TEAM = mas_metric(
    key="mas.team",
    label="Accompagnatrices en santé",
    definition="Équivalents temps plein d'accompagnatrice en santé au dernier mois connu.",
    formula=Sum(Term("mas.full_time")),
    numerator="équivalents temps plein du mois",
    unit=units.FULL_TIME,
    better=Better.NEUTRAL,
    source="Effectifs de la caisse",
    period="stock au mois",
)

METRICS = (OPEN_CASES, OPEN_OVER_90, LOAD, TEAM)
