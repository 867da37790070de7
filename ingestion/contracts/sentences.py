"""How is a contract told in French sentences: what a file replaces, what makes a line unique, its rules?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from itertools import groupby

from ingestion.contracts.dates import Dated, QuarterEnd, Year
from ingestion.contracts.model import DEPARTMENT, Contract
from ingestion.contracts.rules import AtMost, FilledOnly, GoesWith, Needs, Rule, Together, When
from metrics.catalogue import SOURCES

PERSONAL = (
    "Les lignes parlent de personnes : identifiants opaques seulement, ni nom, ni numéro de sécurité "
    "sociale, ni téléphone, ni adresse."
)
NATIONAL = "Le fichier est national : il se charge tel quel pour tous les départements suivis."
ANY_DEPARTMENT = (
    f"Une colonne « {DEPARTMENT.name} » (facultative) peut dire le département que le fichier concerne ; "
    "sinon, le dire avec --departement."
)


def replacing(contract: Contract) -> str:
    """What a file of the source replaces, in a few words."""
    return f"remplace {_stretches(contract)} du fichier" if contract.dated else "remplace tout le registre"


def counted_columns(contract: Contract) -> str:
    """« 6 colonnes obligatoires, 8 facultatives »."""
    required = sum(field.required for field in contract.fields)
    others = len(contract.fields) - required
    told = f"{required} {'colonne obligatoire' if required == 1 else 'colonnes obligatoires'}"
    return f"{told}, {others} {'facultative' if others == 1 else 'facultatives'}" if others else told


def standing(contract: Contract) -> tuple[str, ...]:
    """How often the source is sent, what a file replaces, of whom and of where it speaks."""
    sent = f"Envoi {SOURCES[contract.source].rhythm}."
    of_persons = (PERSONAL,) if contract.personal else ()
    return sent, _replaces(contract), *of_persons, *((NATIONAL,) if contract.national else ())


def _replaces(contract: Contract) -> str:
    where = "" if contract.national else ", pour son département seulement"
    if contract.dated:
        by = f"(d'après « {contract.dated.title} »)"
        return f"Un fichier remplace {_stretches(contract)} de ses lignes {by}{where}."
    return f"Un fichier remplace tout le registre{where}."


def _stretches(contract: Contract) -> str:
    kind = contract.dated.kind if contract.dated else None
    if isinstance(kind, Year):
        return "les années"
    return "les trimestres" if isinstance(kind, QuarterEnd) else "les mois"


def key_sentence(contract: Contract) -> str:
    """Which fields tell a line from the others."""
    titles = [f"« {contract.titles[name]} »" for name in contract.key]
    return f"Une ligne est unique par {listed(titles, 'et')}."


def rule_sentences(contract: Contract) -> tuple[str, ...]:
    """The rules across fields, those of a same lesser value in one sentence."""
    said: list[str] = []
    for lesser, rules in groupby(contract.rules, _lesser):
        if lesser:
            said.append(_never_above(contract, lesser, [rule.fields[1] for rule in rules]))
        else:
            said += [sentence(rule, contract) for rule in rules]
    return tuple(f"{words}." for words in said)


def _lesser(rule: Rule) -> str:
    return rule.lesser if isinstance(rule, AtMost) else ""


def _never_above(contract: Contract, lesser: str, greater: Sequence[str]) -> str:
    verb = "n'est jamais après" if isinstance(contract.field(lesser).kind, Dated) else "ne dépasse pas"
    titles = [f"« {contract.titles[name]} »" for name in greater]
    return f"« {contract.titles[lesser]} » {verb} {listed(titles, 'ni')}"


@singledispatch
def sentence(rule: Rule, contract: Contract) -> str:
    """A rule as a sentence without its full stop: the field, then what is expected of it."""
    return f"« {contract.titles[rule.fields[0]]} » : {rule.expected(contract.titles)}"


@sentence.register
def _(rule: AtMost, contract: Contract) -> str:
    return _never_above(contract, rule.lesser, [rule.greater])


@sentence.register
def _(rule: Together, contract: Contract) -> str:
    one, other = contract.titles[rule.one], contract.titles[rule.other]
    return f"« {one} » et « {other} » sont remplis ensemble, ou vides ensemble"


@sentence.register
def _(rule: Needs, contract: Contract) -> str:
    return f"« {contract.titles[rule.other]} » est rempli dès que « {contract.titles[rule.one]} » l'est"


@sentence.register
def _(rule: FilledOnly, contract: Contract) -> str:
    title, case = contract.titles[rule.field], contract.titles.case(rule.when, rule.values)
    return (
        f"« {title} » est rempli quand {case}, et vide sinon"
        if rule.always
        else f"« {title} » reste vide, sauf quand {case}"
    )


@sentence.register
def _(rule: When, contract: Contract) -> str:
    return f"Quand {contract.titles.case(rule.when, rule.values)}, {sentence(rule.rule, contract)}"


@sentence.register
def _(rule: GoesWith, contract: Contract) -> str:
    titles = contract.titles
    suits = " ; ".join(
        f"« {titles.label(rule.when, word)} » avec "
        + listed([f"« {titles.label(rule.field, one)} »" for one in own], "ou")
        for word, own in rule.suits.items()
    )
    return f"« {titles[rule.field]} » va avec « {titles[rule.when]} » : {suits}"


def listed(words: Sequence[str], last: str) -> str:
    """« A, B et C »; `last` is the word before the last one."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end
