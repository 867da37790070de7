"""Whoever comes, whatever they ask: their page within their perimeter, or a refusal in French?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

import pytest
from hypothesis import given
from streamlit.testing.v1 import AppTest

from access.perimeter import is_department
from access.user import Role, User
from components.choice import CHOICE, Choice
from data_access import engine
from door.menu import FOR_PARTNERS, PAGES, is_open
from metrics.catalogue import TOPICS
from metrics.diffusion.reading import PublishedReading
from settings import Settings, current
from tests.roles.drawn import CLOSED, INJECTIONS, REFUSALS, asked, long, names, quick, readers
from tests.support.entrance import at, headings, words


@dataclass
class Watched:
    """The bases that were asked, by address."""

    urls: set[str] = field(default_factory=set)


@contextmanager
def watched() -> Iterator[Watched]:
    """See every base that is opened meanwhile."""
    seen, opened = Watched(), engine.reader

    def noted(url: str) -> object:
        seen.urls.add(url)
        return opened(url)

    with patch.object(engine, "reader", noted):
        yield seen


def check(name: str, reader: User, told: Mapping[str, str], bases: Settings) -> None:
    """The page of this reader within their perimeter, or a refusal; never the base of somebody else."""
    with watched() as seen:
        shown = at(name, reader, **told)
    assert not shown.exception, shown.exception
    (title,) = headings(shown)
    if reader.sees_publications_only:
        assert bases.reporting_url not in seen.urls
    code = told.get("departement", "").partition(" – ")[0]
    if is_department(code) and code not in reader.departments:
        assert title == REFUSALS[0]
    elif not is_open(reader, name):
        assert title == (REFUSALS[1] if name in FOR_PARTNERS else CLOSED)
    else:
        assert title == TOPICS.get(name, PAGES[name][1])
        check_perimeter(shown, reader)


def check_perimeter(shown: AppTest, reader: User) -> None:
    """What is on screen is of the reader's departments, read from the base of their role."""
    choice: Choice = shown.session_state[CHOICE]
    assert choice.perimeter.department in reader.departments
    assert isinstance(choice.reading.behind, PublishedReading) is reader.sees_publications_only
    others = {"61": "Orne (61)", "91": "Essonne (91)"}
    for department in set(others) - set(reader.departments):
        assert others[department] not in words(shown)


@quick
@given(name=names, reader=readers, told=asked)
def test_their_page_or_a_refusal(
    both_bases: Settings, name: str, reader: User, told: Mapping[str, str]
) -> None:
    check(name, reader, told, both_bases)


@pytest.mark.proof
@long
@given(name=names, reader=readers, told=asked)
def test_their_page_or_a_refusal_at_length(
    both_bases: Settings, name: str, reader: User, told: Mapping[str, str]
) -> None:
    check(name, reader, told, both_bases)


@pytest.mark.parametrize("name", PAGES)
def test_a_partner_is_served_where_the_reporting_base_cannot_be_opened(
    both_bases: Settings, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("VIGIE_REPORTING_URL", "sqlite:////nowhere/poison.sqlite")
    current.cache_clear()
    check(name, User("CCAS", Role.PARTNER, ("61",)), {"periode": "2022"}, both_bases)


@pytest.mark.parametrize(
    "parameter", ["departement", "periode", "publication", "onglet", "indicateur", "pas"]
)
def test_what_is_asked_in_vain_is_said_in_french(both_bases: Settings, parameter: str) -> None:
    del both_bases
    told = {"onglet": "Territoires", parameter: INJECTIONS[0]}
    shown = at("mas", User("CCAS", Role.PARTNER, ("61",)), **told)
    (warning,) = (one.value for one in shown.warning)
    assert "n'existe pas ici" in warning
    assert INJECTIONS[0] in warning


@pytest.mark.usefixtures("both_bases")
@pytest.mark.parametrize("asked", [["61", "75"], ["75", "61"], ["75 – Paris", "zzz"]])
def test_a_department_that_hides_behind_another_is_refused(asked: list[str]) -> None:
    shown = at("mas", User("CCAS", Role.PARTNER, ("61",)), departement=asked)
    assert headings(shown) == [REFUSALS[0]]
