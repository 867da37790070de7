"""Is there a cheaper hiding near the one found, when some of its columns are chosen again?

Ruin and recreate: a few columns that share equations are shown again, the needs that this leaves unmet are
met anew by other patterns, and the answer is kept when it is not dearer. The draws are always the same
ones, so that the same table gives the same answer.
"""

from __future__ import annotations

import numpy as np

from metrics.confidentiality.component import Component, Flags
from metrics.confidentiality.deviations import InTime
from metrics.confidentiality.master import Master
from metrics.confidentiality.patterns import Hiding, Tables, cleaned, completed, dearest_first

FEWEST, MOST = 2, 10
"""How many columns are chosen again at once."""
SPREAD = 0.6
"""How far from its cost a column may be taken, so that other patterns come out."""


class Neighbours:
    """The hidings near one of a component."""

    def __init__(self, component: Component, sure: Tables, master: Master, in_time: InTime):
        self._component = component
        self._sure = sure
        self._master = master
        self._in_time = in_time
        self._draws = np.random.default_rng(component.size)
        touching = abs(component.matrix)
        self._shared = (touching.T @ touching).tocsr()

    def improved(self, hiding: Hiding, steps: int) -> Hiding:
        """The cheapest hiding met from one, after so many trials."""
        component = self._component
        for _ in range(steps):
            columns = self._ruined(hiding.hidden)
            if not columns.any() or not self._in_time():
                break
            found = self._recreated(hiding, columns)
            if self._in_time() and found.cost(component) <= hiding.cost(component):
                hiding = found
        return hiding

    def _ruined(self, hidden: Flags) -> Flags:
        """Columns hidden that need not be, near one drawn among them."""
        chosen = np.zeros(self._component.size, dtype=bool)
        columns = np.flatnonzero(hidden & ~self._component.given)
        if len(columns):
            drawn = int(self._draws.choice(columns))
            near = self._near(drawn)[columns] + self._draws.random(len(columns))
            number = int(self._draws.integers(FEWEST, MOST + 1))
            chosen[columns[np.argsort(-near)[:number]]] = True
            chosen[drawn] = True
        return chosen

    def _near(self, column: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """How near each column is to one: 2 for sharing an equation, 1 for sharing with one that does."""
        first = self._shared[column].toarray().ravel() > 0
        second = np.asarray(self._shared @ first.astype(np.float64)).ravel() > 0
        return np.asarray(first * 1.0 + second, dtype=np.float64)

    def _recreated(self, hiding: Hiding, ruined: Flags) -> Hiding:
        component = self._component
        discount = 1 + SPREAD * (2 * self._draws.random(component.size) - 1)
        discount[ruined] *= 1 + self._draws.random()
        start = hiding.without(ruined)
        found = completed(component, start, discount, self._sure, self._in_time)
        near = found.hidden & (
            (found.tables[(start.tables == 0).all(axis=1)] != 0).any(axis=0) | ~start.hidden
        )
        return cleaned(component, found, dearest_first(component, near), self._master.cuts(), self._in_time)
