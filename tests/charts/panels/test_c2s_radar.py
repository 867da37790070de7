"""Do the tables of the rights about to end stay true with two rights, one, or none, and with few persons?"""

from __future__ import annotations

from datetime import date

from charts.panels.c2s import radar as panels
from charts.panels.c2s import usual
from metrics import c2s
from metrics.figures import Figures
from metrics.period import year
from metrics.units import NO_BREAK, THIN
from tests.support.bases import FactBase
from tests.support.c2s import Facts, ame_expiry_of, expiry, loaded

FIRST, DAY = date(2022, 1, 1), date(2023, 10, 31)
NOVEMBER, JUNE = date(2023, 11, 30), date(2023, 6, 30)
PAST = [
    expiry(JUNE, 800, renewed_on=date(2023, 5, 31), gap_days=0),
    expiry(JUNE, 150, renewed_on=date(2023, 7, 31), gap_days=31),
    expiry(JUNE, 50),
]
COMING = [expiry(NOVEMBER, 60, renewed_on=DAY, gap_days=0), expiry(NOVEMBER, 40)]


def _figures(base: FactBase, **sources: Facts) -> Figures:
    return loaded(base, FIRST, DAY, **sources).figures(year(2023), *c2s.METRICS)


def _plain(words: str) -> str:
    return words.replace(NO_BREAK, " ").replace(THIN, " ")


def test_each_public_is_told_at_each_horizon(fact_base: FactBase) -> None:
    chart = panels.ahead_by_public(_figures(fact_base, c2s_expiries=[*PAST, *COMING]))

    horizons = [f"D'ici {days}{NO_BREAK}jours" for days in (30, 60, 120)]
    assert list(chart.twin.rows[0]) == ["Cas général, à demander", horizons[0], 100, 60, 40, 30, 30, 10]
    assert [row[1] for row in chart.twin.rows] == horizons
    assert _plain(chart.finding) == "D'ici 120 jours, 40 droits à la C2S à renouveler, dont 40 à demander"
    assert _plain(chart.twin.note) == "Aide médicale de l'État (AME) : aucune donnée chargée."


def test_rights_of_two_kinds_are_added_only_under_both_names(fact_base: FactBase) -> None:
    ame = [ame_expiry_of(NOVEMBER, 10), ame_expiry_of(NOVEMBER, 1, public="minor")]
    figures = _figures(fact_base, c2s_expiries=[*PAST, *COMING], ame_expiries=ame)

    ahead, place = panels.ahead_by_public(figures), panels.by_place(figures)

    assert "51 droits à la C2S et à l'AME à renouveler" in _plain(ahead.finding)
    assert ahead.twin.note == ""
    assert [column.label for column in place.twin.columns][1:] == [
        "Cas général, à demander",
        "AME, mineurs",
        "AME, majeurs",
    ]
    assert place.twin.rows[0][1:] == (40, 1, 10)


def test_where_nothing_ends_is_not_where_nothing_is_left_to_do(fact_base: FactBase) -> None:
    coming = [*COMING, expiry(NOVEMBER, 3, epci=None, renewed_on=DAY, gap_days=0)]
    coming += [expiry(NOVEMBER, 9, epci=None, public="rsa"), expiry(NOVEMBER, 5, public="aspa", epci=None)]

    rows = panels.by_place(_figures(fact_base, c2s_expiries=[*PAST, *coming])).twin.rows

    assert [row[1:] for row in rows] == [(40, "sans objet", "sans objet"), (0, 9, 5)]
    assert rows[1][0] == "Non renseigné"


def test_no_rate_is_written_of_fewer_than_eleven_rights(fact_base: FactBase) -> None:
    few = [expiry(JUNE, 10, epci=None), expiry(JUNE, 11, public="rsa", epci=None)]

    rows = usual.by_place_and_public(_figures(fact_base, c2s_expiries=[*PAST, *COMING, *few])).twin.rows

    told = {row[1]: row[5:] for row in rows if row[0] == "Non renseigné"}
    assert list(told["Cas général, à demander"]) == [10, usual.TOO_FEW, "", usual.TOO_FEW, ""]
    assert list(told["RSA, à demander"][:2]) == [11, 0]
    assert "effectif trop faible pour conclure" in str(told["RSA, à demander"][2])


def test_usual_fates_are_told_with_their_intervals(fact_base: FactBase) -> None:
    rows = usual.usual_by_public(_figures(fact_base, c2s_expiries=[*PAST, *COMING])).twin.rows

    assert [row[1:4] for row in rows[::3]] == [
        ("Tous", 1_000, 0.15),
        ("1 mois avant la fin", 200, 0.75),
    ]
    assert _plain(str(rows[0][4])) == "12,9 à 17,3 %"


def test_past_radars_are_set_beside_what_happened(fact_base: FactBase) -> None:
    before = [
        expiry(date(2022, 10, 31), 75, renewed_on=date(2022, 12, 31), gap_days=61),
        expiry(date(2022, 10, 31), 25),
        expiry(date(2023, 4, 30), 60, renewed_on=date(2023, 5, 31), gap_days=31),
        expiry(date(2023, 4, 30), 40),
    ]

    chart = usual.said_and_seen_in_past(_figures(fact_base, c2s_expiries=before))

    assert chart.twin.rows[0][1:] == (f"31{NO_BREAK}mars{NO_BREAK}2023", 100, 75, 60, 25, 40)
    assert _plain(chart.finding) == (
        "Sur 1 radar passé : 75 ruptures attendues, 60 en réalité (−20,0 %) ; "
        "25 droits non repris attendus, 40 en réalité (+60,0 %)"
    )


def test_tables_without_any_fact_say_so(fact_base: FactBase) -> None:
    figures = fact_base.figures(year(2022), *c2s.METRICS)

    assert "aucune donnée" in panels.ahead_by_public(figures).finding
    assert "aucune donnée" in panels.by_place(figures).finding
    assert "pas encore assez de recul" in usual.said_and_seen_in_past(figures).finding
    assert not usual.usual_by_public(figures).twin.rows
    assert not usual.by_place_and_public(figures).twin.rows
