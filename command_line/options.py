"""Which arguments and options do the commands about files share?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ingestion.checking.timeline import Declared
from ingestion.receive import Asked

_DAY = click.DateTime(["%d/%m/%Y", "%Y-%m-%d"])


def about_a_file(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its file, and what the officer says of it when the file does not."""

    @wraps(command)
    def run(
        *,
        path: Path,
        source: str | None,
        department: str | None,
        since: datetime | None,
        until: datetime | None,
        **own: Any,
    ) -> None:
        declared = Declared(since.date() if since else None, until.date() if until else None)
        command(path, Asked(source, department, declared), **own)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


_OPTIONS = (
    click.argument("path", metavar="FICHIER", type=click.Path(path_type=Path)),
    click.option("--source", metavar="SOURCE", help="Source du fichier, si elle n'est pas reconnue."),
    click.option("--departement", "department", metavar="CODE", help="Département du fichier."),
    click.option(
        "--depuis", "since", type=_DAY, metavar="JJ/MM/AAAA", help="Premier jour que le fichier couvre."
    ),
    click.option(
        "--jusqu-au",
        "until",
        type=_DAY,
        metavar="JJ/MM/AAAA",
        help="Jour auquel les données sont arrêtées (sinon, la dernière date du fichier).",
    ),
)
