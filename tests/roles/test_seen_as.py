"""Does a director who sees as a partner get exactly what that partner gets, and nobody else the choice?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.user import Role, User
from components.refusal import NOTHING_PUBLISHED
from components.seen_as import ITSELF, KEY
from data_access.accesses.accounts import Account, grant
from data_access.accesses.queue import queue_of
from data_access.accesses.visits import visits
from door.menu import FOR_PARTNERS, PAGES
from door.seen_as import _accounts
from metrics.catalogue import TOPICS
from metrics.visits.words import NOTED_ROLES
from pages.partners.programme import PARTS
from settings import Settings, current
from tests.support.access import DIRECTOR, TODAY
from tests.support.entrance import at, entrance, going_to, headings, offered, present, sent, words

pytestmark = pytest.mark.usefixtures("both_bases")

TABS = (*PARTS, "Tous les indicateurs")
ORNE = "Partenaire du 61"
PARTNER = User("CCAS", Role.PARTNER, ("61",), identifier="p-1")
NARROW = Account("ccas-1", "partner", ("61",), topics=("mas", "planir"))


def seen(page: str, choice: str = ORNE, **parameters: str) -> AppTest:
    """What a director gets at this page, once they have chosen to see as somebody."""
    with present(DIRECTOR):
        test = entrance(page, **parameters)
        test.session_state[KEY] = choice
        return test.run()


def said_of(test: AppTest) -> str:
    assert not test.exception
    return words(test)


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_tab_of_every_programme_is_the_same(topic: str, tab: str) -> None:
    asked = {"departement": "61", "periode": "2022", "onglet": tab}
    partner, director = at(topic, PARTNER, **asked), seen(topic, **asked)
    assert "Vous voyez Vigie comme un partenaire du département 61." in said_of(director)
    assert sent(director) == sent(partner)
    assert len(sent(partner)) > len(asked)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in TOPICS])
def test_the_other_pages_and_the_refusals_are_the_same(name: str) -> None:
    partner, director = at(name, PARTNER), seen(name)
    assert sent(director) == sent(partner)
    refused = "Cette page ne vous est pas ouverte" in headings(director)
    assert refused is (name not in FOR_PARTNERS)


@pytest.mark.parametrize("asked", [{"departement": "91"}, {"departement": "75"}, {"periode": "1789"}])
def test_what_the_address_asks_in_vain_is_said_the_same(asked: dict[str, str]) -> None:
    partner, director = at("mas", PARTNER, **asked), seen("mas", **asked)
    assert sent(director) == sent(partner)
    assert headings(director)


def test_the_files_under_a_chart_are_the_same() -> None:
    asked = {"departement": "61", "periode": "2022", "onglet": "Territoires"}
    taken = []
    for reader in (PARTNER, DIRECTOR):
        with present(reader), offered() as files:
            test = entrance("mas", **asked)
            test.session_state["twin-intercommunalites"] = True
            if reader is DIRECTOR:
                test.session_state[KEY] = ORNE
            assert "secret statistique" in said_of(test.run())
        taken.append({file: made() for file, made in files.items() if file.endswith("csv")})
    assert taken[0] == taken[1]
    assert len(taken[0]) == 1


def test_an_account_of_the_role_table_is_seen_with_its_programmes(both_bases: Settings) -> None:
    grant(both_bases.access_url, NARROW, "essai")
    _accounts.clear()
    partner = replace(PARTNER, topics=("planir", "mas"), identifier="ccas-1")
    choice = "ccas-1\u00a0: 61"
    assert sent(seen("overview", choice)) == sent(at("overview", partner))
    assert "Ce programme ne vous est pas ouvert" in headings(seen("c2s", choice))
    assert sent(seen("c2s", choice)) == sent(at("c2s", partner))
    assert "programmes « PLANIR » et « Mission accompagnement santé »" in said_of(seen("overview", choice))


def test_the_choice_survives_another_page_and_ends_with_its_button() -> None:
    with present(DIRECTOR):
        test = entrance("overview").run()
        assert test.selectbox(key=KEY).options == [ITSELF, ORNE, "Partenaire du 91"]
        test.selectbox(key=KEY).set_value(ORNE).run()
        going_to(test, "mas").run()
        assert "n° 1, comité du 20/11/2023" in said_of(test)
        test.button(key="revenir").click().run()
        assert "Publication" not in said_of(test)
        assert test.selectbox(key=KEY).value == ITSELF


def test_the_department_on_screen_stays_open_when_the_reader_changes() -> None:
    with present(DIRECTOR):
        test = entrance("mas", departement="91").run()
        test.selectbox(key=KEY).set_value("Partenaire du 91").run()
        assert "Essonne (91)" in said_of(test)
        test.selectbox(key=KEY).set_value(ORNE).run()
        assert "Orne (61)" in said_of(test)


def test_neither_the_address_nor_the_copied_link_says_it() -> None:
    test = seen("mas", departement="61", periode="2022")
    link = next(one for one in sent(test) if "copier_le_lien" in one or "periode=2022" in one)
    assert "periode=2022" in link
    assert KEY not in link + str(test.query_params)


@pytest.mark.parametrize("forged", [ITSELF, "Partenaire du 91", "Direction (ce poste)"])
def test_no_session_and_no_address_makes_a_partner_somebody_else(forged: str) -> None:
    with present(PARTNER):
        test = entrance("quality", **{KEY: forged})
        test.session_state[KEY] = forged
        test.run()
    assert headings(test) == ["Cette page ne vous est pas ouverte"]
    assert not [one for one in test.selectbox if one.key == KEY]


def test_a_session_that_names_nobody_shows_the_director_their_own_screen() -> None:
    test = seen("mas", "Partenaire du 75")
    assert test.selectbox(key=KEY).value == ITSELF
    assert "Vous voyez" not in said_of(test)


def test_the_journal_names_the_director_and_says_as_whom(both_bases: Settings) -> None:
    with present(DIRECTOR):
        test = entrance("mas", departement="61", periode="2022").run()
        test.selectbox(key=KEY).set_value(ORNE).run().run()
    assert queue_of(both_bases.access_url).flush()
    noted = visits(both_bases.access_url, TODAY, TODAY)
    assert {(one.identifier, one.departments) for one in noted} == {("d-1", "61")}
    assert [NOTED_ROLES[one.role] for one in noted] == ["direction, comme partenaire", "direction"]


def test_where_nothing_was_ever_published_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_DIFFUSION_URL", f"sqlite:///{tmp_path / 'absente.sqlite'}")
    current.cache_clear()
    partner, director = at("mas", PARTNER), seen("mas")
    assert headings(director) == ["Rien n'est encore publié".replace("'", "’")]
    assert NOTHING_PUBLISHED.replace("'", "’") in said_of(director)
    assert sent(director) == sent(partner)
