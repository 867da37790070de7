"""How does an operator make the base ready?"""

from __future__ import annotations

from collections.abc import Iterable

import click
from tqdm import tqdm

from data_access.engine import is_absent
from data_access.loading import Extract
from ingestion.base import (
    bring_up_to_date,
    build_demonstration,
    build_empty,
    fill_with_demonstration,
)
from metrics.spacing import spaced
from settings import current

_BAR = "{desc} |{bar}| {n_fmt} sur {total_fmt}"


@click.command(
    "preparer",
    help="Construire la base si elle manque, mettre à jour une base plus ancienne ; ne toucher à rien sinon.",
    short_help="Construire la base si elle manque.",
)
def prepare() -> None:
    """Build the base when it is missing, with a progress bar; bring an older one up to date."""
    settings = current()
    if is_absent(settings.reporting_url):
        click.echo("Construction de la base (données de démonstration et géographie)…")
        build_demonstration(settings.reporting_url, settings.departments, _bar)
        click.echo("La base est prête.")
    bring_up_to_date(settings.reporting_url, settings.departments)


@click.command(
    "initialiser",
    help="Faire une base vide (géographie et chiffres imprimés, aucune démonstration) à l'adresse réglée.",
    short_help="Faire une base vide.",
)
def initialise() -> None:
    """Make an empty base; do nothing when there is one."""
    settings = current()
    if not is_absent(settings.reporting_url):
        raise click.ClickException(
            "Il y a déjà une base à cette adresse ; rien n'est changé. « vigie etat » dit ce qu'elle a."
        )
    build_empty(settings.reporting_url, settings.departments)
    click.echo(spaced("La base est prête, vide. « vigie charger FICHIER » y fait entrer les extraits."))


@click.command(
    "demonstration",
    help="Remplir la base de données de démonstration, dans les sources qui n'ont rien de réel.",
    short_help="Remplir la base de données de démonstration.",
)
def demonstrate() -> None:
    """Fill the sources without real lines."""
    settings = current()
    bring_up_to_date(settings.reporting_url, settings.departments)
    fill_with_demonstration(settings.reporting_url, settings.departments, _bar)
    click.echo(spaced("Les sources qui n'avaient rien de réel sont remplies de données de démonstration."))


def _bar(words: str, steps: Iterable[Extract], count: int) -> Iterable[Extract]:
    return tqdm(steps, desc=words, total=count, bar_format=_BAR, ncols=90)
