"""Are visits told in good French, counts in agreement, with the rule and the trouble said?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from data_access.accesses.queue import Health
from data_access.accesses.visits import Tally
from metrics.visits import words
from tests.support.access import opened


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (Tally(0, 0, 0, 0), "aucun lecteur, aucune page ouverte, aucun fichier emporté, aucun accès refusé."),
        (Tally(1, 1, 1, 1), "1 lecteur, 1 page ouverte, 1 fichier emporté, 1 accès refusé."),
        (Tally(2, 1200, 2, 2), "2 lecteurs, 1 200 pages ouvertes, 2 fichiers emportés, 2 accès refusés."),
    ],
)
def test_the_sentence_counts_readers_pages_files_and_refusals(counted: Tally, said: str) -> None:
    told = words.summary(counted, 30).replace("\u00a0", " ").replace("\u202f", " ")
    assert told == f"Sur les 30 derniers jours : {said}"


def test_the_rule_says_how_long_and_where_it_comes_from() -> None:
    assert "effacée après un an" in words.rule(365)
    assert "effacée après 180\u00a0jours" in words.rule(180)
    assert "2021-122 du 14 octobre 2021" in words.rule(180)


def test_an_empty_journal_says_why() -> None:
    assert "depuis le 01/11/2026" in words.emptiness(date(2026, 11, 1), filtered=False)
    assert "filtres" in words.emptiness(date(2026, 11, 1), filtered=True)


def test_what_is_not_written_is_said_with_its_reason() -> None:
    assert words.trouble(Health()) == ""
    told = words.trouble(Health(3, 1, datetime.now(UTC), "La base est occupée."))
    assert "3\u00a0visites attendent" in told
    assert "La base est occupée." in told
    assert "1\u00a0visite a été perdue" in told
    assert "perdue" not in words.trouble(Health(3, 0, datetime.now(UTC), "Occupée."))


def test_a_visit_is_a_line_under_its_heads() -> None:
    line = words.cells(opened(kind="refused", departments="?", role="partner", file=""))
    assert len(line) == len(words.HEADS)
    assert line[1:] == ("d-1", "partenaire", "inconnu", "Comparaisons", "–", "2022", "Refus", "–")
    assert words.moment(datetime(2026, 11, 22, 12, 5, tzinfo=UTC)).startswith("22/11/2026\u00a0")


def test_the_clock_says_its_zone() -> None:
    assert words.clock(datetime.now(UTC)).startswith("Heures de ce serveur (UTC")
