"""Which arguments and options do the commands about files share?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ingestion.checking.timeline import Declared
from ingestion.receive import Asked
from ingestion.values.days import day
from ingestion.values.unreadable import Unreadable


class Day(click.ParamType[date]):
    """A day, as the cells of a file write it."""

    name = "jour"

    def convert(self, value: Any, _param: click.Parameter | None, _context: click.Context | None) -> date:
        """The day; one sentence when it is none."""
        try:
            return value if isinstance(value, date) else day(str(value))
        except Unreadable as unreadable:
            raise click.ClickException(f"« {value} » : attendu {unreadable}.") from unreadable


def about_a_file(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its file, and what the officer says of it when the file does not."""

    @wraps(command)
    def run(
        *,
        path: Path,
        source: str | None,
        department: str | None,
        since: date | None,
        until: date | None,
        **own: Any,
    ) -> None:
        command(path, Asked(source, department, Declared(since, until)), **own)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


_OPTIONS = (
    click.argument("path", metavar="FICHIER", type=click.Path(path_type=Path)),
    click.option("--source", metavar="SOURCE", help="Source du fichier, si elle n'est pas reconnue."),
    click.option("--departement", "department", metavar="CODE", help="Département du fichier."),
    click.option(
        "--depuis", "since", type=Day(), metavar="JJ/MM/AAAA", help="Premier jour que le fichier couvre."
    ),
    click.option(
        "--jusqu-au",
        "until",
        type=Day(),
        metavar="JJ/MM/AAAA",
        help="Jour auquel les données sont arrêtées (sinon, la dernière date du fichier).",
    ),
)
