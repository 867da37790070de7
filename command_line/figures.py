"""How are the figures of the screens printed, for another program or a spreadsheet?"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import click

from access.user import local_reader
from data_access.engine import check_version
from metrics.catalogue import METRICS
from metrics.figures import Figures
from metrics.model import Value
from metrics.period import year
from metrics.reading import BaseReading
from settings import current

COLUMNS = (
    "key",
    "label",
    "department",
    "period",
    "value",
    "numerator",
    "denominator",
    "unit",
    "status",
    "as_of",
    "source",
)


_YEARS = click.IntRange(2000, 2100)
_FORMS = click.Choice(["json", "csv"])


@click.command(
    "chiffres",
    help="Écrire la valeur de chaque indicateur : les mêmes nombres que les écrans.",
    short_help="Écrire la valeur de chaque indicateur.",
)
@click.option("--departement", "department", required=True, metavar="CODE", help="Par exemple 91.")
@click.option("--annee", "number", type=_YEARS, required=True, metavar="ANNÉE", help="Année civile.")
@click.option("--format", "form", type=_FORMS, default="json", show_default=True, help="Forme de la sortie.")
def figures(department: str, number: int, form: str) -> None:
    """Print one record a metric, with its parts, unit, status, data date and source."""
    settings = current()
    perimeter = local_reader(settings).perimeter(department)
    check_version(settings.reporting_url)
    computed = Figures(BaseReading(settings.reporting_url), perimeter, year(number), METRICS)
    records = [record(computed.value(metric)) for metric in METRICS]
    click.echo(_json(records) if form == "json" else _csv(records), nl=form == "json")


def record(value: Value) -> dict[str, Any]:
    """A value as a flat record; shares are fractions of one, dates ISO."""
    return {
        "key": value.metric.key,
        "label": value.metric.label,
        "department": value.department,
        "period": value.period.label,
        "value": value.value,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "unit": value.metric.unit.key,
        "status": str(value.status),
        "as_of": value.as_of.isoformat() if value.as_of else None,
        "source": _source(value),
    }


def _source(value: Value) -> str:
    return f"{value.metric.source} (données de démonstration)" if value.demonstration else value.metric.source


def _json(records: list[dict[str, Any]]) -> str:
    return json.dumps(records, ensure_ascii=False, indent=2)


def _csv(records: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()
