"""Do the list of events and the ends of right to the AME come in through « vigie charger », faults told?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from access.perimeter import Perimeter
from data_access.events import events_between
from data_access.query import rows
from tests.command_line.conftest import Typed
from tests.support.given_files import a_csv, facts

ORNE = ("--departement", "61")
EVENTS = (
    *("evenement", "date_evenement", "date_fin_evenement", "libelle_evenement", "nature_evenement"),
    *("programme", "indicateur", "nouvelles_limites", "atteste_par"),
)
COURSE = ["EV-1", "06/03/2023", "31/03/2023", "Campagne C2S", "Campagne ou information"]
AME = ("date_fin_ame", "intercommunalite", "public_ame", "date_nouvelle_ame", "jours_sans_ame", "personnes")
ALENCON = "246100663"


def shown(url: str) -> list[tuple[date, str, bool]]:
    found = rows(url, events_between(Perimeter("61"), date(2021, 1, 1), date(2023, 12, 31)))
    return [(row[0], row[7], row[6]) for row in found]


def test_a_list_of_events_is_added_to_the_printed_ones(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    printed = shown(empty_base_url)
    reorganised = ["EV-2", "15/05/2023", "", "Nouvelle organisation", "Décision ou engagement"]
    signed = ["RAPPORT-2022-CRJ", "04/10/2022", "", "Signature de la charte", "Décision ou engagement"]
    path = a_csv(
        tmp_path / "evenements.csv",
        [
            EVENTS,
            [*COURSE, "Complémentaire santé solidaire", "c2s.requests", "non", "Comité"],
            [*reorganised, "", "", "oui", "Comité"],
            [*signed, "", "", "non", "Procès-verbal"],
        ],
    )
    outcome = vigie("charger", str(path), *ORNE, url=empty_base_url)
    assert (outcome.status, outcome.said) == (0, "")
    found = shown(empty_base_url)
    assert len(found) == len(printed) + 2, "nothing is lost, the signature is there once"
    assert (date(2022, 10, 4), "Procès-verbal", False) in found
    assert [day for day, _, anew in found if anew] == [date(2023, 5, 15)]


def test_an_event_of_an_unknown_indicator_is_refused_with_the_nearest(
    vigie: Typed, empty_base_url: str, tmp_path: Path
) -> None:
    line = [*COURSE, "Complémentaire santé solidaire", "Demande de C2S", "non", "Comité"]
    path = a_csv(tmp_path / "evenements.csv", [EVENTS, line])
    outcome = vigie("charger", str(path), *ORNE, url=empty_base_url)
    assert outcome.status == 1
    told = outcome.printed.replace("\u00a0", " ")
    assert "colonne « indicateur » : trouvé « Demande de C2S »" in told
    assert "(le plus proche : « Demandes de C2S », c2s.requests)" in told
    assert facts(empty_base_url, "event") == []


def test_ends_of_right_past_and_to_come_are_loaded(vigie: Typed, empty_base_url: str, tmp_path: Path) -> None:
    lines = [
        ["31/03/2023", ALENCON, "Majeurs", "15/05/2023", "45", "37"],
        ["31/12/2023", "", "Mineurs", "", "", "9"],
    ]
    path = a_csv(tmp_path / "ame.csv", [AME, *lines])
    outcome = vigie("charger", str(path), *ORNE, "--jusqu-au", "30/06/2023", url=empty_base_url)
    assert (outcome.status, outcome.said) == (0, "")
    assert facts(empty_base_url, "ame_expiry") == [
        ("61", date(2023, 3, 31), ALENCON, "adult", date(2023, 5, 15), 45, 37),
        ("61", date(2023, 12, 31), None, "minor", None, None, 9),
    ]
