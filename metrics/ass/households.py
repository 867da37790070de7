"""Action sanitaire et sociale: what do the figures of aided households mean?

A household is aided when an aid of an individual line was paid to it in the civil year. It is counted
once, in the month of its first payment, with all that it was paid in that year.
"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.ass.words import OWNER, SOURCE
from metrics.model import Better, Median, Metric, Ratio, Sum, Term

_metric = partial(
    Metric,
    source=SOURCE,
    owner=OWNER,
    period="année civile, foyers au mois de leur premier versement de l'année",
)
_AIDED = "foyers aidés dans l'année"
_WHOLE = Term("ass.households")
_PRINTED = (
    "Périmètre : les cinq lignes individuelles, au stade « versé ». Le rapport 2022 de l'Orne imprime 567 € "
    "pour 1 297 foyers : aucune somme de ses lignes ne redonne cette moyenne, que Vigie ne force pas."
)

HOUSEHOLDS = _metric(
    key="ass.households",
    label="Foyers aidés",
    definition="Foyers distincts ayant reçu au moins une aide individuelle, versée, dans l'année civile.",
    formula=Sum(_WHOLE),
    numerator="foyers, comptés une fois par année civile",
    unit=units.HOUSEHOLDS,
    better=Better.NEUTRAL,
    trap="Un foyer aidé en mars et en octobre compte en mars seulement : les mois s'additionnent.",
    axes=("epci", "origin", "euros"),
)

MEAN = _metric(
    key="ass.mean_per_household",
    label="Montant moyen par foyer aidé",
    definition="Total versé dans l'année aux foyers aidés, sur les lignes individuelles, par foyer.",
    formula=Ratio(Term("ass.households_paid"), _WHOLE),
    numerator="versé dans l'année à ces foyers, lignes individuelles",
    denominator=_AIDED,
    unit=units.EUROS_MEAN,
    better=Better.NEUTRAL,
    trap=_PRINTED,
    axes=("epci", "origin"),
)

MEDIAN = _metric(
    key="ass.median_per_household",
    label="Montant médian par foyer aidé",
    definition="Total versé dans l'année, sur les lignes individuelles, au foyer du milieu.",
    formula=Median(Term("ass.households", axis="euros")),
    numerator="",
    denominator=_AIDED,
    unit=units.EUROS,
    better=Better.NEUTRAL,
    trap="Même périmètre que la moyenne ; quelques aides très élevées tirent la moyenne, pas la médiane.",
)

REMAINING_COVERED = _metric(
    key="ass.remaining_covered",
    label="Reste à charge couvert",
    definition="Part du reste à charge, avant l'aide, que les aides accordées couvrent.",
    formula=Ratio(Term("ass.remaining_covered"), Term("ass.remaining_before")),
    numerator="montants accordés, demandes dont le reste à charge est connu",
    denominator="reste à charge avant l'aide",
    unit=units.SHARE,
    better=Better.HIGHER,
    period="aides accordées pendant la période",
    trap="Les demandes sans reste à charge connu (désinsertion professionnelle surtout) sont hors du calcul.",
    axes=("line", "epci", "origin"),
)

FIRST_TIME = _metric(
    key="ass.first_time",
    label="Primo-demandeurs",
    definition="Part des foyers aidés qui n'avaient reçu aucune aide dans les 24 mois précédents.",
    formula=Ratio(Term("ass.households_first_time"), _WHOLE),
    numerator="foyers sans aide dans les 24 mois précédents",
    denominator=_AIDED,
    unit=units.SHARE,
    better=Better.NEUTRAL,
    trap="Dit si l'aide atteint des foyers nouveaux ou revient aux mêmes ; ni l'un ni l'autre n'est un but.",
    axes=("epci", "origin"),
)

LINKED = _metric(
    key="ass.linked",
    label="Foyers venus d'un autre accompagnement",
    definition=(
        "Part des foyers aidés adressés par le service social ou la Mission accompagnement santé, "
        "ou venus d'un refus de complémentaire santé solidaire."
    ),
    formula=Ratio(Term("ass.households_linked"), _WHOLE),
    numerator="foyers venus d'un refus de C2S, d'une saisine MAS ou du service social",
    denominator=_AIDED,
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="L'origine est celle de la première aide versée dans l'année.",
    axes=("epci",),
)

AFTER_C2S_REFUSAL = _metric(
    key="ass.after_c2s_refusal",
    label="Foyers aidés après un refus de C2S",
    definition="Part des foyers aidés venus d'un refus de complémentaire santé solidaire.",
    formula=Ratio(Term("ass.households", axis="origin", members=("c2s_refusal",)), _WHOLE),
    numerator="foyers venus d'un refus de C2S",
    denominator=_AIDED,
    unit=units.SHARE,
    better=Better.NEUTRAL,
)

PER_LOW_INCOME = _metric(
    key="ass.per_low_income",
    label="Foyers aidés pour 1 000 ménages à bas revenus",
    definition="Foyers aidés rapportés aux ménages sous 60 % du niveau de vie médian.",
    formula=Ratio(_WHOLE, Term("ass.low_income")),
    numerator=_AIDED,
    denominator="ménages sous 60 % du niveau de vie médian",
    unit=units.PER_THOUSAND,
    better=Better.NEUTRAL,
    source=SOURCE + " et revenus localisés (INSEE)",
    trap="Comparer des périodes de même durée, et se méfier des petits effectifs.",
    axes=("epci",),
)

METRICS = (
    HOUSEHOLDS,
    MEAN,
    MEDIAN,
    REMAINING_COVERED,
    FIRST_TIME,
    LINKED,
    AFTER_C2S_REFUSAL,
    PER_LOW_INCOME,
)
