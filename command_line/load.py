"""How does an officer load a file: everything, or nothing, or the good lines alone when asked?"""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import click

from command_line.check import read, tell, write_rejects
from command_line.options import about_a_file
from ingestion.checking.checked import Checked
from ingestion.entry import Permission, already_loaded, enter, refusal
from ingestion.receive import Asked, Recognised
from metrics.sentences import count_in_words
from metrics.spacing import spaced
from metrics.units import short_date
from settings import current


@click.command(
    "charger",
    help="Charger un fichier : il remplace les mois qu'il porte, de sa source et de son département.",
    short_help="Charger un fichier.",
)
@about_a_file
@click.option(
    "--partiel",
    "partial",
    is_flag=True,
    help="Charger les lignes justes ; écrire les autres à côté du fichier.",
)
@click.option(
    "--moins-de-lignes",
    "shrinking",
    is_flag=True,
    help="Accepter qu'un mois déjà chargé perde plus de la moitié de ses lignes.",
)
@click.option(
    "--motif", "reason", metavar="TEXTE", help="Pourquoi ce fichier corrige le précédent (gardé au journal)."
)
def load(path: Path, said: Asked, *, partial: bool, shrinking: bool, reason: str | None) -> None:
    """Check a file, then load it in one transaction; the exit status is 1 when nothing is loaded."""
    recognised, files = read(path, said)
    tell(files)
    permission = Permission(partial, shrinking)
    waiting = [one for one in files if not _is_there(one)]
    refused = [words for one in waiting if (words := refusal(one, permission))]
    if refused:
        click.echo(spaced(f"\n{path.name} : {refused[0]}"), err=True)
        sys.exit(1)
    if waiting:
        enter(current().reporting_url, waiting, getpass.getuser(), reason)
    for one in waiting:
        _conclude(recognised, one)


def _is_there(checked: Checked) -> bool:
    day = already_loaded(current().reporting_url, checked) if checked.lines_good else None
    if day:
        click.echo(spaced(f"Ce fichier est déjà chargé depuis le {short_date(day)} : rien n'a changé."))
    return day is not None


def _conclude(recognised: Recognised, checked: Checked) -> None:
    loaded = count_in_words(checked.lines_good, "ligne chargée", "lignes chargées")
    click.echo(spaced(f"{loaded} (département {checked.ground.department})."))
    if checked.rejected:
        beside = recognised.file.path.with_name(f"{recognised.file.path.stem}.rejets.csv")
        write_rejects(beside, recognised, checked)
        click.echo(spaced(f"Lignes rejetées écrites dans {beside}."))
