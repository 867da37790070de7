"""Complémentaire santé solidaire: what is asked, through which channel, and how soon is it decided?

Automatic attributions are not requests: they have no channel, no file to complete, no delay.
"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Median, Metric, Ratio, Sum, Term

_ASKED = "demandes déposées pendant la période, hors attributions automatiques"

_request = partial(
    Metric,
    source="Demandes de C2S (extrait de la caisse)",
    owner="Responsable de la Complémentaire santé solidaire",
    period="flux mensuel, au mois du dépôt",
)

REQUESTS = _request(
    key="c2s.requests",
    label="Demandes de C2S",
    definition="Demandes déposées pendant la période, premières demandes et renouvellements.",
    formula=Sum(Term("c2s.requests")),
    numerator=_ASKED,
    unit=units.REQUESTS,
    better=Better.NEUTRAL,
    trap="Une demande vaut pour un foyer : les bénéficiaires, eux, sont des personnes.",
    axes=("channel", "kind"),
)

ONLINE = _request(
    key="c2s.online_requests",
    label="Demandes en ligne",
    definition="Demandes déposées depuis le compte ameli pendant la période.",
    formula=Sum(Term("c2s.requests_online")),
    numerator="demandes déposées en ligne",
    unit=units.REQUESTS,
    better=Better.NEUTRAL,
    axes=("kind",),
)

ONLINE_SHARE = _request(
    key="c2s.online_share",
    label="Part des demandes en ligne",
    definition="Part des demandes déposées en ligne, parmi celles qu'il a fallu déposer.",
    formula=Ratio(Term("c2s.requests_online"), Term("c2s.requests")),
    numerator="demandes déposées en ligne",
    denominator=_ASKED,
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Le rapport 2022 de l'Essonne imprime 57,90 % « en moyenne » ; ici, un total est rapporté à un "
    "total. Les attributions automatiques n'ont pas de canal et restent hors du calcul.",
    axes=("kind",),
)

ATTRIBUTIONS = _request(
    key="c2s.attributions",
    label="Attributions automatiques",
    definition="Premiers droits ouverts sans demande, au bénéfice du RSA.",
    formula=Sum(Term("c2s.attributions")),
    numerator="attributions sans demande de la période",
    unit=units.HOUSEHOLDS,
    better=Better.NEUTRAL,
    trap="Depuis 2022 seulement : les premières demandes à déposer sont moins nombreuses à partir de là.",
)

COMPLETE = _request(
    key="c2s.complete_at_deposit",
    label="Demandes complètes au dépôt",
    definition="Part des demandes dont le dossier est complet dès le premier dépôt.",
    formula=Ratio(Term("c2s.requests_complete"), Term("c2s.requests")),
    numerator="demandes complètes au premier dépôt",
    denominator=_ASKED,
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="À lire par canal : le dépôt en ligne n'est un progrès que si le dossier y est complet.",
    axes=("channel", "kind"),
)

DELAY = _request(
    key="c2s.decision_delay",
    label="Délai médian de décision",
    definition="Nombre de jours qui sépare le dépôt de la décision, pour la demande du milieu.",
    formula=Median(Term("c2s.decision_delay", axis="days")),
    numerator="",
    denominator="demandes déposées pendant la période et décidées",
    unit=units.DAYS,
    better=Better.LOWER,
    trap="Les demandes sans décision n'ont pas de délai : les mois récents ne montrent que les plus rapides.",
)

DELAY_COMPLETE = _request(
    key="c2s.decision_delay_complete",
    label="Délai médian, dossiers complets",
    definition="Même délai, pour les seules demandes complètes dès le premier dépôt.",
    formula=Median(Term("c2s.decision_delay_complete", axis="days")),
    numerator="",
    denominator="demandes complètes au dépôt, déposées pendant la période et décidées",
    unit=units.DAYS,
    better=Better.LOWER,
    trap="Aucune limite nationale publiée : la caisse fixe la sienne.",
    steering_of="c2s.decision_delay",
)

DECIDED = _request(
    key="c2s.decided",
    label="Demandes décidées",
    definition="Demandes déposées pendant la période et décidées au dernier jour connu.",
    formula=Sum(Term("c2s.decision_delay")),
    numerator="demandes déposées pendant la période et décidées",
    unit=units.REQUESTS,
    better=Better.NEUTRAL,
    axes=("days",),
)

PENDING = _request(
    key="c2s.pending",
    label="Demandes en attente de décision",
    definition="Demandes déposées et non décidées au dernier jour du mois.",
    formula=Sum(Term("c2s.pending")),
    numerator="demandes non décidées à la date",
    unit=units.REQUESTS,
    better=Better.LOWER,
    period="stock au dernier jour du mois",
    axes=("channel", "kind"),
)

METRICS = (
    REQUESTS,
    ONLINE,
    ONLINE_SHARE,
    ATTRIBUTIONS,
    COMPLETE,
    DELAY,
    DELAY_COMPLETE,
    DECIDED,
    PENDING,
)
