"""PLANIR: what do the figures of alerts, letters and urgent calls mean?"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Metric, Ratio, Sum, Term

_metric = partial(Metric, owner="Responsable de l'accès aux droits et aux soins")
_ALERTS = partial(_metric, source="Alertes de rupture de droits (extrait de la caisse)")
_RAISED = "alertes levées pendant la période"
_LETTERS = partial(_metric, source="Campagnes de courriers (extrait de la caisse)")
_CALLS = partial(_metric, source="Ligne urgence précarité (extrait de la caisse)")

RUPTURES_AVOIDED = _ALERTS(
    key="planir.ruptures_avoided",
    label="Ruptures évitées (toutes alertes)",
    definition="Part des alertes de la période dont le droit est resté ouvert, alertes encore en cours "
    "comprises.",
    formula=Ratio(Term("planir.alerts_kept_open"), Term("planir.alerts")),
    numerator="dossiers restés ouverts après une alerte",
    denominator=_RAISED,
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des alertes de la période",
    trap="Les alertes récentes ne sont pas encore dénouées : elles comptent au dénominateur seulement.",
    axes=("alert_kind", "epci"),
)

RUPTURES_AVOIDED_SETTLED = _ALERTS(
    key="planir.ruptures_avoided_settled",
    label="Ruptures évitées (alertes dénouées)",
    definition="Part des alertes dénouées, parmi celles de la période, dont le droit est resté ouvert.",
    formula=Ratio(Term("planir.alerts_kept_open"), Term("planir.alerts_settled")),
    numerator="dossiers restés ouverts après une alerte",
    denominator="alertes de la période, dénouées",
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des alertes de la période",
    trap="Ne voit pas les alertes encore en cours.",
    axes=("alert_kind", "epci"),
    steering_of="planir.ruptures_avoided",
)

ALERTS = _ALERTS(
    key="planir.alerts",
    label="Alertes de rupture de droits",
    definition="Alertes levées : ASE de 17 à 21 ans, passage à la retraite, droit C2S qui expire.",
    formula=Sum(Term("planir.alerts")),
    numerator=_RAISED,
    unit=units.ALERTS,
    better=Better.NEUTRAL,
    period="flux mensuel",
    trap="Le rapport 2022 de l'Essonne dit l'âge ASE de deux façons : 17 à 21 ans, puis 17 ans.",
    axes=("alert_kind", "epci"),
)

ALERTS_OPEN = _ALERTS(
    key="planir.alerts_open",
    label="Alertes en cours",
    definition="Alertes levées et non dénouées au dernier jour connu de la période.",
    formula=Sum(Term("planir.alerts_open")),
    numerator="alertes non dénouées à la date",
    unit=units.ALERTS,
    better=Better.NEUTRAL,
    period="stock à la date",
    axes=("alert_kind", "epci"),
)

LETTERS = _LETTERS(
    key="planir.letters",
    label="Courriers envoyés",
    definition="Courriers de campagne envoyés pendant la période, un par personne contactée.",
    formula=Sum(Term("planir.letters")),
    numerator="courriers envoyés pendant la période",
    unit=units.LETTERS,
    better=Better.NEUTRAL,
    period="flux mensuel",
    trap="Le rapport 2022 de l'Essonne écrit « plus de 2 268 courriers » devant un nombre exact.",
    axes=("campaign",),
)

CAMPAIGN_EFFECT = _LETTERS(
    key="planir.campaign_effect",
    label="Taux d'effet de la campagne (définition publiée)",
    definition="Part des personnes contactées pendant la période qui ont agi dans les quatre mois.",
    formula=Ratio(Term("planir.letters_acted"), Term("planir.letters")),
    numerator="personnes contactées qui ont agi en quatre mois au plus",
    denominator="personnes contactées pendant la période",
    unit=units.SHARE,
    better=Better.HIGHER,
    settles_after_days=123,
    period="cohorte des envois de la période",
    trap="Sans groupe non contacté, l'effet propre du courrier est inconnu ; les envois récents n'ont pas "
    "eu quatre mois.",
    axes=("campaign",),
)

CAMPAIGN_EFFECT_WATCHED = _LETTERS(
    key="planir.campaign_effect_watched",
    label="Taux d'effet, quatre mois écoulés",
    definition="Part des personnes contactées depuis au moins quatre mois qui ont agi dans les quatre mois.",
    formula=Ratio(Term("planir.letters_watched_acted"), Term("planir.letters_watched")),
    numerator="personnes contactées depuis quatre mois au moins, qui ont agi en quatre mois au plus",
    denominator="personnes contactées pendant la période, depuis quatre mois au moins",
    unit=units.SHARE,
    better=Better.HIGHER,
    settles_after_days=123,
    period="cohorte des envois de la période, quatre mois écoulés",
    trap="Sans groupe non contacté, l'effet propre du courrier est inconnu.",
    axes=("campaign",),
    steering_of="planir.campaign_effect",
)

CAMPAIGN_COMPARISON = _LETTERS(
    key="planir.campaign_comparison",
    label="Mêmes démarches sans courrier",
    definition="Part des personnes éligibles et non contactées qui ont agi dans les quatre mois : le "
    "terme de comparaison.",
    formula=Ratio(Term("planir.compared_watched_acted"), Term("planir.compared_watched")),
    numerator="personnes non contactées qui ont agi en quatre mois au plus",
    denominator="personnes du groupe non contacté, suivies depuis quatre mois au moins",
    unit=units.SHARE,
    better=Better.NEUTRAL,
    settles_after_days=123,
    period="cohorte des envois de la période, quatre mois écoulés",
    trap="Sans objet tant que la caisse n'a pas constitué de groupe non contacté.",
    axes=("campaign",),
)

URGENT_CALLS = _CALLS(
    key="planir.urgent_calls",
    label="Appels à la ligne urgence précarité",
    definition="Appels de médecins et de pharmaciens qui signalent un assuré dont les droits empêchent "
    "des soins urgents.",
    formula=Sum(Term("planir.urgent_calls")),
    numerator="appels reçus pendant la période",
    unit=units.CALLS,
    better=Better.NEUTRAL,
    period="flux mensuel",
    axes=("caller",),
)

URGENT_SAME_DAY = _CALLS(
    key="planir.urgent_same_day",
    label="Appels urgents traités le jour même",
    definition="Part des appels à la ligne urgence précarité qui reçoivent une réponse le jour même.",
    formula=Ratio(Term("planir.urgent_calls_answered", axis="days", at_most=0), Term("planir.urgent_calls")),
    numerator="appels avec une réponse le jour même",
    denominator="appels reçus pendant la période",
    unit=units.SHARE,
    better=Better.HIGHER,
    settles_after_days=1,
    period="cohorte des appels de la période",
)

METRICS = (
    ALERTS,
    RUPTURES_AVOIDED,
    RUPTURES_AVOIDED_SETTLED,
    ALERTS_OPEN,
    LETTERS,
    CAMPAIGN_EFFECT,
    CAMPAIGN_EFFECT_WATCHED,
    CAMPAIGN_COMPARISON,
    URGENT_CALLS,
    URGENT_SAME_DAY,
)
