"""Does « Qualité et concordance » tell each state of the base: demonstration, empty, mixed?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.engine import writing
from data_access.journal import Origin, Tally
from data_access.loading import Extract, load
from data_access.schema.mas import mas_case
from settings import current
from tests.support.bases import copied
from tests.support.mas import cases
from tests.support.screen import screen

TABS = ("Fraîcheur", "Chargements", "Cohérence", "Publié et recalculé")
ENGLISH = re.compile(r"\d,\d{3}\b(?! ?%)|\d\.\d+ ?%|\bNone\b|\b(?:mas|planir|c2s|ass|charter)[._][a-z]")


def reading(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_REPORTING_URL", url)
    current.cache_clear()


@pytest.fixture
def mixed_url(demonstration_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The demonstration, over which real saisines of 2023 came: three files, one of them a correction."""
    url = copied(Path(demonstration_url.removeprefix("sqlite:///")), tmp_path)
    receive(url, "janvier.csv", 4, date(2023, 1, 1), date(2023, 1, 31))
    receive(url, "mars.csv", 5, date(2023, 3, 1), date(2023, 3, 31))
    receive(url, "janvier_bis.csv", 6, date(2023, 1, 1), date(2023, 1, 31), reason="Deux oublis")
    reading(url, monkeypatch)
    return url


def receive(url: str, name: str, count: int, first: date, until: date, reason: str | None = None) -> None:
    rows = [{"department": "61", **row} for row in cases(count, first)]
    tally = Tally(count + 1, count, 1)
    extract = Extract("mas_cases", [(mas_case, rows)], first, until, dated_on="opened_on", tally=tally)
    origin = Origin(name, name.ljust(64, "0"), 10, "Camille", demonstration=False, reason=reason)
    with writing(url) as connection:
        load(connection, "61", extract, origin)


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    current.cache_clear()


def html(shown: AppTest) -> str:
    assert not shown.exception, shown.exception
    return " ".join(one.proto.body for one in shown.get("html")).replace("\u00a0", " ").replace("\u202f", " ")


def quality(tab: str, department: str = "61", **parameters: str) -> str:
    return html(screen("quality", departement=department, onglet=tab, **parameters))


def words(told: str) -> str:
    return re.sub(r"<[^>]+>", " ", told)


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("department", ["61", "91"])
@pytest.mark.usefixtures("reading_demonstration")
def test_every_tab_shows_itself_on_the_demonstration(department: str, tab: str) -> None:
    told = quality(tab, department, periode="2022")
    assert "vg-lead__words" in told
    assert "vg-table" in told
    assert "vg-badge--demonstration" in told
    assert not ENGLISH.findall(words(told))


@pytest.mark.usefixtures("reading_demonstration")
def test_the_demonstration_is_calm() -> None:
    assert "Toutes les sources suivent leur rythme, aucun mois ne manque." in quality("Fraîcheur")
    assert "Orne : aucun fichier n’est encore chargé." in quality("Chargements")
    assert "9 contrôles, aucun écart." in quality("Cohérence", periode="2022")


@pytest.mark.usefixtures("reading_demonstration")
def test_the_reports_are_read_against_themselves_and_the_computed_figures() -> None:
    told = quality("Publié et recalculé", "91", periode="2023")
    assert "4 contradictions dans le rapport imprimé ; 24 chiffres recalculés sur 25 concordent." in told
    assert "C2S, part de la population couverte" in told
    assert "La démonstration est calée sur les chiffres imprimés : les retrouver ne les vérifie pas." in told
    assert "1 contradiction dans" in quality("Publié et recalculé", "61")


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_shows_itself_on_an_empty_base(
    empty_base_url: str, tab: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading(empty_base_url, monkeypatch)
    told = quality(tab)
    assert "vg-lead__words" in told
    assert "vg-badge" not in told
    assert not ENGLISH.findall(words(told))


def test_a_department_without_a_report_says_so(empty_base_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_DEPARTMENTS", "75")
    reading(empty_base_url, monkeypatch)
    assert "aucun rapport imprimé n’est livré" in quality("Publié et recalculé", "75")
    assert "aucune source n’est chargée" in quality("Fraîcheur", "75")


@pytest.mark.usefixtures("mixed_url")
def test_late_sources_missing_months_and_mixed_indicators_are_told() -> None:
    told = words(quality("Fraîcheur"))
    assert "1 source en retard, 1 mois manquant, 1 indicateur privé d’une source." in told
    assert "Février 2023" in told
    assert "Démonstration, alors qu’une autre source des mêmes indicateurs est réelle" in told
    assert "1 source réelle sur 36" in told


@pytest.mark.usefixtures("mixed_url")
def test_the_journal_tells_files_lines_and_reasons() -> None:
    told = words(quality("Chargements"))
    assert "3 fichiers chargés : 18 lignes lues, 15 chargées, 3 rejetées." in told
    assert "Deux oublis" in told
    assert "janvier_bis.csv" in told


@pytest.mark.usefixtures("mixed_url")
def test_the_load_that_changed_figures_comes_first_with_its_figures() -> None:
    shown = screen("quality", departement="61", onglet="Chargements")
    told = words(html(shown))
    assert re.search(r"Saisines\s+janvier 2023\s+4\s+6\s+2\s+", told)
    assert "Deux oublis" in shown.caption[0].value
    assert "janvier_bis.csv".ljust(64, "0") in shown.caption[0].value
    (chosen,) = (one for one in shown.selectbox if one.key == "chargement")
    assert len(chosen.options) == len(set(chosen.options)) == 3


@pytest.mark.usefixtures("mixed_url")
def test_outcomes_left_as_an_older_file_told_them_are_found() -> None:
    told = words(quality("Cohérence", periode="2023"))
    assert "1 contrôle sur 9 ne tient pas." in told
    assert "Les suites des dossiers de janvier 2023 ne sont connues que jusqu’au 31/01/2023" in told


@pytest.mark.usefixtures("mixed_url")
def test_the_label_of_every_page_follows_the_sources() -> None:
    assert "Données de démonstration, sauf « Saisines de la Mission accompagnement santé »" in quality(
        "Cohérence"
    )
    mas = html(screen("mas", departement="61", periode="2023"))
    assert (
        "Données de démonstration : « Effectifs de la Mission accompagnement santé » ; le reste est réel"
        in mas
    )
    assert "Données de démonstration</p>" in html(screen("c2s", departement="61", periode="2023"))
    assert "Données de démonstration</p>" in html(screen("mas", departement="91", periode="2023"))


@pytest.mark.usefixtures("mixed_url")
def test_a_real_source_is_never_divided_by_a_demonstration() -> None:
    told = html(screen("mas", departement="61", periode="2023", onglet="File active"))
    card = told[told.index("File active par accompagnatrice") :]
    assert "aucune donnée" in card[: card.index("</article>")]
