"""Can the data officer publish, rehearse and read what was published, in French, from a terminal?"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete

from access.perimeter import Perimeter
from command_line import publish
from command_line.publication_report import report_lines
from data_access.engine import file_of, writing
from data_access.ledger import last_number, reports
from data_access.query import rows
from data_access.roles import PUBLISHER
from data_access.schema.common import publication_ledger
from metrics.diffusion.report import TERRITORY, YEAR, TableReport, visible_share
from metrics.reading import BaseReading
from tests.command_line.conftest import Typed
from tests.support import small_publications
from tests.support.accounts import OWNER, accounts
from tests.support.bases import FactBase
from tests.support.publications import Published
from tests.support.small_publications import COMMITTEE, filled

NARROW = "\u202f"
HERE = ("publier", "--departement", "61")
ASKED = (*HERE, "--comite", f"{COMMITTEE:%d/%m/%Y}")


@pytest.fixture
def bases(fact_base: FactBase, tmp_path: Path) -> dict[str, str]:
    """A reporting base of fifteen months, and the address of a diffusion base that nobody has made yet."""
    return {
        "url": filled(fact_base).url,
        "VIGIE_DIFFUSION_URL": f"sqlite:///{tmp_path / 'diffusion.sqlite'}",
    }


def lines(printed: str) -> list[str]:
    """What was printed, with ordinary spaces."""
    return printed.replace("\u00a0", " ").replace(NARROW, " ").splitlines()


def test_a_publication_is_written_and_its_report_told(vigie: Typed, bases: dict[str, str]) -> None:
    outcome = vigie(*ASKED, **bases)
    told = lines(outcome.printed)
    assert outcome.status == 0
    assert told[0] == "61 : publication n° 1, comité du 20 avril 2023, chiffres jusqu'à mars 2023"
    assert told[-1] == "61 : publication n° 1 écrite, ouverte aux partenaires."
    assert any(re.search(r"\d masqués \(\d petits?, \d+ pour les protéger\)", line) for line in told)
    assert told[1] == "  Suites connues jusqu'au 31/03/2023"
    assert any(line.startswith("  Seuil 11 :") and "secret professionnel" in line for line in told)
    assert lines(vigie(*HERE, **bases).printed) == [
        "61 : Publication n° 1, comité du 20 avril 2023, chiffres jusqu'à mars 2023"
    ]


def test_what_is_not_proven_least_is_said_with_how_far_it_may_be(fact_base: FactBase) -> None:
    ready = small_publications.draft(filled(fact_base).url)
    first = ready.programmes[0]
    for excess, words in ((0.042, "4,2 % de trop"), (None, "pas prouvé pour PLANIR")):
        masking = replace(first.masking, proven=False, excess=excess)
        told = lines("\n".join(report_lines(replace(ready, programmes=(replace(first, masking=masking),)))))
        assert any(line.endswith(words) for line in told)


def test_before_the_first_one_nothing_is_published(vigie: Typed, bases: dict[str, str]) -> None:
    assert lines(vigie(*HERE, **bases).printed) == ["61 : aucune publication."]


def test_what_former_publications_tell_for_ever_is_said(fact_base: FactBase) -> None:
    ready = small_publications.draft(filled(fact_base).url)
    assert not [line for line in report_lines(ready) if "publications précédentes" in line]
    first = ready.programmes[0]
    bounded = replace(first, masking=replace(first.masking, bounded=2))
    told = [*report_lines(replace(ready, programmes=(bounded,)))]
    assert any(
        line.replace("\u00a0", " ").startswith("  2 effectifs non montrés dont les publi") for line in told
    )


@pytest.mark.postgres
def test_on_a_server_the_owner_makes_the_base_before_the_publisher_writes_in_it(
    vigie: Typed, bases: dict[str, str], postgres_url: str
) -> None:
    with accounts(postgres_url, lambda _: None) as server:
        written = vigie(*ASKED, url=bases["url"], VIGIE_DIFFUSION_URL=server[PUBLISHER])
        assert written.status == 1
        assert "n'est écrit" in written.said or "ne peut pas" in written.said, written.said
        assert rows(bases["url"], last_number(Perimeter("61"))) == [(None,)], "nothing was given a number"
        assert vigie("preparer", VIGIE_DIFFUSION_URL=server[OWNER]).status == 0
        assert vigie(*ASKED, url=bases["url"], VIGIE_DIFFUSION_URL=server[PUBLISHER]).status == 0
        read = vigie(*HERE, url=bases["url"], VIGIE_DIFFUSION_URL=server[PUBLISHER])
        assert "Publication" in read.printed


def test_a_rehearsal_writes_nothing(vigie: Typed, bases: dict[str, str], fact_base: FactBase) -> None:
    told = lines(vigie(*ASKED, "--essai", **bases).printed)
    assert told[0].startswith("61 : publication n° 1")
    assert told[-1] == "Essai : rien n'est écrit."
    path = file_of(bases["VIGIE_DIFFUSION_URL"])
    assert path is not None
    assert not path.exists()
    assert rows(fact_base.url, last_number(fact_base.perimeter)) == [(None,)]


def test_the_report_can_be_read_before_the_committee_but_not_published(
    vigie: Typed, bases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "_today", lambda: date(2023, 4, 10))
    assert vigie(*ASKED, "--essai", **bases).status == 0
    outcome = vigie(*ASKED, **bases)
    assert outcome.status == 1
    assert "Le comité du 20/04/2023 n'a pas eu lieu" in outcome.said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--comite", "20/04/2023", "--jusqu-au", "30/04/2023"), "n'a pas pu examiner tout le mois 04/2023"),
        (("--comite", "20/04/2023", "--jusqu-au", "15/03/2023"), "n'est pas la fin d'un mois"),
        (("--comite", "20/04/2020"), "Aucun mois n'est chargé"),
        (("--comite", "hier"), "« hier »"),
        (("--essai",), "donner le jour de son comité"),
        (("--jusqu-au", "31/03/2023"), "donner le jour de son comité"),
    ],
)
def test_what_cannot_be_published_is_said_and_nothing_is_written(
    vigie: Typed, bases: dict[str, str], options: tuple[str, ...], words: str
) -> None:
    outcome = vigie(*HERE, *options, **bases)
    assert outcome.status == 1
    assert words in outcome.said.replace("\u00a0", " ")
    assert lines(vigie(*HERE, **bases).printed) == ["61 : aucune publication."]


def test_a_department_that_is_not_followed_is_refused(vigie: Typed, bases: dict[str, str]) -> None:
    outcome = vigie("publier", "--departement", "75", **bases)
    assert outcome.status == 1
    assert "choisir parmi 61, 91" in outcome.said


def test_both_addresses_are_needed(vigie: Typed, bases: dict[str, str]) -> None:
    outcome = vigie(*HERE, url=bases["url"], VIGIE_DIFFUSION_URL="")
    assert outcome.status == 1
    assert "VIGIE_DIFFUSION_URL" in outcome.said


def test_the_two_bases_are_two(vigie: Typed, bases: dict[str, str]) -> None:
    outcome = vigie(*ASKED, url=bases["url"], VIGIE_DIFFUSION_URL=bases["url"])
    assert outcome.status == 1
    assert "nomment la même base" in outcome.said


def test_a_publication_that_the_ledger_has_forgotten_stops_the_next(
    vigie: Typed, bases: dict[str, str], fact_base: FactBase
) -> None:
    """The base of the fund was restored from before the publication; partners still read it."""
    assert vigie(*ASKED, **bases).status == 0
    with writing(fact_base.url) as connection:
        connection.execute(delete(publication_ledger))
    outcome = vigie(*ASKED, **bases)
    assert outcome.status == 1
    assert "que le registre de la base de la caisse ne connaît pas" in outcome.said
    assert rows(fact_base.url, last_number(fact_base.perimeter)) == [(None,)]


@pytest.mark.parametrize(
    ("committee", "last"),
    [
        (date(2023, 11, 20), date(2023, 9, 1)),
        (date(2024, 1, 2), date(2023, 12, 1)),
        (date(2023, 3, 31), date(2022, 12, 1)),
    ],
)
def test_without_a_day_the_last_whole_quarter_is_published(committee: date, last: date) -> None:
    assert publish._last_month(committee, None) == last


@pytest.mark.parametrize("department", ["91", "61"])
def test_in_a_year_of_the_demonstration_95_in_100_territories_stay_visible(
    demonstration_reports: dict[str, list[TableReport]], department: str
) -> None:
    visible = visible_share(demonstration_reports[department], TERRITORY, YEAR)
    assert visible is not None
    assert visible >= 0.95, [
        (one.topic, one.threshold, one.cells, one.masked)
        for one in demonstration_reports[department]
        if one.axis == TERRITORY
    ]


@pytest.fixture(scope="module")
def demonstration_reports(demonstration_published: Published) -> dict[str, list[TableReport]]:
    """The reports of the first publication of the demonstration, as the ledger keeps them."""
    reading = BaseReading(demonstration_published.reporting_url)
    return {
        department: [
            TableReport(**table)
            for _, told in reading.detail(reports(Perimeter(department), 1))
            for table in json.loads(told)
        ]
        for department in ("91", "61")
    }
