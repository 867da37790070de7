"""Action sanitaire et sociale: what do the figures of collective aids mean?"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.ass.words import OWNER, SOURCE
from metrics.model import Better, Metric, Ratio, Sum, Term

_metric = partial(Metric, source=SOURCE, owner=OWNER, better=Better.NEUTRAL)
_amount = partial(_metric, unit=units.EUROS)

SUBSIDIES = _metric(
    key="ass.subsidies",
    label="Subventions accordées",
    definition="Subventions accordées à des associations pendant la période.",
    formula=Sum(Term("ass.subsidies")),
    numerator="subventions accordées pendant la période",
    unit=units.SUBSIDIES,
    period="flux mensuel, à la date de la décision",
    trap="Une association peut recevoir plusieurs subventions : compter les associations à part.",
    axes=("theme",),
)

ASSOCIATIONS = _metric(
    key="ass.associations",
    label="Associations soutenues",
    definition="Associations distinctes ayant reçu au moins un versement dans l'année civile.",
    formula=Sum(Term("ass.associations")),
    numerator="associations, comptées une fois par année civile",
    unit=units.ASSOCIATIONS,
    period="année civile, au mois du premier versement",
    axes=("theme",),
)

SUBSIDIES_GRANTED = _amount(
    key="ass.subsidies_granted",
    label="Accordé, subventions aux associations",
    definition="Montant des subventions accordées aux associations pendant la période.",
    formula=Sum(Term("ass.granted_eur", axis="line", members=("collective",))),
    numerator="montants accordés sur la ligne",
    period="flux mensuel, à la date de la décision",
    trap="Les rapports 2022 impriment « accordé » en Essonne, « versé » en Orne : à ne pas comparer.",
)

SUBSIDIES_PAID = _amount(
    key="ass.subsidies_paid",
    label="Versé, subventions aux associations",
    definition="Montant des subventions versées aux associations pendant la période.",
    formula=Sum(Term("ass.paid_eur", axis="line", members=("collective",))),
    numerator="montants versés sur la ligne",
    period="flux mensuel, à la date du versement",
    trap="Les rapports 2022 impriment « versé » en Orne, « accordé » en Essonne : à ne pas comparer.",
)

ENDOWMENT_GRANTED = _amount(
    key="ass.endowment_granted",
    label="Accordé, fonds de compensation du handicap",
    definition="Dotation accordée au fonds départemental de compensation du handicap.",
    formula=Sum(Term("ass.granted_eur", axis="line", members=("disability_fund",))),
    numerator="dotation accordée pendant la période",
    period="flux mensuel, à la date de la décision",
    trap="Le rapport 2022 de l'Orne écrit « alloué » : une décision, pas encore un versement.",
)

REPORTED = _metric(
    key="ass.subsidies_reported",
    label="Bilans d'activité revenus",
    definition="Part des subventions versées pendant la période dont le bilan signé est revenu.",
    formula=Ratio(Term("ass.subsidies_reported"), Term("ass.subsidies_paid")),
    numerator="subventions dont le bilan signé est revenu",
    denominator="subventions versées pendant la période",
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des subventions versées pendant la période",
    trap="Les subventions récentes ne doivent pas encore leur bilan : leur taux monte ensuite.",
    axes=("theme",),
)

METRICS = (SUBSIDIES, ASSOCIATIONS, SUBSIDIES_GRANTED, SUBSIDIES_PAID, ENDOWMENT_GRANTED, REPORTED)
