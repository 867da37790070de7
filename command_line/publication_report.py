"""What does a publication say of itself in a terminal: what it covers, masks, leaves to be seen, and why?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data_access.measures import NOW
from metrics.catalogue import TOPICS
from metrics.diffusion.report import TERRITORY, YEAR, TableReport, about_persons, visible_share
from metrics.diffusion.rules import RULES, Rule
from metrics.sentences import count_in_words
from metrics.units import NO_BREAK, SHARE, french_number, long_date, month_name
from publication.programme import Programme
from publication.publish import Draft


def report_lines(draft: Draft) -> Iterator[str]:
    """The report of a publication, in French: what it covers, each table, what stays visible, why."""
    act = draft.act
    yield (
        f"{act.department} : publication n°{NO_BREAK}{act.number}, comité du {long_date(act.committee_on)}, "
        f"chiffres jusqu'à {month_name(act.covers_until)}"
    )
    yield f"  Suites connues jusqu'au {draft.known_until:%d/%m/%Y}"
    for one in draft.programmes:
        yield from _of_programme(one)
    yield from _visible(draft.reports)
    for one in draft.programmes:
        if not one.masking.proven:
            yield f"  Le moindre masquage n'est pas prouvé pour {_unproven(one)}"
    if bounded := sum(one.masking.bounded for one in draft.programmes):
        told = count_in_words(bounded, "effectif non montré", "effectifs non montrés")
        yield (
            f"  {told} dont les publications précédentes disent déjà "
            "que c'est un petit nombre : masquer davantage n'y changerait rien"
        )
    yield from (f"  Seuil {rule.threshold} : {rule.reason}" for rule in _rules())


def _of_programme(one: Programme) -> Iterator[str]:
    lines = [*map(_line, one.reports), *_means(one)]
    if lines:
        yield f"  {TOPICS[one.tables.topic]}"
    yield from (f"    {line}" for line in lines)


def _line(one: TableReport) -> str:
    head = f"{one.along} : {count_in_words(one.cells, 'chiffre', 'chiffres', none='aucun chiffre')}"
    if not one.threshold:
        return f"{head}, sans secret (aucune personne suivie)"
    if not one.masked:
        return f"{head}, aucun masqué"
    masked = count_in_words(one.masked, "masqué", "masqués")
    small = count_in_words(one.small, "petit", "petits", none="aucun petit")
    why = f"{small}, {french_number(one.companions)} pour les protéger"
    return f"{head}, {masked} ({why}), {SHARE.write(one.lost_share)} de l'effectif compté"


def _means(one: Programme) -> Iterator[str]:
    """How many means are told beside their counts; the year before as it was known is no other mean."""
    beside = one.tables.beside
    told = [value for cell, value in one.beside.items() if beside[cell].is_sum and cell.known == NOW]
    if told:
        masked = count_in_words(told.count(None), "masquée", "masquées", none="aucune masquée")
        yield f"Moyennes, à l'année : {count_in_words(len(told), 'moyenne', 'moyennes')}, {masked}"


def _visible(tables: Sequence[TableReport]) -> Iterator[str]:
    every, of_persons = (visible_share(some, TERRITORY, YEAR) for some in (tables, about_persons(tables)))
    if every is not None and of_persons is not None:
        yield (
            f"  Intercommunalités, à l'année : {SHARE.write(every)} des chiffres restent visibles, "
            f"{SHARE.write(of_persons)} de ceux qui comptent des personnes"
        )


def _unproven(one: Programme) -> str:
    excess = one.masking.excess
    most = "" if excess is None else f" : au plus {SHARE.write(excess)} de trop"
    return f"{TOPICS[one.tables.topic]}{most}"


def _rules() -> list[Rule]:
    return [rule for rule in dict.fromkeys(RULES.values()) if rule.threshold]
