"""Which columns are best hidden, and how near is that to the least that any choice costs?

A master programme chooses columns under the inequalities known so far; where its choice leaves a need
unmet, the attacker's programme gives inequalities that it breaks, and it chooses again (cutting planes:
Fischetti and Salazar, 2000, Management Science 46). Each choice, completed with the cheapest deviations, is
an answer; the bound of the master says how good the best of them is. The limits are of work, so that the
same table gives the same answer; the clock only stops what outlasts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import numpy as np

from metrics.confidentiality.core import Component, Numbers
from metrics.confidentiality.cuts import Cut, broken_cuts
from metrics.confidentiality.master import Master
from metrics.confidentiality.neighbours import Neighbours
from metrics.confidentiality.patterns import Hiding, Tables, cleaned, completed, dearest_first

RELAXED_ROUNDS = 40
CHOSEN_ROUNDS = 200
STEPS = 10
"""How many hidings near the best are tried between two choices of the master."""
TINY = 1e-9
LEAST_DISCOUNT = 0.01
"""What part of its cost a column that the relaxed master hides still costs."""


@dataclass(frozen=True)
class Clock:
    """When the work has to end, on the monotonic clock."""

    end: float

    def left(self) -> float:
        """Seconds left, none once it is over."""
        return max(0.0, self.end - monotonic())

    def in_time(self) -> bool:
        """Whether there is time left."""
        return monotonic() < self.end


@dataclass
class Search:
    """The search of the best hiding of one component.

    Attributes:
        component: the columns.
        sure: tables that meet each need when everything is hidden.
        clock: when to stop.
        master: the inequalities known.
        best: the cheapest hiding found.
        bound: no choice costs less.
    """

    component: Component
    sure: Tables
    clock: Clock
    best: Hiding
    master: Master
    bound: float = 0.0

    def gap(self) -> float:
        """What the best costs beyond the bound."""
        return max(0.0, self.best.cost(self.component) - self.bound)

    def cells(self) -> Iterator[str]:
        """The cells of the columns hidden by the best."""
        for column in np.flatnonzero(self.best.hidden):
            yield from self.component.cells[column]

    def run(self, slack: float) -> None:
        """Look for the best until the gap is under the slack, or the work over."""
        self._try(self.component.given.astype(np.float64))
        if not self.best.cost(self.component):
            return
        self._relax()
        near = Neighbours(self.component, self.sure, self.master, self.clock.in_time)
        for _ in range(CHOSEN_ROUNDS):
            if self.gap() < slack or not self.clock.in_time() or not self._choose(slack):
                return
            self.best = near.improved(self.best, STEPS)

    def _try(self, start: Numbers) -> None:
        """Complete a choice, show again what can be, and keep the answer if it is the cheapest."""
        component, in_time = self.component, self.clock.in_time
        begun = Hiding(start > 1 - LEAST_DISCOUNT, np.zeros_like(self.sure))
        found = completed(component, begun, np.maximum(1 - start, LEAST_DISCOUNT), self.sure, in_time)
        order = dearest_first(component, found.hidden)
        found = cleaned(component, found, order, self.master.cuts(), in_time)
        if found.cost(component) < self.best.cost(component):
            self.best = found

    def _relax(self) -> None:
        """Look at choices where a part of a column may be hidden, until they break nothing seen."""
        choice = self.master.relaxed()
        for _ in range(RELAXED_ROUNDS):
            self.bound = max(self.bound, choice.bound)
            if not self.clock.in_time() or not self.master.add(self._broken(choice.share)):
                break
            choice = self.master.relaxed()
        self._try(choice.share)

    def _choose(self, slack: float) -> bool:
        """One round: a choice of the master, what it gives, and what it breaks; False when none is left."""
        cost = self.best.cost(self.component)
        choice = self.master.chosen(cost - slack, (self.gap() - slack) / (2 * cost), self.clock.left())
        if choice is None:
            return False
        self.bound = max(self.bound, choice.bound)
        if not len(choice.share):
            self.bound += TINY
            return False
        self._try(choice.share)
        if not self.master.add(self._broken(choice.share)) and self.best.cost(self.component) >= cost:
            self.master.add([np.where(choice.share > 0, 0.0, 1.0)])
        return True

    def _broken(self, share: Numbers) -> list[Cut]:
        return broken_cuts(self.component, share, self.best.hidden.astype(np.float64))


def least_hiding(component: Component, sure: Tables, end: float, slack: float) -> Search:
    """The best hiding found of a component, with its bound.

    Args:
        component: the columns and needs.
        sure: tables that meet each need when everything is hidden.
        end: when to stop, on the monotonic clock.
        slack: the gap under which an answer is as good as the least.
    """
    everything = Hiding(np.ones(component.size, dtype=bool), sure)
    search = Search(component, sure, Clock(end), everything, Master(component))
    search.run(slack)
    return search
