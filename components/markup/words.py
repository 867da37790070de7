"""How does any text become safe HTML?"""

from __future__ import annotations

import html

__all__ = ["element", "escape", "optional"]


def escape(text: str) -> str:
    """Safe HTML, with the apostrophe of French typography."""
    return html.escape(text.replace("'", "’"))


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
