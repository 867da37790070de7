"""What does an entry of the glossary look like?"""

from __future__ import annotations

from collections.abc import Iterable

from components.markup.words import element, escape
from metrics.glossary import declaration
from metrics.model import Metric


def entries(metrics: Iterable[Metric]) -> str:
    """One article a metric, in the order given."""
    return element("div", "".join(_entry(metric) for metric in metrics), "vg-glossary", lang="fr")


def terms(told: Iterable[tuple[str, str]]) -> str:
    """One article a term, with its meaning."""
    articles = (
        element("article", element("h3", escape(head)) + element("p", escape(words)), "vg-glossary__entry")
        for head, words in told
    )
    return element("div", "".join(articles), "vg-glossary", lang="fr")


def _entry(metric: Metric) -> str:
    lines = "".join(f"<dt>{head}</dt><dd>{escape(words)}</dd>" for head, words in declaration(metric))
    return element("article", element("h3", escape(metric.label)) + f"<dl>{lines}</dl>", "vg-glossary__entry")
