"""How are a few values shown as cards that are read case by case, and not declared as metrics?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.markup.card import card, card_row
from metrics.model import Value


def value_cards(told: Sequence[tuple[Value, str, str]]) -> None:
    """One card a value, in a row: the value, what it is part of, what is expected of it."""
    st.html(card_row([card(value, change=part, target=expected) for value, part, expected in told]))
