"""How does an officer know every fault of a file before loading it?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from command_line.options import about_a_file
from command_line.progress import followed
from command_line.rejected import check_output, write_rejects
from command_line.report import lines
from command_line.terminal import say
from data_access.engine import check_version
from ingestion.checking.checked import Checked
from ingestion.permission import shrinking_words
from ingestion.receive import Asked, Recognised, checked_for, recognise
from settings import current


@click.command(
    "verifier",
    help="Dire toutes les fautes d'un fichier, sans rien charger.",
    short_help="Dire toutes les fautes d'un fichier.",
)
@about_a_file
@click.option(
    "--sortie",
    "output",
    type=click.Path(path_type=Path),
    metavar="FICHIER",
    help="Écrire les lignes à corriger (.csv), avec la liste des fautes (.xlsx).",
)
def verify(path: Path, said: Asked, output: Path | None) -> None:
    """Check a file; the exit status is 1 when it holds a fault."""
    if output:
        check_output(output, path)
    recognised, files = read(path, said)
    tell(recognised, files)
    for one in files:
        if one.shrinks:
            say(f"Attention, {shrinking_words(one)}")
    faulty = any(len(one.faults) for one in files)
    if output:
        say(_written(output, recognised, files) if faulty else "Rien à corriger : aucun fichier n'est écrit.")
    if faulty:
        sys.exit(1)


def _written(output: Path, recognised: Recognised, files: Sequence[Checked]) -> str:
    write_rejects(output, recognised, files[0])
    place = f"Lignes à corriger écrites dans {output}"
    return f"{place} : les corriger dans {recognised.file.name}, puis le charger."


def read(path: Path, said: Asked) -> tuple[Recognised, list[Checked]]:
    """Recognise a file and check it for each department that it concerns."""
    settings = current()
    check_version(settings.reporting_url)
    recognised = recognise(path, said, settings.departments)
    return recognised, [_checked(recognised, code, said) for code in recognised.departments]


def _checked(recognised: Recognised, department: str, said: Asked) -> Checked:
    with followed("Lecture", recognised.file.size_bytes) as advance:
        url, today = current().reporting_url, date.today()  # noqa: DTZ011 (the day where the officer sits)
        return checked_for(url, recognised, department, said.declared, today, advance)


def tell(recognised: Recognised, files: Sequence[Checked]) -> None:
    """Print the report of each department."""
    for rank, one in enumerate(files):
        if rank:
            say("")
        for line in lines(one, recognised.unread):
            say(line)
