"""How does an operator make the base ready?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import click
from tqdm import tqdm

from data_access.diffusion.base import prepare_diffusion
from data_access.engine import file_of, is_absent
from ingestion.base import (
    bring_up_to_date,
    build_demonstration,
    build_empty,
    fill_with_demonstration,
)
from ingestion.demonstration import calendar, everything
from metrics.period import month_start
from metrics.spacing import spaced
from publication.publish import drafted, published
from settings import Settings, current

_BAR = "{desc} |{bar}| {n_fmt} sur {total_fmt}"
_SECONDS_A_DEPARTMENT = 40.0
"""A first start waits for it: masking a little more than the least will do."""
Step = TypeVar("Step")


@click.command(
    "preparer",
    help="Construire la base si elle manque, mettre à jour une base plus ancienne ; ne toucher à rien sinon.",
    short_help="Construire la base si elle manque.",
)
def prepare() -> None:
    """Build the base when it is missing, with a progress bar; bring older ones up to date.

    On a server, the base of publications is made by its owner, before the publisher writes in it.
    """
    settings = current()
    if settings.reporting_url:
        _prepare_reporting(settings)
    if settings.diffusion_url and not (file_of(settings.diffusion_url) and is_absent(settings.diffusion_url)):
        prepare_diffusion(settings.diffusion_url)


def _prepare_reporting(settings: Settings) -> None:
    if is_absent(settings.reporting_url):
        click.echo("Construction de la base (données de démonstration et géographie)…")
        build_demonstration(settings.reporting_url, settings.departments, _bar)
        click.echo("La base est prête.")
        _publish_demonstration(settings)
    bring_up_to_date(settings.reporting_url, settings.departments)


def _publish_demonstration(settings: Settings) -> None:
    """What partners would see of the demonstration: one publication, unless there is nowhere to write it."""
    if not (settings.diffusion_url and is_absent(settings.diffusion_url)):
        return
    for department in (one for one in everything.DEPARTMENTS if one in settings.departments):
        draft = drafted(
            settings.reporting_url,
            department,
            committee_on=calendar.TODAY,
            covers_until=month_start(calendar.QUARTERLY_UNTIL),
            published_by="Vigie",
            today=calendar.TODAY,
            seconds=_SECONDS_A_DEPARTMENT,
            progress=_bar,
        )
        published(settings.reporting_url, settings.diffusion_url, draft)
    click.echo("La publication de démonstration est prête pour les partenaires.")


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


def _bar(words: str, steps: Iterable[Step], count: int) -> Iterable[Step]:
    bar: Iterable[Step] = tqdm(steps, desc=words, total=count, bar_format=_BAR, ncols=90)
    return bar
