"""Does the report of a publication say which one it is, and lead with what is masked?"""

from __future__ import annotations

from datetime import UTC, date, datetime

from charts.panels.quality import publications
from metrics.diffusion.report import Made, TableReport

MADE = Made(3, date(2023, 11, 20), date(2023, 9, 1), datetime(2023, 11, 20, tzinfo=UTC), "essai")
NEVER = TableReport("mas", "", "month", 0, 35, 0, 0, 900.0, 0.0)
PLACES = TableReport("mas", "epci", "year", 11, 31, 4, 2, 400.0, 20.0)
POINTS = TableReport("france_services", "epci", "year", 0, 29, 0, 0, 60.0, 0.0)
OTHER = TableReport("planir", "", "year", 11, 95, 0, 0, 500.0, 0.0)


def test_the_table_names_its_publication_and_keeps_its_numbers_as_numbers() -> None:
    chart = publications.tables_listed(MADE, [NEVER, PLACES, OTHER])
    finding = chart.finding.replace("\u00a0", " ")
    assert finding == "Publication n° 3, comité du 20 novembre 2023, jusqu'à septembre 2023 : 3 tableaux"
    assert [column.align for column in chart.twin.columns[2:6]] == ["right"] * 4
    assert chart.twin.texts == (
        ("PLANIR", "Département entier, à l'année", "95", "0", "0", "0,0", "11"),
        ("Mission accompagnement santé", "Par intercommunalité, à l'année", "31", "4", "2", "5,0", "11"),
        ("Mission accompagnement santé", "Département entier, au mois", "35", "0", "0", "0,0", "aucun"),
    )
    assert chart.twin.grouped


def test_the_sentence_says_what_partners_read_of_all_and_of_persons() -> None:
    """What counts nobody is never masked: alone, the first share would flatter."""
    lead = publications.lead([MADE], [NEVER, PLACES, POINTS])
    told, detail = (words.replace("\u00a0", " ") for words in lead)
    assert told == (
        "Les partenaires lisent 90,0 % des chiffres annuels par intercommunalité, "
        "80,6 % de ceux qui comptent des personnes"
    )
    assert detail.startswith("6 chiffres masqués sur 95 : petits effectifs, et ceux qui les donneraient")
    assert detail.endswith("1 publication gardée.")
