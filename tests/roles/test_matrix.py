"""Whoever comes, whatever they ask: their page within their perimeter, or a refusal in French?"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from unittest.mock import patch

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit import html
from streamlit.testing.v1 import AppTest

from access.perimeter import is_department
from access.user import Role, User
from components import figure
from components.choice import CHOICE, Choice
from components.markup.table import table
from components.view import View
from data_access import engine
from door.menu import FOR_PARTNERS, PAGES, is_open
from metrics.catalogue import TOPICS
from metrics.diffusion.reading import PublishedReading
from pages.partners.programme import PARTS
from settings import Settings, current
from tests.support.entrance import at, headings, offered, words

INJECTIONS = ("61' OR 1=1--", "1); drop table visit;--", "../acces", "61%00", "<b>61</b>", "x" * 3000)
DEPARTMENTS = ("61", "91", "75", "2A", "99", "61 – Orne", "75 – Paris", *INJECTIONS)
PERIODS = ("2022", "2021", "T3 2022", "1789", *INJECTIONS)
PUBLICATIONS = ("n°\u00a01", "1", "2", "-1", "99", *INJECTIONS)
TABS = (*PARTS, "Tous les indicateurs", "Parcours", *INJECTIONS)
REFUSALS = tuple(f"{what} ne vous est pas ouvert" for what in ("Ce département", "Ce programme"))
CLOSED = "Cette page ne vous est pas ouverte"

readers = st.builds(
    User,
    name=st.just("Lecteur"),
    role=st.sampled_from(Role),
    departments=st.lists(st.sampled_from(("61", "91")), min_size=1, unique=True).map(tuple),
    topics=st.lists(st.sampled_from(tuple(TOPICS)), unique=True).map(tuple),
    identifier=st.just("essai"),
)
asked = st.fixed_dictionaries(
    {},
    optional={
        "departement": st.sampled_from(DEPARTMENTS),
        "periode": st.sampled_from(PERIODS),
        "publication": st.sampled_from(PUBLICATIONS),
        "onglet": st.sampled_from(TABS),
        "indicateur": st.sampled_from(("Saisines", *INJECTIONS)),
        "pas": st.sampled_from(("année", *INJECTIONS)),
        "mot": st.sampled_from(("délai", *INJECTIONS)),
    },
)
quick = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
long = settings(quick, max_examples=600)


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
@given(name=st.sampled_from(tuple(PAGES)), reader=readers, told=asked)
def test_their_page_or_a_refusal(
    both_bases: Settings, name: str, reader: User, told: Mapping[str, str]
) -> None:
    check(name, reader, told, both_bases)


@pytest.mark.proof
@long
@given(name=st.sampled_from(tuple(PAGES)), reader=readers, told=asked)
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


@pytest.mark.parametrize("tab", ["Territoires", "Répartition", "Ce qui est masqué"])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_file_holds_what_the_screen_holds_and_nothing_more(
    both_bases: Settings, topic: str, tab: str
) -> None:
    del both_bases
    partner = User("CCAS", Role.PARTNER, ("61",))
    with offered() as files, patch.object(figure, "_twin", opened):
        shown = at(topic, partner, departement="61", periode="2022", onglet=tab)
    on_screen = _cells(shown)
    for name, made in files.items():
        if name.endswith(".csv"):
            check_files(on_screen, made, files[name.replace(".csv", ".xlsx")])


def opened(view: View, panel: figure.Panel) -> None:
    """The table under a chart, and its files, as when the reader has opened it."""
    html(table(panel.chart.twin, caption=panel.chart.finding))
    figure.downloads(panel.chart, figure.heading(view, panel), figure._file_name(view, panel.key))


def check_files(on_screen: set[str], as_csv: Callable[[], bytes], as_xlsx: Callable[[], bytes]) -> None:
    """Each cell of the two files is a cell of the screen."""
    lines = list(csv.reader(StringIO(as_csv().decode("utf-8-sig")), delimiter=";"))
    head, rows = lines[: lines.index([])], lines[lines.index([]) + 2 :]
    assert any(line[0].startswith("Publication") for line in head)
    sheet = openpyxl.load_workbook(BytesIO(as_xlsx())).active
    assert sheet is not None
    in_book = list(sheet.iter_rows(min_row=len(head) + 3, values_only=True))
    assert rows
    for row, booked in zip(rows, in_book, strict=False):
        for cell, other in zip(row, booked, strict=False):
            assert _plain(cell) in on_screen or _rounded_on(on_screen, cell), (cell, row)
            assert _agrees(cell, other)


def _cells(shown: AppTest) -> set[str]:
    body = " ".join(one.proto.body for one in shown.get("html"))
    found = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>|vg-table__note\">(.*?)</p>", body)
    cells = {_plain(re.sub(r"<[^>]+>", "", one)) for pair in found for one in pair}
    return cells | {_plain(one.value) for one in shown.caption}


def _plain(text: str) -> str:
    told = text.replace("’", "'").replace("&#x27;", "'").replace("&amp;", "&")
    return re.sub(r"[\s\u00a0\u202f]+", " ", told).strip()


def _rounded_on(on_screen: set[str], cell: str) -> bool:
    """Is this number of a file, once rounded, a number of the screen?"""
    if not re.fullmatch(r"-?\d+(,\d+)?", cell):
        return False
    amount = float(cell.replace(",", "."))
    told = (re.sub(r"[^\d,−]", "", one).replace(",", ".").replace("−", "-") for one in on_screen)
    numbers = [one for one in told if re.fullmatch(r"-?\d+(\.\d+)?", one)]
    return any(abs(float(one) - amount) <= 0.51 * 10 ** -len(one.partition(".")[2]) for one in numbers)


def _agrees(cell: str, other: object) -> bool:
    if isinstance(other, int | float):
        amount = float(cell.replace(",", "."))
        return min(abs(other - amount), abs(100 * other - amount)) < 0.006
    return _plain(cell) == _plain(str(other or ""))
