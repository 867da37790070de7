"""PLANIR: what do the figures of the actions of the plan mean?"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Median, Metric, Ratio, Sum, Term

_metric = partial(
    Metric,
    source="Suivi des actions PLANIR (extrait de la caisse)",
    owner="Responsable de l'accès aux droits et aux soins",
)
_AIM = ("difficulty", "public", "owner")
_AT_ONCE = (*_AIM, "crossing")
_LABELLED = "actions labellisées et non terminées à la date"
_AT_DATE = "stock à la date"
_MEASURED = "actions à la date dont la dernière revue porte une valeur cible"

ACTIONS = _metric(
    key="planir.actions",
    label="Actions labellisées",
    definition="Actions du plan labellisées et non terminées au dernier jour connu de la période.",
    formula=Sum(Term("planir.actions")),
    numerator=_LABELLED,
    unit=units.ACTIONS,
    better=Better.NEUTRAL,
    period=_AT_DATE,
    trap="Un label ne dit pas qu'il se passe quelque chose : le lire avec la part des actions actives.",
    axes=_AT_ONCE,
)

ACTIVE = _metric(
    key="planir.active",
    label="Actions actives",
    definition="Part des actions labellisées qui ont au moins un événement daté dans les 90 derniers jours.",
    formula=Ratio(Term("planir.actions_active"), Term("planir.actions")),
    numerator="actions avec un événement dans les 90 jours qui finissent à la date",
    denominator=_LABELLED,
    unit=units.SHARE,
    better=Better.HIGHER,
    period=_AT_DATE,
    trap="Compte une action comme active pour un seul événement, quel qu'il soit.",
    axes=_AIM,
)

SILENT = _metric(
    key="planir.silent",
    label="Actions silencieuses depuis 90 jours",
    definition="Actions labellisées sans aucun événement daté dans les 90 derniers jours.",
    formula=Sum(Term("planir.actions_silent")),
    numerator="actions sans événement dans les 90 jours qui finissent à la date",
    unit=units.ACTIONS,
    better=Better.LOWER,
    period=_AT_DATE,
    axes=_AIM,
)

PROGRESS = _metric(
    key="planir.progress",
    label="Avancement médian des actions",
    definition="Chemin parcouru du départ vers la cible, (valeur − départ) / (cible − départ), pour "
    "l'action du milieu.",
    formula=Median(Term("planir.actions_measured", axis="percent")),
    numerator="",
    denominator=_MEASURED,
    unit=units.PERCENT_OF_WAY,
    better=Better.HIGHER,
    period=_AT_DATE,
    trap="Jamais borné : négatif quand la valeur recule sous le départ, au-delà de 100 % quand la cible "
    "est dépassée. "
    "Les actions sans cible n'y sont pas.",
)

AT_TARGET = _metric(
    key="planir.at_target",
    label="Actions à leur cible",
    definition="Part des actions dotées d'une cible dont la dernière valeur l'atteint ou la dépasse.",
    formula=Ratio(Term("planir.actions_at_target"), Term("planir.actions_measured")),
    numerator="actions dont la valeur atteint la cible",
    denominator=_MEASURED,
    unit=units.SHARE,
    better=Better.HIGHER,
    period=_AT_DATE,
)

WEATHER = _metric(
    key="planir.weather",
    label="Actions suivies par une revue",
    definition="Actions non terminées dont le porteur a dit la météo dans une revue, la dernière faisant "
    "foi.",
    formula=Sum(Term("planir.actions_reviewed")),
    numerator="actions non terminées avec au moins une revue à la date",
    unit=units.ACTIONS,
    better=Better.NEUTRAL,
    period=_AT_DATE,
    trap="La météo est l'avis du porteur : elle ne se calcule pas.",
    axes=("weather",),
)

EVENTS = _metric(
    key="planir.events",
    label="Événements des actions",
    definition="Réunions, séances et rencontres datées dans la période, toutes actions confondues.",
    formula=Sum(Term("planir.events")),
    numerator="événements datés dans la période",
    unit=units.EVENTS,
    better=Better.NEUTRAL,
    period="flux mensuel",
    axes=("event_kind",),
)

MILESTONES_ON_TIME = _metric(
    key="planir.milestones_on_time",
    label="Jalons tenus à la date prévue",
    definition="Part des jalons dont l'échéance tombe dans la période et qui sont atteints au plus tard "
    "ce jour-là.",
    formula=Ratio(Term("planir.milestones_on_time"), Term("planir.milestones_due")),
    numerator="jalons atteints au plus tard à leur échéance",
    denominator="jalons dont l'échéance tombe dans la période",
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des échéances de la période",
)

MILESTONES_LATE = _metric(
    key="planir.milestones_late",
    label="Jalons en retard",
    definition="Jalons dont l'échéance est passée et qui ne sont pas atteints au dernier jour connu de la "
    "période.",
    formula=Sum(Term("planir.milestones_late")),
    numerator="jalons échus et non atteints à la date",
    unit=units.MILESTONES,
    better=Better.LOWER,
    period=_AT_DATE,
)

METRICS = (ACTIONS, ACTIVE, SILENT, PROGRESS, AT_TARGET, WEATHER, EVENTS, MILESTONES_ON_TIME, MILESTONES_LATE)
