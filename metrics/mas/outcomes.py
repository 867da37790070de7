"""Mission accompagnement santé: what becomes of the cases, in the published and the steering definitions?"""

from __future__ import annotations

from metrics import units
from metrics.mas.words import ENTERED, ORIGIN, mas_metric
from metrics.model import Better, Complement, Ratio, Sum, Term

REALISED = mas_metric(
    key="mas.realised",
    label="Saisines closes avec réalisation des soins",
    definition="Saisines de la période closes parce que les soins ont eu lieu.",
    formula=Sum(Term("mas.cases_realised")),
    numerator="saisines closes avec réalisation des soins",
    unit=units.CASES,
    better=Better.HIGHER,
    period="cohorte des saisines de la période",
    axes=ORIGIN,
)

COMPLETION = mas_metric(
    key="mas.completion",
    label="Taux de concrétisation (définition publiée)",
    definition="Part des saisines de la période closes avec réalisation des soins, dossiers ouverts compris.",
    formula=Ratio(Term("mas.cases_realised"), Term("mas.cases")),
    numerator="saisines closes avec réalisation des soins",
    denominator=ENTERED,
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des saisines de la période",
    trap=(
        "Les saisines récentes n'ont pas eu le temps d'aboutir : le taux baisse quand l'activité "
        "croît en fin d'année."
    ),
    axes=ORIGIN,
)

COMPLETION_CLOSED = mas_metric(
    key="mas.completion_closed",
    label="Taux de concrétisation (dossiers clos)",
    definition=(
        "Part des saisines closes, parmi celles de la période, qui le sont avec réalisation des soins."
    ),
    formula=Ratio(Term("mas.cases_realised"), Term("mas.cases_closed")),
    numerator="saisines closes avec réalisation des soins",
    denominator="saisines de la période, closes",
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des saisines de la période",
    trap="Ne voit pas les saisines qui ne sont jamais closes.",
    axes=ORIGIN,
    steering_of="mas.completion",
)

CLOSED = mas_metric(
    key="mas.closed",
    label="Saisines closes",
    definition="Saisines de la période closes à ce jour, quelle que soit leur issue.",
    formula=Sum(Term("mas.cases_closed")),
    numerator="saisines de la période, closes",
    unit=units.CASES,
    better=Better.NEUTRAL,
    period="cohorte des saisines de la période",
    trap="Les issues des saisines récentes ne sont pas toutes connues.",
    axes=(*ORIGIN, "outcome"),
)

NOT_REALISED = mas_metric(
    key="mas.not_realised",
    label="Part des dossiers clos sans réalisation des soins",
    definition=(
        "Part des saisines closes, parmi celles de la période, qui le sont sans que les soins aient eu lieu."
    ),
    formula=Complement(Term("mas.cases_realised"), Term("mas.cases_closed")),
    numerator="saisines closes sans réalisation des soins",
    denominator="saisines de la période, closes",
    unit=units.SHARE,
    better=Better.LOWER,
    period="cohorte des saisines de la période",
    trap="Injoignable, refus, absence d'offre, reste à charge : le motif dit ce qu'il faut corriger.",
    axes=ORIGIN,
)

RIGHTS_UPDATED = mas_metric(
    key="mas.rights_updated",
    label="Mise à jour des droits",
    definition="Part des saisines de la période dont les droits ont été mis à jour.",
    formula=Ratio(Term("mas.cases_rights_updated"), Term("mas.cases")),
    numerator="saisines avec droits mis à jour",
    denominator=ENTERED,
    unit=units.SHARE,
    better=Better.NEUTRAL,
    period="cohorte des saisines de la période",
    trap=(
        "Le rapport de l'Orne écrit « près de 36 % des dossiers » : le dénominateur retenu est "
        "l'ensemble des saisines."
    ),
    axes=ORIGIN,
)

RIGHTS_UPDATED_ASSESSED = mas_metric(
    key="mas.rights_updated_assessed",
    label="Mise à jour des droits après bilan",
    definition="Part des saisines avec bilan dont les droits ont été mis à jour.",
    formula=Ratio(Term("mas.cases_rights_updated"), Term("mas.cases_assessed")),
    numerator="saisines avec droits mis à jour",
    denominator="saisines de la période avec bilan fait",
    unit=units.SHARE,
    better=Better.NEUTRAL,
    period="cohorte des saisines de la période",
    axes=ORIGIN,
    steering_of="mas.rights_updated",
)

METRICS = (
    REALISED,
    COMPLETION,
    COMPLETION_CLOSED,
    CLOSED,
    NOT_REALISED,
    RIGHTS_UPDATED,
    RIGHTS_UPDATED_ASSESSED,
)
