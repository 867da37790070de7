"""`python -m bench`: which measures, on which pages, told where?"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench import loading, memory, national, report, speed
from door.menu import PAGES
from ingestion.base import build_demonstration
from settings import ROOT

CHANGES, CHANGES_IN_HASTE = 12, 8
SAVED = ROOT / "docs" / "performance.md"

WITHOUT_FIGURES = {"visits"}
"""The journal of accesses shows none: there is nothing to compare it with."""


def main() -> None:
    """Measure what is asked for; print each line as soon as it is known."""
    asked = _asked()
    lines = list(_shown(_measured(asked)))
    if asked.save:
        former = SAVED.read_text(encoding="utf-8") if SAVED.exists() else ""
        SAVED.write_text(report.brought_into(former, "\n".join(lines) + "\n"), encoding="utf-8")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Mesurer les temps de réponse de Vigie."
    )
    every = ",".join(page for page in PAGES if page not in WITHOUT_FIGURES)
    parser.add_argument("--pages", default=every, help="pages, séparées par des virgules (défaut : toutes)")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="le premier onglet de chaque page, peu de répétitions, rien d'autre",
    )
    parser.add_argument(
        "--national", action="store_true", help="aussi dix ans de 101 départements (PostgreSQL)"
    )
    parser.add_argument(
        "--loading", action="store_true", help="seulement le chargement d'un million de lignes"
    )
    parser.add_argument(
        "--save", action="store_true", help=f"écrire le résultat dans {SAVED.relative_to(ROOT)}"
    )
    asked = parser.parse_args()
    if unknown := set(asked.pages.split(",")) - set(PAGES):
        parser.error(f"pages inconnues : {', '.join(sorted(unknown))}")
    return asked


def _measured(asked: argparse.Namespace) -> Iterator[str]:
    if not asked.loading:
        yield from _pages(asked)
    if not asked.quick:
        yield from report.loads(loading.measured(), loading.ROUNDS)


def _pages(asked: argparse.Namespace) -> Iterator[str]:
    changes = CHANGES_IN_HASTE if asked.quick else CHANGES
    yield report.head(changes)
    with tempfile.TemporaryDirectory(prefix="vigie-bench-") as folder:
        base = f"sqlite:///{Path(folder) / 'demonstration.sqlite'}"
        build_demonstration(base, national.MODELS)
        pages = asked.pages.split(",")
        yield from report.screens(speed.compared(base, pages, changes, tabs=not asked.quick))
        yield from report.first(*speed.first_visit(base))
        if not asked.quick:
            yield from report.memory(list(memory.held(base)), memory.CHANGES_A_ROUND)
    if asked.national:
        with national.bases() as (small, grown, measures):
            yield from report.nation(national.compared(small, grown, changes), measures)


def _shown(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        print(line, flush=True)
        yield line


if __name__ == "__main__":
    main()
