"""How does an officer know every fault of a file before loading it?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from command_line.options import about_a_file
from command_line.progress import followed
from command_line.report import lines
from data_access.engine import check_version
from exports.grids import Grid, write_csv, write_xlsx
from ingestion.checking.checked import Checked
from ingestion.receive import Asked, Recognised, checked_for, recognise
from ingestion.rejects import FAULTS_HEADER, fault_lines, rejected_lines
from metrics.spacing import spaced
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
    recognised, files = read(path, said)
    tell(files)
    if output and any(len(one.faults) for one in files):
        write_rejects(output, recognised, files[0])
        click.echo(spaced(f"Lignes à corriger écrites dans {output}."))
    if any(len(one.faults) for one in files):
        sys.exit(1)


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


def tell(files: Sequence[Checked]) -> None:
    """Print the report of each department."""
    for rank, one in enumerate(files):
        if rank:
            click.echo()
        for line in lines(one):
            click.echo(spaced(line))


def write_rejects(output: Path, recognised: Recognised, checked: Checked) -> None:
    """The rejected lines to correct; a workbook also lists the faults one by one."""
    header, rejected = rejected_lines(checked, recognised.layouts)
    grid = Grid("À corriger", header, rejected)
    if output.suffix.lower() == ".xlsx":
        write_xlsx(output, [grid, Grid("Fautes", FAULTS_HEADER, fault_lines(checked))])
    else:
        write_csv(output, grid)
