"""Does the home page say what is ordinary, and never that all is well when nothing could be judged?"""

from __future__ import annotations

from components.markup.signals import nothing_else, nothing_to_see, ordinary_in_words
from metrics.mas.cases import CASES
from metrics.signals import Kind, Signal, Watch

SIGNAL = Signal(Kind.VARIATION, "mas", "phrase")


def seen(*attention: Signal, judged: int = 3) -> Watch:
    return Watch(attention, (), (CASES,) if judged else (), judged)


def test_an_empty_list_says_that_nothing_calls() -> None:
    assert nothing_to_see(seen()).startswith("Rien ne sort de l'ordinaire")
    assert nothing_to_see(seen(SIGNAL)) == ""
    assert nothing_else(seen()).startswith("Aucun autre changement")


def test_without_data_nothing_is_said_to_be_well() -> None:
    nothing = seen(judged=0)
    assert nothing_to_see(nothing).startswith("Aucun indicateur n'a assez de mois")
    assert nothing_else(nothing) == ""
    assert ordinary_in_words(nothing) == ""


def test_the_ordinary_is_counted_and_named() -> None:
    html = ordinary_in_words(seen()).replace("\u00a0", " ")
    assert "1 des 3 indicateurs" in html
    assert CASES.label in html
