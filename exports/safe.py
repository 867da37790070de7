"""Can a spreadsheet run this text? It must never be able to."""

from __future__ import annotations

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def csv_text(text: str) -> str:
    """The text, preceded by an apostrophe when a spreadsheet could take it for a formula."""
    return f"'{text}" if runs(text) else text


def runs(text: str) -> bool:
    """Could a spreadsheet take this text for a formula, even after blanks?"""
    return text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(_RUNS)


def sheet_name(title: str) -> str:
    r"""A name that a workbook accepts: at most 31 characters, none of []:*?/\ and never empty."""
    kept = "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip(" '")
    return kept[:31].strip(" '") or "Tableau"
