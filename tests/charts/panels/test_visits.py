"""Does the table of visits say what it holds, and show refusals first to the eye?"""

from __future__ import annotations

from charts.panels.visits import visits_table, visits_twin
from tests.support.access import opened

ROWS = (opened(), opened(kind="refused"), opened(kind="file", file="vigie.csv"))


def test_the_table_counts_all_the_visits_and_says_its_page() -> None:
    table = visits_table(ROWS, 1_200, (2, 24))
    assert table.finding == "Journal\u00a0: 1\u202f200\u00a0visites"
    assert table.subtitle == "La plus récente d'abord, page 2 sur 24"
    assert visits_table(ROWS, 3).subtitle == "La plus récente d'abord"


def test_a_refusal_is_marked() -> None:
    assert visits_table(ROWS, 3).twin.concerns == {1}


def test_the_screen_says_in_fewer_columns_what_the_file_says() -> None:
    assert visits_table(ROWS, 3).twin.rows[2][-1] == "Fichier\u00a0: vigie.csv"
    assert visits_twin(ROWS, 3).rows[2][-2:] == ("Fichier", "vigie.csv")
    assert visits_table((opened(tab="Suites"),), 1).twin.rows[0][4] == "Comparaisons, Suites"
    assert visits_table(ROWS, 3).twin.rows[0][4] == "Comparaisons"


def test_a_file_that_does_not_hold_all_says_where_the_others_are() -> None:
    assert "vigie acces" not in visits_twin(ROWS, 3).note
    assert "Les 3 visites les plus récentes\u00a0; «\u00a0vigie acces" in visits_twin(ROWS, 4).note


def test_an_empty_table_has_its_columns() -> None:
    assert visits_twin((), 0).rows == ()
    assert visits_table((), 0).finding == "Journal\u00a0: aucune visite"
