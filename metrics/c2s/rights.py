"""Complémentaire santé solidaire: who holds a right at the date, and among whom?

Beneficiaries and protected persons are stocks; both are read on the same day and in the general scheme.
"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Metric, Ratio, Sum, Term

_SOURCE = "Droits ouverts à la C2S (extrait de la caisse)"
_POPULATION = "Population protégée de la caisse"
_OPEN = "personnes dont un droit est ouvert à la date"
_PLACES = ("epci", "commune")

_stock = partial(
    Metric,
    source=_SOURCE,
    owner="Responsable de la Complémentaire santé solidaire",
    period="stock au dernier jour du mois",
)
_share = partial(_stock, unit=units.SHARE, better=Better.NEUTRAL)

BENEFICIARIES = _stock(
    key="c2s.beneficiaries",
    label="Bénéficiaires de la C2S",
    definition="Nombre de personnes dont un droit à la Complémentaire santé solidaire est ouvert à la date.",
    formula=Sum(Term("c2s.beneficiaries")),
    numerator=_OPEN,
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    trap="Un stock ne s'additionne pas d'un mois à l'autre. Ce nombre compte des personnes, non des foyers.",
    axes=("epci", "commune", "age_group", "participation"),
)

COVERAGE = _share(
    key="c2s.coverage",
    label="Taux de couverture",
    definition="Part de la population protégée par la caisse qui bénéficie de la C2S, à la même date.",
    formula=Ratio(Term("c2s.beneficiaries"), Term("c2s.protected")),
    numerator=_OPEN,
    denominator="population protégée du régime général à la même date",
    source=f"{_SOURCE} et population protégée",
    trap="Le rapport 2022 de l'Essonne imprime 9,9 % ; 127 725 sur 1 349 904 donnent 9,46 % : son "
    "dénominateur est un autre, qu'il ne dit pas.",
    axes=_PLACES,
)

WITHOUT = _stock(
    key="c2s.without_participation",
    label="Bénéficiaires sans participation",
    definition="Bénéficiaires dont la C2S est gratuite, à la date.",
    formula=Sum(Term("c2s.beneficiaries_without")),
    numerator="personnes dont un droit sans participation est ouvert à la date",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    axes=(*_PLACES, "age_group"),
)

WITH = _stock(
    key="c2s.with_participation",
    label="Bénéficiaires avec participation",
    definition="Bénéficiaires dont le foyer verse une participation financière, à la date.",
    formula=Sum(Term("c2s.beneficiaries_with")),
    numerator="personnes dont un droit avec participation est ouvert à la date",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    axes=(*_PLACES, "age_group"),
)

WITH_SHARE = _share(
    key="c2s.with_participation_share",
    label="Part avec participation",
    definition="Part des bénéficiaires dont le foyer verse une participation financière.",
    formula=Ratio(Term("c2s.beneficiaries_with"), Term("c2s.beneficiaries")),
    numerator="personnes dont un droit avec participation est ouvert à la date",
    denominator=_OPEN,
    axes=(*_PLACES, "age_group"),
)

UNDER_25 = _share(
    key="c2s.under_25",
    label="Part des moins de 25 ans",
    definition="Part des bénéficiaires âgés de moins de 25 ans.",
    formula=Ratio(Term("c2s.beneficiaries_under_25"), Term("c2s.beneficiaries")),
    numerator="bénéficiaires de moins de 25 ans à la date",
    denominator=_OPEN,
    trap="Classe d'âge : elle ne forme pas un tout avec la part des retraités, qui est un statut.",
    axes=_PLACES,
)

OVER_60 = _share(
    key="c2s.over_60",
    label="Part des 60 ans et plus",
    definition="Part des bénéficiaires âgés de 60 ans ou plus.",
    formula=Ratio(Term("c2s.beneficiaries_60_plus"), Term("c2s.beneficiaries")),
    numerator="bénéficiaires de 60 ans ou plus à la date",
    denominator=_OPEN,
    trap="Une personne de 60 ans ou plus n'est pas toujours retraitée : à lire avec la part des retraités.",
    axes=_PLACES,
)

RETIRED = _share(
    key="c2s.retired",
    label="Part des retraités",
    definition="Part des bénéficiaires qui ont le statut de retraité.",
    formula=Ratio(Term("c2s.beneficiaries_retired"), Term("c2s.beneficiaries_profiled")),
    numerator="bénéficiaires retraités à la date",
    denominator=_OPEN,
    trap="C'est un statut, non un âge : 53 % de moins de 25 ans et 6 % de retraités ne forment pas un tout.",
    axes=("epci", "participation"),
)

MANAGED_BY_CPAM = _share(
    key="c2s.managed_by_cpam",
    label="Gestion par la caisse",
    definition="Part des bénéficiaires dont la CPAM, plutôt qu'un organisme privé, gère la C2S.",
    formula=Ratio(Term("c2s.beneficiaries_cpam"), Term("c2s.beneficiaries_profiled")),
    numerator="bénéficiaires dont la CPAM gère la C2S",
    denominator=_OPEN,
    axes=("epci", "participation"),
)

PROTECTED = _stock(
    key="c2s.protected_population",
    label="Population protégée",
    definition="Personnes dont la caisse prend en charge les frais de santé (régime général), à la date.",
    formula=Sum(Term("c2s.protected")),
    numerator="personnes protégées du régime général à la date",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    source=_POPULATION,
    trap="Le nombre tous régimes est autre : un taux garde le même périmètre en haut et en bas.",
    axes=_PLACES,
)

DEPENDANTS = _stock(
    key="c2s.dependants",
    label="Ayants droit (mineurs rattachés)",
    definition="Personnes protégées rattachées à un assuré, comptées dans la population protégée.",
    formula=Sum(Term("c2s.dependants")),
    numerator="ayants droit du régime général à la date",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    source=_POPULATION,
    trap="Depuis la protection universelle maladie, seuls les mineurs restent ayants droit.",
    axes=_PLACES,
)

DEPENDANTS_SHARE = _share(
    key="c2s.dependants_share",
    label="Part des ayants droit",
    definition="Part de la population protégée rattachée à un assuré.",
    formula=Ratio(Term("c2s.dependants"), Term("c2s.protected")),
    numerator="ayants droit du régime général à la date",
    denominator="population protégée du régime général à la même date",
    source=_POPULATION,
    axes=_PLACES,
)

METRICS = (
    BENEFICIARIES,
    COVERAGE,
    WITHOUT,
    WITH,
    WITH_SHARE,
    UNDER_25,
    OVER_60,
    RETIRED,
    MANAGED_BY_CPAM,
    PROTECTED,
    DEPENDANTS,
    DEPENDANTS_SHARE,
)
