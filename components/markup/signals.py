"""What stands above the signals of the home page, and how is the ordinary told?"""

from __future__ import annotations

from collections.abc import Sequence

from components.markup.words import element, escape, optional
from metrics.catalogue import TOPICS
from metrics.model import Metric
from metrics.signals import Watch
from metrics.units import NO_BREAK


def signals_head(title: str, none: str = "") -> str:
    """The title of a list of signals; `none` is said when it is empty."""
    body = element("h2", escape(title), "vg-signals__head") + optional("p", none, "vg-signals__none")
    return element("div", body, "vg-signals", lang="fr")


def nothing_to_see(told: Watch) -> str:
    """What is said of an empty list: that nothing calls, or that nothing could be judged."""
    if told.attention:
        return ""
    if not told.judged:
        return "Aucun indicateur n'a assez de mois connus pour être jugé sur cette période."
    return "Rien ne sort de l'ordinaire dans le mauvais sens, rien n'est en retard."


def nothing_else(told: Watch) -> str:
    """The same of what moved otherwise."""
    return "" if told.moved or not told.judged else "Aucun autre changement au-delà du hasard."


def ordinary_in_words(told: Watch) -> str:
    """« 68 indicateurs sur 86 varient de façon ordinaire », and one click away which ones."""
    if not told.judged:
        return ""
    count = len(told.ordinary)
    words = (
        f"Ordinaire{NO_BREAK}: {count} des {told.judged} indicateurs que des limites permettent de juger "
        f"varient comme d'habitude{NO_BREAK}; inutile de chercher une cause à leurs dernières variations."
    )
    summary = element("summary", "Lesquels")
    named = "".join(_of_topic(topic, told.ordinary) for topic in TOPICS)
    more = element("details", summary + element("dl", named)) if told.ordinary else ""
    mark = element("span", "", "vg-mark vg-mark--ordinary", aria_hidden="true")
    return element("div", element("p", mark + escape(words)) + more, "vg-ordinary", lang="fr")


def _of_topic(topic: str, metrics: Sequence[Metric]) -> str:
    labels = [metric.label for metric in metrics if metric.topic == topic]
    if not labels:
        return ""
    return element("dt", escape(TOPICS[topic])) + element("dd", escape(", ".join(labels)))
