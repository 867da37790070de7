"""Does a partner who opens the breakdowns of a running year find the way to a year that is over?"""

from __future__ import annotations

import pytest

from access.user import Role, User
from tests.support.entrance import entrance, present, words

PARTNER = User("Lecteur", Role.PARTNER, ("61",), (), "essai")
COMES = "à paraître une fois l’année finie"


@pytest.mark.usefixtures("both_bases")
@pytest.mark.parametrize("tab", ["Territoires", "Répartition"])
def test_the_year_before_is_one_click_away(tab: str) -> None:
    with present(PARTNER):
        test = entrance("mas", departement="61", periode="2023", onglet=tab).run()
        assert words(test).count(COMES) == 1
        test.button(key="annee-precedente").click().run()
    assert test.selectbox(key="periode").value == "2022"
    assert COMES not in words(test)
    assert "en 2022" in words(test)
