"""Where does a French sentence want a no-break space?"""

from __future__ import annotations

from metrics.units import NO_BREAK


def spaced(words: str) -> str:
    """No-break spaces where French wants one: inside quotes, before a high sign."""
    for sign in ":;!?»":
        words = words.replace(f" {sign}", f"{NO_BREAK}{sign}")
    return words.replace("« ", f"«{NO_BREAK}")
