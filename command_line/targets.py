"""How does a fund set its targets? Vigie ships none."""

from __future__ import annotations

import re
from datetime import datetime

import click

from command_line.terminal import say
from data_access.engine import check_version, writing
from data_access.loading import set_target
from metrics.catalogue import BY_KEY
from metrics.model import Metric
from metrics.units import short_date
from settings import current


class FrenchNumber(click.ParamType[float]):
    """A number as it is written in France: « 9,2 », « 1 200 », and « 9.2 » as well."""

    name = "nombre"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; fails in French when there is none."""
        plain = re.sub(r"[\s\u202f\u00a0]", "", str(value)).replace(",", ".")
        try:
            return float(plain)
        except ValueError:
            self.fail(f"« {value} » n'est pas un nombre.", param, ctx)


@click.command(
    "cible",
    help="Fixer la cible d'un indicateur, avec le jour à partir duquel elle compte.",
    short_help="Fixer la cible d'un indicateur.",
)
@click.option("--departement", "department", required=True, metavar="CODE", help="Par exemple 91.")
@click.option(
    "--indicateur",
    "key",
    required=True,
    metavar="IDENTIFIANT",
    help="Lu dans le glossaire, par exemple mas.completion.",
)
@click.option(
    "--valeur",
    "value",
    required=True,
    type=FrenchNumber(),
    metavar="NOMBRE",
    help="Telle que l'écran l'écrit (80 pour 80\u00a0%).",
)
@click.option(
    "--a-partir-du",
    "counts_from",
    required=True,
    type=click.DateTime(["%d/%m/%Y", "%Y-%m-%d"]),
    metavar="JJ/MM/AAAA",
    help="Jour de départ.",
)
@click.option("--decidee-par", "decided_by", required=True, metavar="QUI", help="Comité, directeur…")
def target(department: str, key: str, value: float, counts_from: datetime, decided_by: str) -> None:
    """Write one target; the same day replaces the former one."""
    metric = _metric(key)
    if department not in current().departments:
        raise click.ClickException(f"Le département {department} n'est pas suivi par cette installation.")
    stored = value / metric.unit.factor
    check_version(current().reporting_url)
    with writing(current().reporting_url) as connection:
        set_target(connection, department, (key, counts_from.date(), stored, decided_by))
    say(f"{metric.label} : cible {metric.unit.write(stored)} à partir du {short_date(counts_from.date())}.")


def _metric(key: str) -> Metric:
    if key not in BY_KEY:
        raise click.ClickException(f"Indicateur « {key} » inconnu : lire les identifiants dans le glossaire.")
    return BY_KEY[key]
