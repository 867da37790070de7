"""Which columns cost least under the inequalities known so far, and what does no choice cost less than?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog
from scipy.sparse import csr_matrix, vstack

from metrics.confidentiality.component import Component, Numbers
from metrics.confidentiality.cuts import Cut, no_bridge, row_cuts
from metrics.confidentiality.integers import cheapest_integers

BRANCHES = 20_000
"""How many branches a search may follow."""
DIGITS = 9
"""Two inequalities equal to so many decimals are one."""


class Choice(NamedTuple):
    """Columns hidden, 0 to 1 each, and the cost under which no choice is."""

    share: Numbers
    bound: float


class Master:
    """The master programme of a component: what it knows grows with each inequality added."""

    def __init__(self, component: Component):
        self._component = component
        self._free = np.flatnonzero(~component.given)
        self._bridges = [csr_matrix(row) for row in no_bridge(component)]
        self._cuts: dict[bytes, Any] = {}
        self.add(row_cuts(component))

    def add(self, cuts: Iterable[Cut]) -> int:
        """Know more inequalities; say how many were not known."""
        before = len(self._cuts)
        for cut in cuts:
            rounded = np.round(cut, DIGITS)
            self._cuts.setdefault(rounded.tobytes(), csr_matrix(rounded))
        return len(self._cuts) - before

    def relaxed(self) -> Choice:
        """The cheapest choice when a part of a column may be hidden; none, and no bound, when it fails."""
        matrix, least = self._system()
        costs = self._component.cost[self._free]
        answer = linprog(costs, A_ub=-matrix, b_ub=-least, bounds=(0, 1), method="highs")
        if answer.status:
            return Choice(self._share(np.zeros(len(costs))), 0.0)
        return Choice(self._share(answer.x), float(answer.fun))

    def chosen(self, under: float, precision: float, seconds: float) -> Choice | None:
        """A cheap choice of whole columns, and the cost under which there is none.

        Args:
            under: the most that it may cost.
            precision: how far from the cheapest it may be, in proportion.
            seconds: how long the search may take.

        Returns:
            The choice; one without columns when it is proven that none costs so little, None when the search
            ended before it found one.
        """
        matrix, least = self._system()
        costs = self._component.cost[self._free]
        found = cheapest_integers(
            costs,
            LinearConstraint(
                vstack([matrix, csr_matrix(costs)], format="csr"),
                np.append(least, 0),
                np.append(np.full(len(least), np.inf), under),
            ),
            Bounds(0, 1),
            mip_rel_gap=precision,
            node_limit=BRANCHES,
            time_limit=seconds,
        )
        if found.none_exists:
            return Choice(np.zeros(0), under)
        if found.numbers is None:
            return None
        return Choice(self._share(found.numbers), found.bound)

    def cuts(self) -> Any:
        """The inequalities known, one a line: the sum of each over hidden columns is 1 or more."""
        lines = list(self._cuts.values())
        return vstack(lines, format="csr") if lines else csr_matrix((0, self._component.size))

    def _system(self) -> tuple[Any, Numbers]:
        cuts = self.cuts()
        least = np.concatenate([np.ones(cuts.shape[0]), np.zeros(len(self._bridges))])
        return vstack([cuts, *self._bridges], format="csr")[:, self._free], least

    def _share(self, free: Numbers) -> Numbers:
        share = self._component.given.astype(np.float64)
        share[self._free] = free
        return share
