"""How is the glossary of the documentation made? From the catalogue, like the page."""

from __future__ import annotations

import click

from metrics.catalogue import METRICS, TOPICS
from metrics.glossary import declaration
from metrics.model import Metric
from metrics.terms import TERMS


@click.command(
    "glossaire",
    help="Écrire le glossaire des indicateurs (Markdown) : docs/glossaire.md en est la copie.",
    short_help="Écrire le glossaire des indicateurs.",
)
def glossary() -> None:
    """Print the glossary."""
    click.echo(markdown(), nl=False)


def markdown() -> str:
    """The whole catalogue as Markdown, one heading a programme and one a metric."""
    parts = ["# Glossaire des indicateurs\n\nÉcrit par « vigie glossaire » à partir du catalogue.\n"]
    for topic, title in TOPICS.items():
        parts.append(f"\n## {title}\n")
        parts += [_entry(metric) for metric in METRICS if metric.topic == topic]
    parts.append("\n## Lire les verdicts\n\n")
    parts += [f"- **{head}** : {words}\n" for head, words in TERMS]
    return "".join(parts)


def _entry(metric: Metric) -> str:
    lines = "".join(f"- **{head}** : {words}\n" for head, words in declaration(metric))
    return f"\n### {metric.label}\n\n{lines}"
