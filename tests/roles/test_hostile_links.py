"""A forged link, opened by a reader who trusts Vigie: does it write there more than plain words?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from access.user import Role, User
from components.markup.words import LONGEST_LITERAL, literal
from settings import Settings
from tests.support.access import DIRECTOR
from tests.support.entrance import at

PARTNER = User("CCAS", Role.PARTNER, ("61",), identifier="p-1")
FORGED = (
    "[Votre session a expiré, se reconnecter](https://exemple.invalid/)",
    "https://exemple.invalid/",
    "![](https://exemple.invalid/a.png)",
    "\n\n# Titre\n\n- puce",
    ":red[alerte] **gras** $x^2$",
    "`](https://exemple.invalid/)`` [a",
)
SPAN = re.compile(r"(`+) (.*) \1")


def is_plain(words: str) -> bool:
    """Is it one code span of one line, that nothing inside closes? Source: CommonMark 0.31, section 6.1."""
    span = SPAN.fullmatch(words)
    return span is not None and span[1] not in re.findall("`+", span[2]) and "\n" not in span[2]


@given(st.text(alphabet="`a []()!*\n\t\u00a0é", max_size=200))
def test_whatever_is_written_stands_in_a_span_that_it_cannot_close(text: str) -> None:
    told = literal(text)
    assert is_plain(told) if text.split() else told == ""
    assert len(told) <= 3 * LONGEST_LITERAL + 10


def test_what_is_written_is_still_read() -> None:
    assert literal("T3 1789") == "` T3 1789 `"
    assert literal("a`b``c") == "``` a`b``c ```"
    assert literal("x" * 200) == f"` {'x' * LONGEST_LITERAL}… `"


@pytest.mark.parametrize("forged", FORGED)
@pytest.mark.parametrize("parameter", ["periode", "publication", "onglet", "indicateur"])
def test_a_notice_repeats_what_was_asked_as_plain_text(
    both_bases: Settings, parameter: str, forged: str
) -> None:
    del both_bases
    told = {"onglet": "Territoires", parameter: forged}
    shown = at("mas", PARTNER, departement="61", **told)
    (warning,) = (one.value for one in shown.warning)
    said = re.search(r" : « (.*) » n'existe pas ici ; « ", warning, re.DOTALL)
    assert said
    assert is_plain(said[1])


@pytest.mark.parametrize("page_name", ["mas", "quality", "visits", "glossary"])
def test_a_director_is_told_no_more(both_bases: Settings, page_name: str) -> None:
    del both_bases
    asked = dict.fromkeys(("departement", "periode", "onglet", "programme"), FORGED[0])
    shown = at(page_name, DIRECTOR, **asked)
    assert not shown.exception
    for one in shown.warning:
        assert "](" not in re.sub(r"(`+) .*? \1", "", one.value)
