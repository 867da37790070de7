"""Action sanitaire et sociale: what do its amounts mean, stage by stage and line by line?

Allotted, granted, committed and paid are four accounting stages of the same money: each figure says
which one it is, and no figure adds two of them.
"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.ass.words import OWNER, SOURCE
from metrics.model import Better, Metric, Ratio, Sum, Term

_CUMULATED = "cumul depuis le 1er janvier, à la date"
_amount = partial(
    Metric,
    source=SOURCE,
    owner=OWNER,
    unit=units.EUROS,
    better=Better.NEUTRAL,
    period="flux mensuel, à la date de l'étape",
)
_share = partial(
    Metric,
    source=SOURCE,
    owner=OWNER,
    unit=units.SHARE,
    better=Better.NEUTRAL,
    period=_CUMULATED,
    axes=("line",),
)
_STAGES = "Accordé, engagé et versé sont trois étapes du même argent : elles ne s'additionnent pas."
_SINCE = "Au 30 septembre, le cumul est celui de neuf mois, rapporté au budget de toute l'année."


def _line(measure: str, *lines: str) -> Sum:
    return Sum(Term(measure, axis="line", members=lines))


ALLOTTED = _amount(
    key="ass.allotted",
    label="Budget alloué",
    definition="Dotation limitative de l'année, toutes lignes individuelles et collectives.",
    formula=Sum(Term("ass.allotted_in_year")),
    numerator="dotations de l'année, ligne par ligne",
    period="dotation de l'année entière, à la date",
    trap="La dotation vaut pour l'année entière : un trimestre affiche la même que l'année.",
    axes=("line",),
)

CONSUMPTION = _share(
    key="ass.consumption",
    label="Part du budget versée",
    definition="Part du budget de l'année déjà versée, du 1er janvier à la date.",
    formula=Ratio(Term("ass.paid_since_january"), Term("ass.allotted_in_year")),
    numerator="montants versés depuis le 1er janvier",
    denominator="budget alloué de l'année",
    trap=_SINCE,
)

COMMITMENT = _share(
    key="ass.commitment",
    label="Part du budget engagée",
    definition="Part du budget de l'année déjà engagée, du 1er janvier à la date, versée ou non.",
    formula=Ratio(Term("ass.committed_since_january"), Term("ass.allotted_in_year")),
    numerator="montants engagés depuis le 1er janvier",
    denominator="budget alloué de l'année",
    trap=_SINCE,
)

COMMITTED_SINCE = _amount(
    key="ass.committed_since_january",
    label="Engagé depuis le 1er janvier",
    definition="Montants engagés du 1er janvier à la date, toutes lignes, versés ou non.",
    formula=Sum(Term("ass.committed_since_january")),
    numerator="montants engagés depuis le 1er janvier",
    period=_CUMULATED,
    trap=_STAGES,
    axes=("line",),
)

PAID_SINCE = _amount(
    key="ass.paid_since_january",
    label="Versé depuis le 1er janvier",
    definition="Montants versés du 1er janvier à la date, toutes lignes.",
    formula=Sum(Term("ass.paid_since_january")),
    numerator="montants versés depuis le 1er janvier",
    period=_CUMULATED,
    trap="Un versement de janvier peut solder un engagement de décembre : il compte dans la nouvelle année.",
    axes=("line",),
)

GRANTED = _amount(
    key="ass.granted",
    label="Montant accordé",
    definition="Montants accordés pendant la période, aides individuelles et collectives.",
    formula=Sum(Term("ass.granted_eur")),
    numerator="montants accordés pendant la période",
    trap=_STAGES,
    axes=("line",),
)

COMMITTED = _amount(
    key="ass.committed",
    label="Montant engagé",
    definition="Montants engagés en comptabilité pendant la période, toutes lignes.",
    formula=Sum(Term("ass.committed_eur")),
    numerator="montants engagés pendant la période",
    trap=_STAGES,
    axes=("line",),
)

PAID = _amount(
    key="ass.paid",
    label="Montant versé",
    definition="Montants versés pendant la période, toutes lignes.",
    formula=Sum(Term("ass.paid_eur")),
    numerator="montants versés pendant la période",
    trap=_STAGES,
    axes=("line",),
)

INDIVIDUAL_PAID = _amount(
    key="ass.individual_paid",
    label="Versé, aides individuelles et prestations supplémentaires",
    definition="Montant versé pour les aides individuelles et les prestations supplémentaires facultatives.",
    formula=_line("ass.paid_eur", "individual"),
    numerator="montants versés sur la ligne",
    trap="Le rapport 2022 de l'Orne imprime cette ligne au stade « versé ».",
)

COMPLEMENTARY_GRANTED = _amount(
    key="ass.complementary_granted",
    label="Accordé, aides à la complémentaire santé",
    definition="Montant accordé pour aider à souscrire ou à payer une complémentaire santé.",
    formula=_line("ass.granted_eur", "complementary"),
    numerator="montants accordés sur la ligne",
    trap="Le rapport 2022 de l'Orne imprime cette ligne au stade « accordé », non « versé ».",
)

HOME_ILLNESS_PAID = _amount(
    key="ass.home_illness_paid",
    label="Versé, domicile des personnes malades",
    definition="Montant versé pour le retour et le maintien à domicile des personnes malades.",
    formula=_line("ass.paid_eur", "home_illness"),
    numerator="montants versés sur la ligne",
    trap="Le rapport 2022 de l'Orne ne dit pas l'étape de ce montant : il est lu comme versé.",
)

HOME_DISABILITY_PAID = _amount(
    key="ass.home_disability_paid",
    label="Versé, domicile des personnes en situation de handicap",
    definition="Montant versé pour le maintien à domicile des personnes en situation de handicap.",
    formula=_line("ass.paid_eur", "home_disability"),
    numerator="montants versés sur la ligne",
    trap="Le rapport 2022 de l'Orne ne dit pas l'étape de ce montant : il est lu comme versé.",
)

PDP_COMMITTED = _amount(
    key="ass.pdp_committed",
    label="Engagé, prévention de la désinsertion professionnelle",
    definition="Montant engagé pour la prévention de la désinsertion professionnelle.",
    formula=_line("ass.committed_eur", "pdp"),
    numerator="montants engagés sur la ligne",
    trap="Le rapport 2022 de l'Orne parle du « budget » des actions engagées : ni accordé, ni versé.",
)

METRICS = (
    CONSUMPTION,
    COMMITMENT,
    ALLOTTED,
    COMMITTED_SINCE,
    PAID_SINCE,
    GRANTED,
    COMMITTED,
    PAID,
    INDIVIDUAL_PAID,
    COMPLEMENTARY_GRANTED,
    HOME_ILLNESS_PAID,
    HOME_DISABILITY_PAID,
    PDP_COMMITTED,
)
