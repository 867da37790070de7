"""What does a programme look like on one line, and what stands above all of them?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.twin import is_provisional, text
from components.markup.card import definition, small_print
from components.markup.verdict import verdict_line
from components.markup.words import element, escape
from metrics.attention import Attention, Headline
from metrics.catalogue import TOPICS
from metrics.freshness import Freshness
from metrics.model import Value
from metrics.sentences import change_in_words, count_in_words
from metrics.signals.deadlines import late_in_words, late_named
from metrics.targets import target_in_words
from metrics.units import NO_BREAK, short_date


def summary(seen: Sequence[Attention], shared: Sequence[Freshness] = ()) -> str:
    """Three things to know first: targets missed, sources late, programmes without data.

    `shared`: the sources of no programme in particular.
    """
    told = [_targets(seen), _late(seen, shared), _loaded(seen)]
    return element("section", "".join(told), "vg-brief", lang="fr", aria_label="À retenir")


def programme_line(seen: Attention) -> str:
    """The headline figures of a programme, then what there is to say of its targets and sources."""
    figures = "".join(_headline(one) for one in seen.headlines)
    said = "".join(element("p", escape(words), css) for words, css in _remarks(seen))
    return element("div", figures, "vg-line") + element("div", said, "vg-line__remarks")


def programme_state(seen: Attention) -> str:
    """Until which day the programme is known, or that nothing is loaded."""
    days = [one.value.as_of for one in seen.headlines if one.value.as_of]
    words = f"Données au {short_date(max(days))}" if days else "Aucune donnée sur la période"
    return element("p", escape(words), "vg-line__state")


def _headline(one: Headline) -> str:
    """A figure with its change and its verdict; its parts, date, state and definition in small."""
    metric = one.value.metric
    body = (
        element("p", escape(metric.label), "vg-line__label"),
        element("p", escape(text(one.value)), "vg-line__value"),
        element("p", escape(change_in_words(metric, one.change)), "vg-line__change"),
        verdict_line(one.verdict, "vg-line__verdict") if one.verdict else "",
        element("p", escape(_small(one.value)), "vg-line__small"),
        definition(metric, one.value.note),
    )
    return element("div", "".join(body), "vg-line__figure")


def _small(value: Value) -> str:
    said = small_print(value)
    return f"{said} · provisoire" if is_provisional(value) else said


def _remarks(seen: Attention) -> list[tuple[str, str]]:
    missed = [(_missed_in_words(one), "vg-concern") for one in seen.missed]
    return [*missed, (f"{late_in_words(seen.late)}.", "vg-concern")] if seen.late else missed


def _missed_in_words(one: Headline) -> str:
    metric = one.value.metric
    return (
        f"Cible manquée{NO_BREAK}: {metric.label}, {text(one.value)}. {target_in_words(metric, one.target)}."
    )


def _targets(seen: Sequence[Attention]) -> str:
    placed = sum(one.targets_set for one in seen)
    missed = sum(len(one.missed) for one in seen)
    if not placed:
        how = "La caisse fixe les siennes avec la commande « vigie cible »."
        return _brief("Cibles", "Aucune cible fixée", how)
    words = count_in_words(missed, "cible manquée", "cibles manquées", none="Aucune cible manquée")
    return _brief("Cibles", words, f"Sur {placed} fixées par la caisse.")


def _late(seen: Sequence[Attention], shared: Sequence[Freshness]) -> str:
    if not any(one.loaded for one in seen):
        return _brief("Fraîcheur", "Aucune source chargée", "Rien n'est encore chargé pour ce département.")
    late = [*(one for programme in seen for one in programme.late), *(one for one in shared if one.late)]
    names = f"{late_named(late)}." if late else "Toutes celles qui sont chargées suivent leur rythme."
    words = count_in_words(len(late), "source en retard", "sources en retard", none="Aucune source en retard")
    return _brief("Fraîcheur", words, names)


def _loaded(seen: Sequence[Attention]) -> str:
    empty = [TOPICS[one.topic] for one in seen if not one.loaded]
    names = f"Sans donnée{NO_BREAK}: {', '.join(empty)}." if empty else "Tous les programmes ont des données."
    return _brief("Données", f"{len(seen) - len(empty)} programmes sur {len(seen)}", names)


def _brief(head: str, words: str, detail: str) -> str:
    body = (
        element("h2", escape(head), "vg-brief__head")
        + element("p", escape(words), "vg-brief__words")
        + element("p", escape(detail), "vg-brief__detail")
    )
    return element("div", body, "vg-brief__item")
