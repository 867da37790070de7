"""Does the tab of the rights about to end show itself, for each department and kind of period?"""

from __future__ import annotations

import pytest

from tests.support.screen import screen

pytestmark = pytest.mark.usefixtures("reading_demonstration")
TAB = "Droits à échéance proche"


@pytest.mark.parametrize("period", ["2023", "2022", "2021", "T3 2022"])
@pytest.mark.parametrize("department", ["61", "91"])
def test_the_tab_tells_what_ends_and_what_is_to_be_expected(department: str, period: str) -> None:
    shown = screen("c2s", departement=department, periode=period, onglet=TAB)

    html = " ".join(element.proto.body for element in shown.get("html"))
    assert not shown.exception
    assert html.count("vg-lead__words") == 2
    for days in (30, 60, 120):
        for right in ("à la C2S", "à l’AME"):
            assert f">Droits {right} à renouveler d’ici {days}\u00a0jours (" in html
    assert "au rythme habituel" in html
    assert "Évitable" in " ".join(caption.value for caption in shown.caption)
