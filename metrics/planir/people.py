"""PLANIR: what do the figures of the persons met by the actions mean?"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Metric, Ratio, Sum, Term

_metric = partial(
    Metric,
    source="Suivi des personnes PLANIR (extrait de la caisse)",
    owner="Responsable de l'accès aux droits et aux soins",
)
_WHO = ("scheme", "difficulty", "public", "epci")
_CIVIL_YEAR = (
    "cohorte : chaque personne une fois par année civile, au mois de son premier événement de l'année"
)
_ONCE = "Une personne revue l'année suivante compte de nouveau : les années ne s'ajoutent pas."
_PERSONS = "personnes signalées ou accompagnées pour la première fois de l'année dans la période, hors ASE"

PERSONS = _metric(
    key="planir.persons",
    label="Personnes signalées ou accompagnées",
    definition="Personnes distinctes signalées ou accompagnées par une action, hors dossiers de l'aide "
    "sociale à l'enfance.",
    formula=Sum(Term("planir.persons")),
    numerator=_PERSONS,
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    period=_CIVIL_YEAR,
    trap="Mêle deux événements : être signalé n'est pas être accompagné. " + _ONCE,
    axes=_WHO,
)

ACCOMPANIED = _metric(
    key="planir.accompanied",
    label="Personnes accompagnées",
    definition="Personnes distinctes dont l'accompagnement a commencé, sans celles qui ne sont que "
    "signalées ; hors dossiers "
    "de l'aide sociale à l'enfance.",
    formula=Sum(Term("planir.persons_accompanied")),
    numerator=_PERSONS + ", accompagnement commencé",
    unit=units.PERSONS,
    better=Better.HIGHER,
    period=_CIVIL_YEAR,
    trap=_ONCE + " Les personnes signalées récemment n'ont pas toutes eu le temps d'être accompagnées.",
    axes=_WHO,
    steering_of="planir.persons",
)

ONLY_FLAGGED = _metric(
    key="planir.only_flagged",
    label="Personnes seulement signalées",
    definition="Personnes distinctes signalées et non accompagnées à la date ; hors dossiers de l'aide "
    "sociale à l'enfance.",
    formula=Sum(Term("planir.persons_only_flagged")),
    numerator=_PERSONS + ", sans accompagnement connu",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    period=_CIVIL_YEAR,
    trap=_ONCE,
    axes=_WHO,
)

REACHED = _metric(
    key="planir.reached",
    label="Personnes concernées par les actions",
    definition="Personnes distinctes signalées, accompagnées ou dont le dossier est géré, aide sociale à "
    "l'enfance comprise.",
    formula=Sum(Term("planir.reached")),
    numerator="personnes au premier événement de l'année dans la période, aide sociale à l'enfance comprise",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    period=_CIVIL_YEAR,
    trap="Les dossiers de l'aide sociale à l'enfance, gérés par milliers, dominent ce total : lire par "
    "difficulté et par public.",
    axes=("difficulty", "public", "scheme", "crossing"),
)

YOUNG = _metric(
    key="planir.young",
    label="Jeunes signalés ou accompagnés (définition publiée)",
    definition="Personnes distinctes signalées ou accompagnées par le Parcours santé jeunes.",
    formula=Sum(Term("planir.persons", axis="scheme", members=("young_path",))),
    numerator="jeunes au premier événement de l'année dans la période",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    period=_CIVIL_YEAR,
    trap="Le rapport 2022 de l'Essonne donne un seul nombre pour deux événements : 429 signalés « ou » "
    "accompagnés.",
)

YOUNG_ACCOMPANIED = _metric(
    key="planir.young_accompanied",
    label="Jeunes accompagnés",
    definition="Personnes distinctes du Parcours santé jeunes dont l'accompagnement a commencé.",
    formula=Sum(Term("planir.persons_accompanied", axis="scheme", members=("young_path",))),
    numerator="jeunes au premier événement de l'année dans la période, accompagnement commencé",
    unit=units.PERSONS,
    better=Better.HIGHER,
    period=_CIVIL_YEAR,
    trap=_ONCE,
    steering_of="planir.young",
)

ASE_FILES = _metric(
    key="planir.ase_files",
    label="Bénéficiaires de l'aide sociale à l'enfance",
    definition="Personnes distinctes confiées à l'aide sociale à l'enfance (ASE) dont la caisse a géré le "
    "dossier.",
    formula=Sum(Term("planir.ase_files")),
    numerator="bénéficiaires de l'ASE au premier acte de gestion de l'année dans la période",
    unit=units.PERSONS,
    better=Better.NEUTRAL,
    period=_CIVIL_YEAR,
    trap="Mesure une activité, non un résultat : le lire avec les ruptures évitées. " + _ONCE,
    axes=("epci",),
)

PER_C2S = _metric(
    key="planir.per_c2s",
    label="Personnes accompagnées pour 1 000 bénéficiaires de la C2S",
    definition="Personnes accompagnées rapportées aux bénéficiaires de la complémentaire santé solidaire "
    "du même territoire.",
    formula=Ratio(Term("planir.persons_accompanied"), Term("c2s.beneficiaries")),
    numerator="personnes accompagnées, hors dossiers ASE",
    denominator="bénéficiaires de la C2S à la fin de la période",
    unit=units.PER_THOUSAND,
    better=Better.HIGHER,
    source="Suivi des personnes PLANIR et droits C2S (extraits de la caisse)",
    period="personnes de la période, bénéficiaires à la date",
    trap="Croît avec la longueur de la période : comparer des périodes égales. Un petit territoire varie "
    "par hasard.",
    axes=("epci",),
)

METRICS = (PERSONS, ACCOMPANIED, ONLY_FLAGGED, REACHED, YOUNG, YOUNG_ACCOMPANIED, ASE_FILES, PER_C2S)
