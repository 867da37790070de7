"""How does the data officer publish for partners, once a committee has examined the figures?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

import click
from tqdm import tqdm

from access.perimeter import Perimeter
from command_line.options import Day
from command_line.publication_report import report_lines
from command_line.terminal import say, who
from data_access.diffusion.base import check_diffusion
from data_access.engine import check_version, is_absent
from metrics.diffusion.publications import publications_of
from metrics.diffusion.reading import PublishedReading
from metrics.period import QUARTER_MONTHS, month_end, month_start, shift_months
from metrics.units import NO_BREAK
from publication.protection import Undisclosed
from publication.publish import drafted, published
from publication.refusals import Unpublishable
from settings import SettingError, Settings, current


@click.command(
    "publier",
    help="Publier pour les partenaires ce qu'un comité a examiné : tables protégées, numérotées, gardées. "
    "Sans « --comite », dire les publications qui existent.",
    short_help="Publier pour les partenaires ce qu'un comité a examiné.",
)
@click.option("--departement", "department", metavar="CODE", help="Par exemple 91 (sinon, tous).")
@click.option("--comite", "committee_on", type=Day(), metavar="JJ/MM/AAAA", help="Jour du comité.")
@click.option(
    "--jusqu-au",
    "until",
    type=Day(),
    metavar="JJ/MM/AAAA",
    help="Dernier jour examiné (sinon, la fin du dernier trimestre avant le comité).",
)
@click.option(
    "--essai",
    "rehearsal",
    is_flag=True,
    help="Montrer le rapport qu'aurait la publication le jour du comité, sans rien écrire.",
)
def publish(department: str | None, committee_on: date | None, until: date | None, rehearsal: bool) -> None:
    """Draft, report, and unless it is a rehearsal, write."""
    if committee_on is None and (until or rehearsal):
        raise click.ClickException(
            "« --essai » et « --jusqu-au » parlent d'une publication : donner le jour de son comité avec "
            "« --comite JJ/MM/AAAA »."
        )
    settings = _with_both_bases(current())
    for one in _departments(settings, department):
        if committee_on is None:
            _list(settings, one)
        else:
            _publish(settings, one, committee_on, until, rehearsal=rehearsal)


def _with_both_bases(settings: Settings) -> Settings:
    if not (settings.reporting_url and settings.diffusion_url):
        raise SettingError("Publier demande deux bases : donner VIGIE_REPORTING_URL et VIGIE_DIFFUSION_URL.")
    if settings.reporting_url == settings.diffusion_url:
        raise SettingError(
            "VIGIE_REPORTING_URL et VIGIE_DIFFUSION_URL nomment la même base : les partenaires y liraient "
            "les faits. Donner à la base de diffusion une adresse à elle."
        )
    check_version(settings.reporting_url)
    return settings


def _departments(settings: Settings, asked: str | None) -> tuple[str, ...]:
    if asked is None:
        return settings.departments
    if asked.upper() not in settings.departments:
        raise click.ClickException(
            f"Le département « {asked} » n'est pas suivi ici : "
            f"choisir parmi {', '.join(settings.departments)}."
        )
    return (asked.upper(),)


def _list(settings: Settings, department: str) -> None:
    if is_absent(settings.diffusion_url):
        say(f"{department} : aucune publication.")
        return
    check_diffusion(settings.diffusion_url)
    every = PublishedReading(settings.diffusion_url, 0)
    for one in publications_of(every, Perimeter(department), _today()):
        say(f"{department} : {one.in_words}")


def _publish(
    settings: Settings, department: str, committee_on: date, until: date | None, *, rehearsal: bool
) -> None:
    try:
        _drafted_and_published(settings, department, committee_on, until, rehearsal=rehearsal)
    except (Unpublishable, Undisclosed) as refused:
        raise click.ClickException(str(refused)) from refused


def _drafted_and_published(
    settings: Settings, department: str, committee_on: date, until: date | None, *, rehearsal: bool
) -> None:
    draft = drafted(
        settings.reporting_url,
        department,
        committee_on=committee_on,
        covers_until=_last_month(committee_on, until),
        published_by=who(),
        today=committee_on if rehearsal else _today(),
        progress=_followed,
    )
    for line in report_lines(draft):
        say(line)
    if rehearsal:
        say("Essai : rien n'est écrit.")
        return
    published(settings.reporting_url, settings.diffusion_url, draft)
    say(f"{department} : publication n°{NO_BREAK}{draft.act.number} écrite, ouverte aux partenaires.")


def _last_month(committee_on: date, until: date | None) -> date:
    """The last month that may be seen: the end of the last whole quarter, unless a day is given."""
    if until is None:
        start = shift_months(month_start(committee_on), -((committee_on.month - 1) % QUARTER_MONTHS))
        return shift_months(start, -1)
    if until != month_end(until):
        raise click.ClickException(
            f"Le {until:%d/%m/%Y} n'est pas la fin d'un mois : donner le {month_end(until):%d/%m/%Y}."
        )
    return month_start(until)


def _followed(words: str, steps: Iterable[str], count: int) -> Iterable[str]:
    bar: Iterable[str] = tqdm(steps, desc=words, total=count, ncols=90, leave=False, disable=None)
    return bar


def _today() -> date:
    return datetime.now(UTC).date()
