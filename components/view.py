"""What does a page work with: its reader, its filters, the figures of its programme?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import streamlit as st

from access.user import Role, User
from components.choice import Choice, chosen
from components.markup.strip import Strip, strip
from metrics.absence import absence_in_words
from metrics.catalogue import TOPICS, of_topic, sources_read, sources_shown
from metrics.figures import Figures
from metrics.kept import kept_figures
from metrics.model import Metric
from metrics.quality.origin import Origin, origin_of
from metrics.units import short_date


@dataclass(frozen=True)
class View:
    """A page being shown: who reads, what was chosen, and the figures that answer."""

    user: User
    title: str
    choice: Choice
    figures: Figures
    whole_base: bool = False
    """Does the page also speak of what is loaded outside the period?"""

    @property
    def loaded(self) -> bool:
        """Is at least one month of one source of the figures loaded in the period?"""
        sources = sources_read(self.figures.metrics)
        return any(self.figures.coverage.months(source, self.figures.period) for source in sources)

    @cached_property
    def origin(self) -> Origin:
        """What of all that is shown comes from the demonstration: figures, lists, names?"""
        period = None if self.whole_base else self.figures.period
        return origin_of(self.figures.coverage, sources_shown(self.figures.metrics), period)

    @property
    def demonstration(self) -> bool:
        """Does anything shown come from the demonstration?"""
        return self.origin.is_demonstration

    @property
    def publication(self) -> str:
        """« n° 3, comité du 20/11/2023 »; nothing when the base of the fund is read."""
        return _publication_words(self.choice)

    @property
    def as_of(self) -> date | None:
        """The last day that any source of the figures covers in the period."""
        figures = self.figures
        sources = sources_read(figures.metrics)
        days = [day for source in sources if (day := figures.coverage.as_of([source], figures.period))]
        return max(days, default=None)


def _publication_words(choice: Choice) -> str:
    one = choice.publication
    return f"{one.label}, comité du {short_date(one.committee_on)}" if one else ""


def programme_view(user: User, topic: str) -> View:
    """Open the page of a programme: its title, its strip, its figures; without any, say so and stop there."""
    view = opened(user, TOPICS[topic], of_topic(topic))
    stop_without_data(view)
    return view


def stop_without_data(view: View) -> None:
    """Say why there is nothing to show and what to do, and go no further."""
    if not view.loaded:
        st.info(absence_in_words(view.figures, view.choice.department_name))
        st.stop()


def opened(user: User, title: str, metrics: tuple[Metric, ...], *, whole_base: bool = False) -> View:
    """Open a page of the fund over some metrics; refuses partners, and what is not the reader's."""
    user.demand(Role.DIRECTOR)
    return _opened(user, title, metrics, whole_base=whole_base)


def opened_for_partners(user: User, title: str, metrics: tuple[Metric, ...]) -> View:
    """Open a page of partners over some metrics, read from a publication; refuses anybody else."""
    user.demand(Role.PARTNER)
    return _opened(user, title, metrics)


def _opened(user: User, title: str, metrics: tuple[Metric, ...], *, whole_base: bool = False) -> View:
    choice = chosen()
    perimeter = user.perimeter(choice.perimeter.department)
    figures = kept_figures(choice.reading, perimeter, choice.period, metrics)
    view = View(user, title, choice, figures, whole_base)
    st.title(title, anchor=False)
    st.html(strip(_strip(view)))
    return view


def _strip(view: View) -> Strip:
    return Strip(
        programme="",
        perimeter=f"{view.choice.department_name} ({view.choice.perimeter.department})",
        period=_period_words(view),
        as_of=view.as_of,
        demonstration=view.demonstration if view.origin.words else None,
        origin=view.origin.words,
        publication=view.publication,
    )


def _period_words(view: View) -> str:
    period = view.figures.period
    return f"{period.label} (en cours)" if view.figures.coverage.is_running(period) else period.label
