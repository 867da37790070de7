"""How does an operator make the base ready?"""

from __future__ import annotations

from collections.abc import Iterable

import click
from tqdm import tqdm

from data_access.engine import is_absent
from data_access.loading import Extract
from ingestion.base import bring_up_to_date, build_demonstration
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
    bring_up_to_date(settings.reporting_url)


def _bar(words: str, steps: Iterable[Extract], count: int) -> Iterable[Extract]:
    return tqdm(steps, desc=words, total=count, bar_format=_BAR, ncols=90)
