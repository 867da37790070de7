"""How does an officer load a file: everything, or nothing, or the good lines alone when asked?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from command_line.check import read, tell
from command_line.options import about_a_file
from command_line.rejected import beside, write_rejects
from command_line.terminal import say, who
from ingestion.checking.checked import Checked
from ingestion.entry import already_loaded, enter
from ingestion.permission import Permission, refusal
from ingestion.receive import Asked, Recognised
from metrics.sentences import count_in_words
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
    tell(recognised, files)
    permission = Permission(partial, shrinking)
    waiting = [one for one in files if not _is_there(one)]
    refused = [words for one in waiting if (words := refusal(one, permission))]
    if refused:
        say("", aside=True)
        say(f"{recognised.file.name} : {refused[0]}", aside=True)
        sys.exit(1)
    rejects = _rejects_written(recognised, waiting)
    if waiting:
        enter(current().reporting_url, waiting, who(), reason, _wait)
    for one in waiting:
        _conclude(one)
    if rejects:
        say(f"Lignes rejetées écrites dans {rejects} : {_what_to_do(recognised)}.")


def _wait() -> None:
    say("Un autre chargement est en cours : attente…", aside=True)


def _is_there(checked: Checked) -> bool:
    day = already_loaded(current().reporting_url, checked) if checked.lines_good else None
    if day:
        say(f"Ce fichier est déjà chargé depuis le {short_date(day)} : rien n'a changé.")
    return day is not None


def _rejects_written(recognised: Recognised, files: Sequence[Checked]) -> Path | None:
    """Written before the load: lines that are not loaded are never lost."""
    faulty = [one for one in files if one.rejected]
    if not faulty:
        return None
    place = beside(recognised.file.path)
    write_rejects(place, recognised, faulty[0])
    return place


def _what_to_do(recognised: Recognised) -> str:
    if recognised.layouts[0].contract.unfold:
        return "les corriger dans le fichier entier, puis le charger à nouveau"
    return "une fois corrigées, « vigie charger » sur ce fichier les ajoute aux autres"


def _conclude(checked: Checked) -> None:
    verb = ("ligne ajoutée", "lignes ajoutées") if checked.corrects else ("ligne chargée", "lignes chargées")
    say(f"{count_in_words(checked.lines_good, *verb)} (département {checked.ground.department}).")
