"""Can words of the base change how a link looks, or where it leads?"""

from __future__ import annotations

import re

import pytest

from components.markup.words import plain


@pytest.mark.parametrize(
    "words",
    ["**gras**", "[un lien](http://ailleurs)", ":red[rouge]", "`code` $x$", "a_b ~c~ <b>", "50 % · été"],
)
def test_formatting_is_shown_as_it_is_written(words: str) -> None:
    said = plain(words)
    assert not re.search(r"(?<!\\)[*_\[\]`$~<>:]", said)
    assert re.sub(r"\\(.)", r"\1", said) == words
