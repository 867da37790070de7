"""Is each definition drawn with its interval and its count, or with the words that stand for it?"""

from __future__ import annotations

from charts.cohort.estimates import estimates
from charts.theme import BLUE, PAST
from metrics.mas.definitions import Definition
from metrics.units import NO_BREAK

PUBLISHED = Definition("Publiée", "sur toutes", "53,5 %", "243 / 454", 0.535, 0.489, 0.581)
RECENT = Definition("À 180 jours", "au même âge", "trop récent", "", by_cohort=True)
FEW = Definition("Clos", "sur closes", "effectif trop faible", "3 / 4", None, 0.301, 0.954)


def test_a_definition_carries_its_share_its_interval_and_its_count() -> None:
    rows = estimates([PUBLISHED, RECENT], finding="Titre", subtitle="").rows.to_pylist()

    assert (rows[0]["value"], rows[0]["low"], rows[0]["high"]) == (0.535, 0.489, 0.581)
    assert rows[0]["label"].replace(NO_BREAK, " ") == "Publiée : 243 / 454"
    assert rows[0]["interval"].replace(NO_BREAK, " ") == "intervalle à 95 % : 48,9 à 58,1 %"
    assert [row["stroke"] for row in rows] == [PAST, BLUE]


def test_words_stand_where_there_is_no_number() -> None:
    rows = estimates([RECENT, FEW], finding="Titre", subtitle="").rows.to_pylist()

    assert [(row["value"], row["low"], row["text"]) for row in rows] == [
        (None, None, "trop récent"),
        (None, None, "effectif trop faible"),
    ]
    assert rows[0]["label"].replace(NO_BREAK, " ") == "À 180 jours : au même âge"


def test_the_table_holds_every_definition_in_order() -> None:
    chart = estimates([PUBLISHED, FEW, RECENT], finding="Titre", subtitle="", note="Pourquoi")

    assert [row[0] for row in chart.twin.rows] == [
        "Publiée, sur toutes",
        "Clos, sur closes",
        "À 180 jours, au même âge",
    ]
    assert [row[1] for row in chart.twin.texts] == ["53,5", "effectif trop faible", "trop récent"]
    assert chart.twin.note == "Pourquoi"
