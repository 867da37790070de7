"""How does any text become safe HTML, or safe Markdown?"""

from __future__ import annotations

import html
import re

__all__ = ["element", "escape", "literal", "optional", "plain"]

LONGEST_LITERAL = 80
_FORMATTING = re.compile(r"([\\`*_{}\[\]<>#|~$:!])")


def escape(text: str) -> str:
    """Safe HTML, with the apostrophe of French typography."""
    return html.escape(text.replace("'", "’"))


def plain(words: str) -> str:
    """Words of the base inside a sentence of Markdown: never read as formatting."""
    return _FORMATTING.sub(r"\\\1", words)


def literal(text: str) -> str:
    """What somebody wrote, as it is, whatever Markdown it holds: a code span of one line, cut when long.

    Its fence is longer than any inside. Source: CommonMark 0.31, section 6.1.
    """
    line = " ".join(text.split())
    kept = line if len(line) <= LONGEST_LITERAL else f"{line[:LONGEST_LITERAL]}…"
    fence = "`" * (1 + max(map(len, re.findall("`+", kept)), default=0))
    return f"{fence} {kept} {fence}" if kept else ""


def element(tag: str, content: str, css: str = "", **attributes: str) -> str:
    """One element around ready HTML; attribute names use `_` for `-`."""
    said = f' class="{css}"' if css else ""
    said += "".join(
        f' {name.strip("_").replace("_", "-")}="{html.escape(text)}"' for name, text in attributes.items()
    )
    return f"<{tag}{said}>{content}</{tag}>"


def optional(tag: str, words: str, css: str = "") -> str:
    """One element around plain words, or nothing when there are none."""
    return element(tag, escape(words), css) if words else ""
