"""PLANIR: what do the figures of the agreements with partners mean?"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Metric, Ratio, Sum, Term

_metric = partial(
    Metric,
    source="Registre des conventions et signalements (extrait de la caisse)",
    owner="Responsable des partenariats",
    period="stock à la date",
)
_IN_FORCE = "conventions en vigueur à la date"
_KIND = ("agreement_kind",)


def _of_kind(kind: str) -> Sum:
    return Sum(Term("planir.agreements", axis="agreement_kind", members=(kind,)))


CCAS = _metric(
    key="planir.ccas",
    label="CCAS du département",
    definition="Centres communaux d'action sociale (CCAS) qui existent à la date, conventionnés ou non.",
    formula=Sum(Term("planir.ccas")),
    numerator="CCAS ouverts à la date",
    unit=units.CCAS,
    better=Better.NEUTRAL,
    axes=("epci", "commune"),
)

CCAS_COVERED = _metric(
    key="planir.ccas_covered",
    label="CCAS avec une convention en vigueur",
    definition="CCAS qui ont au moins une convention en vigueur au dernier jour connu de la période.",
    formula=Sum(Term("planir.ccas_covered")),
    numerator="CCAS avec une convention en vigueur à la date",
    unit=units.CCAS,
    better=Better.HIGHER,
    trap="Compte les conventions en vigueur, non celles qui ont été signées un jour.",
    axes=("epci", "commune"),
)

CCAS_COVERAGE = _metric(
    key="planir.ccas_coverage",
    label="Couverture des CCAS",
    definition="Part des CCAS du département qui ont au moins une convention en vigueur au dernier jour "
    "connu de la période.",
    formula=Ratio(Term("planir.ccas_covered"), Term("planir.ccas")),
    numerator="CCAS avec une convention en vigueur à la date",
    denominator="CCAS du département à la date",
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Une convention renouvelée par avance ne compte pas deux fois ; une convention échue ne compte "
    "plus.",
    axes=("epci",),
)

AGREEMENTS = _metric(
    key="planir.agreements",
    label="Conventions en vigueur",
    definition="Conventions de partenariat en vigueur au dernier jour connu de la période, toutes natures "
    "confondues.",
    formula=Sum(Term("planir.agreements")),
    numerator=_IN_FORCE,
    unit=units.AGREEMENTS,
    better=Better.NEUTRAL,
    trap="Le rapport 2022 de l'Essonne compte « près de 107 conventions » signées depuis 2010 : un cumul, "
    "non un stock.",
    axes=_KIND,
    steering_of="planir.agreements_signed",
)

AGREEMENTS_SIGNED = _metric(
    key="planir.agreements_signed",
    label="Conventions signées",
    definition="Conventions signées pendant la période, premières signatures et renouvellements ensemble.",
    formula=Sum(Term("planir.agreements_signed")),
    numerator="conventions signées pendant la période",
    unit=units.AGREEMENTS,
    better=Better.NEUTRAL,
    period="flux mensuel",
    trap="Un renouvellement compte de nouveau : le cumul des signatures dépasse les conventions en vigueur.",
    axes=_KIND,
)

ALIVE = _metric(
    key="planir.agreements_alive",
    label="Conventions vivantes",
    definition="Part des conventions en vigueur dont le partenaire a fait au moins un signalement en "
    "douze mois.",
    formula=Ratio(Term("planir.agreements_alive"), Term("planir.agreements")),
    numerator="conventions en vigueur avec un signalement dans les douze mois qui finissent à la date",
    denominator=_IN_FORCE,
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Une convention signée depuis peu n'a pas eu douze mois pour servir.",
    axes=_KIND,
)

PARTNER_REPORTS = _metric(
    key="planir.partner_reports",
    label="Signalements des partenaires",
    definition="Situations signalées à la caisse par des partenaires pendant la période.",
    formula=Sum(Term("planir.partner_reports")),
    numerator="signalements reçus pendant la période",
    unit=units.REPORTS,
    better=Better.NEUTRAL,
    period="flux mensuel",
    trap="Un signalement n'est pas une personne : une même situation peut être signalée deux fois.",
    axes=("agreement_kind", "partner"),
)

PASS = _metric(
    key="planir.pass",
    label="Conventions avec les PASS",
    definition="Conventions en vigueur avec des permanences d'accès aux soins de santé (PASS).",
    formula=_of_kind("pass"),
    numerator="conventions PASS en vigueur à la date",
    unit=units.AGREEMENTS,
    better=Better.NEUTRAL,
)

MISSIONS_LOCALES = _metric(
    key="planir.missions_locales",
    label="Missions locales conventionnées",
    definition="Conventions en vigueur avec des missions locales pour l'emploi des jeunes.",
    formula=_of_kind("mission_locale"),
    numerator="conventions en vigueur avec une mission locale",
    unit=units.AGREEMENTS,
    better=Better.NEUTRAL,
    trap="Le rapport 2022 de l'Essonne en compte 10 et nomme 11 structures : l'École de la 2e chance "
    "(EPIDE), qui n'est pas "
    "une mission locale, est comptée dans les autres structures d'insertion.",
)

NATIONAL = _metric(
    key="planir.national",
    label="Conventions nationales déclinées",
    definition="Conventions nationales déclinées localement et en vigueur à la date.",
    formula=_of_kind("national"),
    numerator="conventions nationales déclinées, en vigueur à la date",
    unit=units.AGREEMENTS,
    better=Better.NEUTRAL,
)

METRICS = (
    CCAS_COVERAGE,
    CCAS_COVERED,
    CCAS,
    AGREEMENTS,
    AGREEMENTS_SIGNED,
    ALIVE,
    PARTNER_REPORTS,
    PASS,
    MISSIONS_LOCALES,
    NATIONAL,
)
