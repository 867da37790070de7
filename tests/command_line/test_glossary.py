"""Is the glossary of the documentation the catalogue itself?"""

from __future__ import annotations

from pathlib import Path

from metrics.catalogue import METRICS, TOPICS
from metrics.terms import TERMS
from tests.command_line.conftest import Typed

COPY = Path(__file__).resolve().parents[2] / "docs" / "glossaire.md"


def test_every_metric_stands_under_its_programme(vigie: Typed) -> None:
    printed = vigie("glossaire").printed
    headings = [line.removeprefix("## ") for line in printed.splitlines() if line.startswith("## ")]
    assert headings == [*TOPICS.values(), "Lire les verdicts"]
    for metric in METRICS:
        assert f"### {metric.label}\n" in printed
        assert f": {metric.definition}\n" in printed
    for term, meaning in TERMS:
        assert f"- **{term}** : {meaning}\n" in printed


def test_the_copy_in_the_documentation_is_up_to_date(vigie: Typed) -> None:
    """To write it again: `.venv/bin/vigie glossaire > docs/glossaire.md`."""
    assert COPY.read_text(encoding="utf-8") == vigie("glossaire").printed
