"""Where are the lines to correct written, and in which form?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from exports.grids import Grid, write_csv, write_xlsx
from ingestion.checking.checked import Checked
from ingestion.reading.opening import name_of
from ingestion.receive import Recognised
from ingestion.rejects import FAULTS_HEADER, fault_lines, rejected_lines

FORMS = (".csv", ".xlsx")


def check_output(output: Path, path: Path) -> None:
    """Refuse, before anything is read, a place where the lines to correct cannot be written."""
    name = name_of(output)
    if output.suffix.lower() not in FORMS:
        raise click.ClickException(f"--sortie {name} : finir le nom du fichier par .csv ou .xlsx.")
    if output.resolve() == path.resolve():
        raise click.ClickException(f"--sortie {name} : c'est le fichier à vérifier, donner un autre nom.")
    if not output.parent.is_dir() or output.is_dir():
        raise click.ClickException(f"--sortie {name} : donner un fichier, dans un dossier qui existe.")


def write_rejects(output: Path, recognised: Recognised, checked: Checked) -> None:
    """The rejected lines to correct; a workbook also lists the faults one by one."""
    header, rejected = rejected_lines(checked, recognised.layouts)
    grid = Grid("À corriger", header, rejected)
    with _writable(output):
        if output.suffix.lower() == ".xlsx":
            write_xlsx(output, [grid, Grid("Fautes", FAULTS_HEADER, fault_lines(checked))])
        else:
            write_csv(output, grid)


def beside(path: Path) -> Path:
    """The place of the rejected lines of a file, beside it; what stands there already is left alone."""
    place, rank = path.with_name(f"{path.stem}.rejets.csv"), 1
    while place.exists():
        rank += 1
        place = path.with_name(f"{path.stem}.rejets-{rank}.csv")
    return place


@contextmanager
def _writable(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise click.ClickException(
            f"Les lignes à corriger ne peuvent pas être écrites dans {output} : vérifier les droits et la "
            "place, et fermer ce fichier s'il est ouvert."
        ) from error
