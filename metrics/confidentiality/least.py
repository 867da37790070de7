"""Which columns are best hidden, and how near is that to the least that any choice costs?

A master programme chooses columns under the inequalities known so far; where its choice leaves a need
unmet, the attacker's programme gives inequalities that it breaks, and it chooses again (cutting planes:
Fischetti and Salazar, 2000, Management Science 46). Each choice, completed with the cheapest deviations, is
an answer; the bound of the master says how good the best of them is. Fractions of counts are enough for the
search, which makes it many times as fast; its answer is then given whole tables, and hides a little more
where there is none. The limits are of work, so that the same table gives the same answer; the clock only
stops what outlasts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from metrics.confidentiality.clock import Clock
from metrics.confidentiality.component import Component, Flags, Numbers, loosened
from metrics.confidentiality.cuts import MANY, Cut, broken_cuts
from metrics.confidentiality.deviations import certificates, refuted, whole
from metrics.confidentiality.master import Master
from metrics.confidentiality.neighbours import Neighbours
from metrics.confidentiality.patterns import Hiding, Tables, certified, cleaned, completed, dearest_first

RELAXED_ROUNDS = 40
CHOSEN_ROUNDS = 200
STEPS = 10
"""How many hidings near the best are tried between two choices of the master."""
TINY = 1e-9
LEAST_DISCOUNT = 0.01
"""What part of its cost a column that the relaxed master hides still costs."""
SLOW = 0.6
"""What part of the time is left after a first answer, where there is not enough to look for others."""
IN_FRACTIONS, RELAXED = 0.6, 0.4
"""What part of the time left a search in fractions may take, and in it, the choices of parts of columns."""


@dataclass
class Search:
    """The search of the best hiding of one component.

    Attributes:
        component: the columns.
        sure: tables that meet each need when everything is hidden.
        slack: the gap under which an answer is as good as the least.
        clock: when to stop.
        master: the inequalities known.
        best: the cheapest hiding found.
        bound: no choice costs less.
    """

    component: Component
    sure: Tables
    slack: float
    clock: Clock
    best: Hiding
    master: Master
    bound: float = 0.0

    def gap(self) -> float:
        """What the best costs beyond the bound."""
        return max(0.0, self.best.cost(self.component) - self.bound)

    def is_whole(self) -> bool:
        """Whether every need has its whole table."""
        return all(whole(self.component, table) is not None for table in self.best.tables)

    def cells(self) -> Iterator[str]:
        """The cells of the columns hidden by the best."""
        for column in np.flatnonzero(self.best.hidden):
            yield from self.component.cells[column]

    def run(self) -> None:
        """Look for the best from nothing known, until the gap is under the slack, or the work over."""
        whole_time = self.clock.left()
        self._try(self.component.given.astype(np.float64), clean=self.component.size <= MANY)
        if self.clock.left() < SLOW * whole_time:
            self.best = self._cleaned(self.best)
        elif self.best.cost(self.component):
            self._relax()
            self.refine()

    def refine(self) -> None:
        """Choose again, and look near the best."""
        near = Neighbours(self.component, self.sure, self.master, self.clock.in_time)
        for _ in range(CHOSEN_ROUNDS):
            if self.gap() < self.slack or not self.clock.in_time() or not self._choose():
                return
            self.best = near.improved(self.best, STEPS)

    def _try(self, start: Numbers, *, clean: bool = True) -> None:
        """Complete a choice, show again what can be, and keep the answer if it is the cheapest.

        What can be shown again is long to find in large tables, and best sought near a good choice.
        """
        component, in_time = self.component, self.clock.in_time
        begun = Hiding(start > 1 - LEAST_DISCOUNT, np.zeros_like(self.sure))
        found = completed(component, begun, np.maximum(1 - start, LEAST_DISCOUNT), self.sure, in_time)
        if clean:
            found = self._cleaned(found)
        if found.cost(component) < self.best.cost(component):
            self.best = found

    def _cleaned(self, hiding: Hiding) -> Hiding:
        order = dearest_first(self.component, hiding.hidden)
        return cleaned(self.component, hiding, order, self.master.cuts(), self.clock.in_time)

    def _relax(self) -> None:
        """Look at choices where a part of a column may be hidden, until they break nothing seen.

        Half of the time is left for what follows: the best answers are found near the last of them.
        """
        choice, clock = self.master.relaxed(), self.clock.after(RELAXED)
        for _ in range(RELAXED_ROUNDS):
            self.bound = max(self.bound, choice.bound)
            if not clock.in_time() or not self.master.add(self._broken(choice.share, clock)):
                break
            choice = self.master.relaxed()
        self._try(choice.share)

    def _choose(self) -> bool:
        """One round: a choice of the master, what it gives, and what it breaks; False when it is over."""
        cost = self.best.cost(self.component)
        precision = (self.gap() - self.slack) / (2 * cost)
        choice = self.master.chosen(cost - self.slack, precision, self.clock.left())
        if choice is None:
            return False
        self.bound = max(self.bound, choice.bound)
        if not len(choice.share):
            self.bound += TINY
            return False
        self._try(choice.share)
        if self.master.add(self._broken(choice.share, self.clock)) or self.best.cost(self.component) < cost:
            return True
        return self._settled(choice.share > 0)

    def _settled(self, hidden: Flags) -> bool:
        """Whether a choice that breaks no inequality is an answer, or proven not to be; False if unknown."""
        if not self.clock.in_time():
            return False
        found = certificates(self.component, hidden, range(len(self.sure)), self.clock.in_time)
        unmet = [number for number in range(len(self.sure)) if number not in found]
        if not unmet:
            self.best = Hiding(hidden, np.array([found[number] for number in range(len(self.sure))]))
            return True
        needs = (self.component.needs[number] for number in unmet)
        if not any(refuted(self.component, hidden, need) for need in needs):
            return False
        self.master.add([np.where(hidden, 0.0, 1.0)])
        return True

    def _broken(self, share: Numbers, clock: Clock) -> list[Cut]:
        return broken_cuts(self.component, share, self.best.hidden.astype(np.float64), clock.in_time)


def least_hiding(component: Component, sure: Tables, clock: Clock, slack: float) -> Search:
    """The best hiding found of a component, with its bound.

    Args:
        component: the columns and needs.
        sure: tables that meet each need when everything is hidden.
        clock: when to stop.
        slack: the gap under which an answer is as good as the least.
    """
    everything = Hiding(np.ones(component.size, dtype=bool), sure)
    search = Search(component, sure, slack, clock, everything, Master(component))
    _search_in_fractions(search)
    return search


def _search_in_fractions(search: Search) -> None:
    """Look for the best in fractions of counts, and give it whole tables; again while there is time.

    Where the best in fractions has no whole tables, the search goes on among whole tables alone.
    """
    loose = replace(search, component=loosened(search.component))
    loose.clock = search.clock.after(IN_FRACTIONS)
    loose.run()
    while True:
        found = certified(search.component, loose.best, search.clock.in_time)
        search.bound = loose.bound
        if found.cost(search.component) < search.best.cost(search.component):
            search.best = found
        if loose.gap() < search.slack:
            return search.refine()
        if not search.clock.in_time():
            return None
        before, loose.clock = loose.best, search.clock.after(IN_FRACTIONS)
        loose.refine()
        if loose.best is before:
            return None
