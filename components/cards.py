"""How are key figures shown: in a row, one anatomy each?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.markup.card import card, card_row
from components.view import View
from metrics.figures import Figures
from metrics.model import Metric
from metrics.once import once
from metrics.sentences import change_in_words
from metrics.targets import target_in_words
from metrics.variation import Course, assurance_in_words, course, verdict_of


def cards(view: View, metrics: Sequence[Metric]) -> None:
    """One card a metric: value, change like for like, verdict, target, parts, data date, definition."""
    st.html(_row(view.figures, tuple(metrics)))


@once
def _row(figures: Figures, metrics: tuple[Metric, ...]) -> str:
    return card_row([_card(figures, metric) for metric in metrics])


def _card(figures: Figures, metric: Metric) -> str:
    followed = course(figures, metric)
    return card(
        figures.value(metric),
        change=change_in_words(metric, figures.change(metric)),
        verdict=verdict_of(followed) if followed.judged else None,
        target=_target(figures, metric, followed),
    )


def _target(figures: Figures, metric: Metric, followed: Course) -> str:
    """The target, and whether the course lets it be met."""
    said = target_in_words(metric, figures.target(metric))
    assured = assurance_in_words(followed)
    return f"{said}, {assured}" if assured else said
