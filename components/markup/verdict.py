"""How is a verdict written, so that it is read without colour?"""

from __future__ import annotations

from components.markup.words import element, escape
from metrics.verdict import Verdict


def verdict_line(verdict: Verdict, css: str) -> str:
    """The words of a verdict after a mark whose shape says its tone."""
    mark = element("span", "", f"vg-mark vg-mark--{verdict.tone}", aria_hidden="true")
    return element("p", mark + escape(verdict.words), f"{css} {css}--{verdict.tone}")
