"""Action sanitaire et sociale: what do requests, decisions and delays mean?"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.ass.words import OWNER, SOURCE
from metrics.model import Better, Complement, Median, Metric, Ratio, Sum, Term

_metric = partial(Metric, source=SOURCE, owner=OWNER)
_delay = partial(_metric, unit=units.DAYS, better=Better.LOWER)
_late = partial(_metric, unit=units.SHARE, better=Better.LOWER)
_ORIGIN = ("line", "epci", "origin")
_COMMISSION = "La commission se tient une fois par mois : elle met un plancher à ce délai."

REQUESTS = _metric(
    key="ass.requests",
    label="Demandes déposées",
    definition="Demandes d'aide individuelle déposées pendant la période, quelle que soit leur suite.",
    formula=Sum(Term("ass.requests")),
    numerator="demandes déposées pendant la période",
    unit=units.REQUESTS,
    better=Better.NEUTRAL,
    period="flux mensuel, à la date de dépôt",
    axes=_ORIGIN,
)

DECISIONS = _metric(
    key="ass.decisions",
    label="Décisions rendues",
    definition="Demandes d'aide individuelle accordées ou refusées en commission pendant la période.",
    formula=Sum(Term("ass.decisions")),
    numerator="décisions rendues pendant la période",
    unit=units.DECISIONS,
    better=Better.NEUTRAL,
    period="flux mensuel, à la date de la commission",
    trap=(
        "Le rapport 2022 de l'Essonne écrit 3 589 aides « accordées » dont 65 % d'accords : "
        "ce sont des demandes décidées, soit 2 333 accords."
    ),
    axes=(*_ORIGIN, "decision", "days"),
)

FAVOURABLE = _metric(
    key="ass.favourable",
    label="Aides accordées",
    definition="Décisions favorables rendues en commission pendant la période.",
    formula=Sum(Term("ass.favourable")),
    numerator="décisions favorables de la période",
    unit=units.AIDS,
    better=Better.NEUTRAL,
    period="flux mensuel, à la date de la commission",
    trap="Une aide n'est pas un foyer : un foyer peut recevoir plusieurs aides dans l'année.",
    axes=_ORIGIN,
)

AGREEMENT = _metric(
    key="ass.agreement",
    label="Taux d'accord (définition publiée)",
    definition="Part des décisions rendues pendant la période qui sont favorables.",
    formula=Ratio(Term("ass.favourable"), Term("ass.decisions")),
    numerator="décisions favorables",
    denominator="décisions rendues pendant la période",
    unit=units.SHARE,
    better=Better.NEUTRAL,
    period="décisions de la période",
    trap="Ne voit pas les demandes qui attendent encore leur commission.",
    axes=_ORIGIN,
)

AGREEMENT_REQUESTS = _metric(
    key="ass.agreement_requests",
    label="Taux d'accord (demandes déposées)",
    definition="Part des demandes déposées pendant la période qui ont reçu une décision favorable.",
    formula=Ratio(Term("ass.requests_granted"), Term("ass.requests")),
    numerator="demandes accordées parmi celles de la période",
    denominator="demandes déposées pendant la période",
    unit=units.SHARE,
    better=Better.NEUTRAL,
    period="cohorte des demandes de la période",
    trap="Les demandes récentes attendent encore leur commission : le taux des derniers mois monte ensuite.",
    axes=_ORIGIN,
    steering_of="ass.agreement",
)

POSTPONEMENTS = _metric(
    key="ass.postponements",
    label="Demandes ajournées",
    definition="Demandes renvoyées à une commission suivante pendant la période.",
    formula=Sum(Term("ass.postponements")),
    numerator="ajournements de la période",
    unit=units.REQUESTS,
    better=Better.LOWER,
    period="flux mensuel, à la date de la commission",
    trap="Un ajournement n'est pas une décision : la demande sera comptée à sa décision.",
    axes=_ORIGIN,
)

WAITING = _metric(
    key="ass.waiting",
    label="Demandes en attente de décision",
    definition="Demandes déposées et non décidées au dernier jour connu de la période.",
    formula=Sum(Term("ass.waiting")),
    numerator="demandes sans décision à la date",
    unit=units.REQUESTS,
    better=Better.LOWER,
    period="stock à la date",
    axes=("line", "waited"),
)

PAYMENTS = _metric(
    key="ass.payments",
    label="Aides versées",
    definition="Aides individuelles versées pendant la période.",
    formula=Sum(Term("ass.payments")),
    numerator="versements de la période",
    unit=units.AIDS,
    better=Better.NEUTRAL,
    period="flux mensuel, à la date du versement",
    trap="Une aide accordée en décembre est souvent versée en janvier : elle compte alors l'année suivante.",
    axes=(*_ORIGIN, "days", "whole_days"),
)

DECISION_DELAY = _delay(
    key="ass.decision_delay",
    label="Délai médian de décision",
    definition="Nombre de jours entre le dépôt et la décision, pour la demande du milieu.",
    formula=Median(Term("ass.decisions", axis="days")),
    numerator="",
    denominator="décisions de la période",
    period="décisions de la période",
    trap=_COMMISSION,
)

DECISION_OVER_30 = _late(
    key="ass.decision_over_30",
    label="Décisions à plus de 30 jours",
    definition="Part des décisions de la période rendues plus de 30 jours après le dépôt.",
    formula=Complement(Term("ass.decisions", axis="days", at_most=30), Term("ass.decisions")),
    numerator="décisions rendues après plus de 30 jours",
    denominator="décisions de la période",
    period="décisions de la période",
    trap=_COMMISSION,
)

PAYMENT_DELAY = _delay(
    key="ass.payment_delay",
    label="Délai médian de versement",
    definition="Nombre de jours entre la décision et le versement, pour l'aide du milieu.",
    formula=Median(Term("ass.payments", axis="days")),
    numerator="",
    denominator="versements de la période",
    period="versements de la période",
)

PAYMENT_OVER_30 = _late(
    key="ass.payment_over_30",
    label="Versements à plus de 30 jours",
    definition="Part des versements de la période faits plus de 30 jours après la décision.",
    formula=Complement(Term("ass.payments", axis="days", at_most=30), Term("ass.payments")),
    numerator="versements faits plus de 30 jours après la décision",
    denominator="versements de la période",
    period="versements de la période",
)

WHOLE_DELAY = _delay(
    key="ass.whole_delay",
    label="Délai médian de la demande au versement",
    definition="Nombre de jours entre le dépôt et le versement, pour l'aide du milieu.",
    formula=Median(Term("ass.payments", axis="whole_days")),
    numerator="",
    denominator="versements de la période",
    period="versements de la période",
    trap="La médiane du tout n'est pas la somme des deux médianes.",
)

WHOLE_OVER_30 = _late(
    key="ass.whole_over_30",
    label="De la demande au versement, plus de 30 jours",
    definition="Part des versements de la période faits plus de 30 jours après le dépôt.",
    formula=Complement(Term("ass.payments", axis="whole_days", at_most=30), Term("ass.payments")),
    numerator="versements faits plus de 30 jours après le dépôt",
    denominator="versements de la période",
    period="versements de la période",
    trap=_COMMISSION,
)

METRICS = (
    REQUESTS,
    DECISIONS,
    FAVOURABLE,
    AGREEMENT,
    AGREEMENT_REQUESTS,
    POSTPONEMENTS,
    WAITING,
    PAYMENTS,
    DECISION_DELAY,
    DECISION_OVER_30,
    PAYMENT_DELAY,
    PAYMENT_OVER_30,
    WHOLE_DELAY,
    WHOLE_OVER_30,
)
