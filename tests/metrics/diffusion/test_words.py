"""Is it told in French what is masked, and why, without ranking anybody?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from access.perimeter import Perimeter
from metrics.catalogue import TOPICS
from metrics.diffusion.offer import OFFERED
from metrics.diffusion.rules import FISCAL, HEALTH
from metrics.diffusion.words import (
    MaskedTable,
    masked_tables,
    masking_in_words,
    rules_of,
    shown_in_words,
    waiting_in_words,
)
from metrics.figures import Figures
from metrics.kept import kept_publication, kept_reading
from metrics.model import Status, Value
from metrics.period import year
from tests.support.publications import Published

CASES = next(metric for metric in OFFERED if metric.key == "mas.cases")
VALUE = Value(CASES, "61", year(2022), Status.PUBLISHED, 40.0, 40.0)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def table(cells: int, masked: int, axis: str = "") -> MaskedTable:
    return MaskedTable("mas", axis, "year", 11, cells, masked)


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ([table(1000, 30), table(100, 3)], "33 chiffres masqués sur 1 100 dans cette publication (3,0 %)"),
        ([table(200, 1)], "1 chiffre masqué sur 200 dans cette publication (0,5 %)"),
        ([table(200, 0)], "Aucun chiffre masqué sur 200 dans cette publication (0,0 %)"),
        ([], "Rien n'est publié pour ce programme"),
    ],
)
def test_what_is_masked_is_counted(tables: list[MaskedTable], words: str) -> None:
    assert plain(masking_in_words(tables)) == words


def test_masked_members_are_counted_and_none_is_ranked() -> None:
    masked = replace(VALUE, status=Status.MASKED, value=None, numerator=None)
    head = "Saisines par intercommunalité en 2022"
    assert plain(shown_in_words((VALUE, VALUE), "epci")) == head
    assert plain(shown_in_words((VALUE, masked), "epci")) == f"{head} : 1 sur 2 sous le secret statistique"


def test_what_is_read_at_a_date_is_told_at_its_date() -> None:
    stock = next(metric for metric in OFFERED if metric.key == "c2s.beneficiaries")
    at_a_date = replace(VALUE, metric=stock, as_of=date(2022, 12, 31))
    words = "Bénéficiaires de la C2S par âge au 31 décembre 2022"
    assert plain(shown_in_words((at_a_date,), "age_group")) == words


def test_axes_that_wait_are_told_together() -> None:
    said = "à paraître une fois l'année finie"
    assert plain(waiting_in_words(CASES, ["epci"])) == f"Saisines par intercommunalité : {said}"
    told = plain(waiting_in_words(CASES, ["detector", "age_group", "renunciation"]))
    assert told == f"Saisines par détecteur, âge et motif de renoncement : {said}"


def test_each_rule_that_masks_is_said_once() -> None:
    assert rules_of(["mas_cases", "c2s_profiles", "ass_low_income", "fs_sites"]) == (FISCAL, HEALTH)


def test_the_tables_of_a_publication_are_told_and_the_fund_has_none(
    demonstration_published: Published,
) -> None:
    where, period = Perimeter("61"), year(2022)
    partner = Figures(kept_publication(demonstration_published.diffusion_url, 1), where, period, OFFERED)
    told = masked_tables(partner)
    assert list(dict.fromkeys(one.topic for one in told)) == list(TOPICS)
    assert all(0 <= one.masked <= one.cells for one in told)
    assert not sum(one.masked for one in told if not one.threshold)
    director = Figures(kept_reading(demonstration_published.reporting_url), where, period, OFFERED)
    assert masked_tables(director) == ()
