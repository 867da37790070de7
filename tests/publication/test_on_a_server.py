"""On a server, is a publication made by the publisher and read by a partner, each with their rights?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from access.perimeter import Perimeter
from data_access.diffusion.base import prepare_diffusion
from data_access.engine import writing
from data_access.failure import BaseForbidden, BaseNotWritable, BaseUnreachable
from data_access.ledger import former_publications
from data_access.migrate import upgrade
from data_access.query import rows
from data_access.roles import LOADER, PARTNER, PUBLISHER, READER
from data_access.schema.common import measure_value
from ingestion.base import load_reference
from metrics.catalogue import METRICS
from metrics.diffusion.reading import PublishedReading
from metrics.figures import Figures
from metrics.model import Status
from metrics.period import year
from metrics.reading import BaseReading
from publication.publish import Draft, published
from publication.writing import write
from settings import current
from tests.support.accounts import Accounts, accounts
from tests.support.bases import FactBase
from tests.support.entrance import entrance, words
from tests.support.small_publications import SECRET, draft, filled

pytestmark = pytest.mark.postgres

CASES = next(metric for metric in METRICS if metric.key == "mas.cases")
HERE = Perimeter("61")


@dataclass(frozen=True)
class Server:
    """Two bases of one server: the fund's, and what it published."""

    fund: Accounts
    diffusion: Accounts


def _fund(url: str) -> None:
    with writing(url) as connection:
        upgrade(connection)
        load_reference(connection, ("61",))


@pytest.fixture(scope="module")
def server(postgres_url: str) -> Iterator[Server]:
    """The loader has loaded, the publisher has published."""
    with accounts(postgres_url, _fund) as fund, accounts(postgres_url, prepare_diffusion) as diffusion:
        filled(FactBase(fund[LOADER]))
        published(fund[PUBLISHER], diffusion[PUBLISHER], draft(fund[PUBLISHER]))
        yield Server(fund, diffusion)


@pytest.mark.parametrize("role", [PARTNER, READER])
def test_what_was_published_is_the_director_s_figure(server: Server, role: str) -> None:
    partner = Figures(PublishedReading(server.diffusion[role], 1), HERE, year(2022), (CASES,)).value(CASES)
    director = Figures(BaseReading(server.fund[READER]), HERE, year(2022), (CASES,)).value(CASES)
    assert partner.status is not Status.MASKED
    assert partner.value == director.value == 65 * 12 + SECRET


def test_a_partner_does_not_come_into_the_base_of_the_fund(server: Server) -> None:
    with pytest.raises((BaseUnreachable, BaseForbidden)):
        rows(server.fund[PARTNER], select(measure_value))


def test_only_the_publisher_publishes(server: Server) -> None:
    ready = draft(server.fund[PUBLISHER])
    for role in (READER, LOADER):
        with pytest.raises((BaseNotWritable, BaseForbidden, BaseUnreachable)):
            published(server.fund[role], server.diffusion[PUBLISHER], ready)
    for role in (PARTNER, READER):
        with pytest.raises((BaseNotWritable, BaseForbidden)):
            publishing(server.diffusion[role], ready)


def publishing(url: str, ready: Draft) -> None:
    """Write what is ready, without the ledger."""
    write(url, ready.act, ready.reading, ready.programmes)


def test_a_second_publication_masks_what_the_first_did(server: Server) -> None:
    second = draft(server.fund[PUBLISHER])
    assert second.act.number == 2
    masked = next(one.masking.masked for one in second.programmes if one.tables.topic == "mas")
    assert masked
    ((_, former, _),) = rows(server.fund[PUBLISHER], former_publications(HERE, "mas"))
    assert frozenset(json.loads(former)) == masked


def test_a_partner_s_page_is_served_with_the_account_of_partners_alone(
    server: Server, access_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_REPORTING_URL", "")
    monkeypatch.setenv("VIGIE_DIFFUSION_URL", server.diffusion[PARTNER])
    monkeypatch.setenv("VIGIE_ACCESS_URL", access_url)
    monkeypatch.setenv("VIGIE_DEPARTMENTS", "61")
    current.cache_clear()
    try:
        page = entrance("mas", departement="61", periode="2022").run()
    finally:
        current.cache_clear()
    assert not page.exception
    assert "Publication n° 1" in " ".join(words(page).split())
    assert "787" in words(page)
