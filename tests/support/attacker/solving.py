"""What can be worked out about each masked count: is it pinned, is it proved to be under the threshold?

Integer programmes (HiGHS through `scipy.optimize.milp`): a small count is safe when some table of integers
fits all that is known and gives it the threshold or more; any other masked count, when two differ on it.
Method: cell suppression audit, Fischetti and Salazar (2000), one programme serving many cells at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from tests.support.attacker.knowledge import Equation, Knowledge
from tests.support.attacker.stolen import Count

Numbers = NDArray[np.float64]
THRESHOLD = 11
SECONDS = 20.0
ROUNDS = 6
NOBODY = np.array([], dtype=int)


@dataclass(frozen=True)
class Found:
    """What was worked out: the counts given away, how many were hidden, and the narrowest interval."""

    pinned: tuple[Count, ...]
    known_to_be_few: tuple[Count, ...]
    hidden: int
    narrowest: tuple[float, Count | None, float, float]
    """Width, count, and the bounds between which its real number is known to be."""

    @property
    def nothing(self) -> bool:
        """Was nothing found?"""
        return not self.pinned and not self.known_to_be_few

    def __str__(self) -> str:
        width, count, low, high = self.narrowest
        return (
            f"{self.hidden} counts hidden; {len(self.pinned)} pinned {self.pinned[:5]}; "
            f"{len(self.known_to_be_few)} known to be few {self.known_to_be_few[:5]}; "
            f"narrowest {low:g} to {high:g} ({width:g}) for {count}"
        )


def worked_out(knowledge: Knowledge, truth: Mapping[Count, int]) -> Found:
    """Attack every masked count and every rest; `truth` is where the search starts, never what it knows."""
    pinned: list[Count] = []
    few: list[Count] = []
    narrowest: tuple[float, Count | None, float, float] = (np.inf, None, -np.inf, np.inf)
    hidden = 0
    for problem in _problems(knowledge, truth):
        one = problem.attacked()
        pinned += one.pinned
        few += one.known_to_be_few
        hidden += one.hidden
        narrowest = min(narrowest, one.narrowest, key=lambda told: told[0])
    return Found(tuple(pinned), tuple(few), hidden, narrowest)


@dataclass
class _Problem:
    """Unknowns that depend on one another, what is known of them, and the tables of integers met so far."""

    names: Sequence[Count]
    least: Numbers
    matrix: csr_matrix
    sums: Numbers
    real: Numbers
    low: Numbers
    high: Numbers
    told: NDArray[np.bool_]
    """Which of them are masked counts; the others are told nowhere."""

    def attacked(self) -> Found:
        self._at_random()
        few = tuple(self.names[rank] for rank in self._small() if not self._can_be_many(rank))
        masked = [int(rank) for rank in np.flatnonzero(self.told)]
        pinned = tuple(self.names[rank] for rank in masked if not self._can_differ(rank))
        return Found(pinned, few, int(self.told.sum()), self._narrowest())

    def _small(self) -> list[int]:
        """Masked counts under the threshold, and rests and stretches that are: what must not be proved."""
        return [int(rank) for rank in np.flatnonzero((self.real > 0) & (self.real < THRESHOLD))]

    def _at_random(self) -> None:
        """Tables that give the threshold to as many small counts as they can."""
        rng = np.random.default_rng(1)
        for _ in range(ROUNDS):
            left = np.array([rank for rank in self._small() if self.high[rank] < THRESHOLD], dtype=int)
            same = np.flatnonzero(self.told & (self.low == self.high))
            if not len(left) and not len(same):
                return
            towards = np.zeros(len(self.names))
            towards[left] = -rng.uniform(0.5, 1.5, len(left))
            towards[same] += rng.choice([-0.1, 0.1], len(same))
            self._meet(towards, most=THRESHOLD if len(left) else None, capped=left)

    def _can_be_many(self, rank: int) -> bool:
        """May it be the threshold or more; for what may be zero, zero also?"""
        if self.high[rank] < THRESHOLD:
            self._meet(_towards(len(self.names), rank, -1.0))
        if self.high[rank] < THRESHOLD and not self.least[rank] and self.low[rank]:
            self._meet(_towards(len(self.names), rank, 1.0))
        return bool(self.high[rank] >= THRESHOLD or self.low[rank] == 0)

    def _can_differ(self, rank: int) -> bool:
        for sign in (1.0, -1.0):
            if self.low[rank] == self.high[rank]:
                self._meet(_towards(len(self.names), rank, sign))
        return bool(self.low[rank] < self.high[rank])

    def _narrowest(self) -> tuple[float, Count | None, float, float]:
        """The exact bounds of the masked small count whose interval is the narrowest."""
        best: tuple[float, Count | None, float, float] = (np.inf, None, -np.inf, np.inf)
        small = [rank for rank in self._small() if self.told[rank]]
        for rank in sorted(small, key=lambda one: self.high[one] - self.low[one])[:3]:
            if self.high[rank] - self.low[rank] < best[0]:
                for sign in (1.0, -1.0):
                    self._meet(_towards(len(self.names), rank, sign))
                width = float(self.high[rank] - self.low[rank])
                best = min(
                    best, (width, self.names[rank], float(self.low[rank]), float(self.high[rank])), key=_width
                )
        return best

    def _meet(self, towards: Numbers, most: int | None = None, capped: NDArray[np.int_] = NOBODY) -> None:
        """One more table of integers that fits, the furthest in a direction; the widest bounds are kept."""
        highest = np.full(len(self.names), self._without_end)
        if most is not None:
            highest[capped] = np.maximum(most, self.real[capped])
        found = milp(
            towards,
            constraints=LinearConstraint(self.matrix, self.sums, self.sums),
            bounds=Bounds(self.least, highest),
            integrality=np.ones(len(self.names)),
            options={"time_limit": SECONDS, "mip_rel_gap": 0.0 if most is None else 0.05},
        )
        if found.x is not None:
            table = np.round(found.x)
            if np.allclose(self.matrix @ table, self.sums):
                self.low, self.high = np.minimum(self.low, table), np.maximum(self.high, table)

    @property
    def _without_end(self) -> float:
        """Higher than anything that matters, so that no programme is unbounded."""
        return float(max(self.real.max(), np.abs(self.sums).max(initial=0.0)) + 10 * THRESHOLD)


def _width(told: tuple[float, Count | None, float, float]) -> float:
    return told[0]


def _towards(size: int, rank: int, sign: float) -> Numbers:
    direction = np.zeros(size)
    direction[rank] = sign
    return direction


def _problems(knowledge: Knowledge, truth: Mapping[Count, int]) -> Iterator[_Problem]:
    masked = [count for count, value in knowledge.counts.items() if value is None]
    unknown = {count: rank for rank, count in enumerate(dict.fromkeys((*masked, *knowledge.unseen)))}
    rows = list(_rows(knowledge, unknown))
    names = list(unknown)
    for some in _connected(rows, len(names)):
        group = sorted(some)
        kept = [row for row in rows if row[0][0] in some]
        told = np.array([names[rank] in knowledge.counts for rank in group])
        real = np.array([float(truth[names[rank]]) for rank in group])
        matrix = _matrix(kept, {rank: place for place, rank in enumerate(group)})
        sums = np.array([row[2] for row in kept], dtype=float)
        if not np.allclose(matrix @ real, sums):
            raise ValueError("The truth does not fit what the attacker knows: an equation is wrong.")
        yield _Problem(
            [names[rank] for rank in group],
            told.astype(float),
            matrix,
            sums,
            real,
            real.copy(),
            real.copy(),
            told,
        )


_Row = tuple[list[int], list[float], float]


def _rows(knowledge: Knowledge, unknown: Mapping[Count, int]) -> Iterator[_Row]:
    """Each sum as `coefficients · unknowns = number`; those without any unknown say nothing."""
    for equation in knowledge.sums:
        held: dict[int, float] = {}
        number = 0.0
        for count, sign in _signed(equation):
            if count in unknown:
                held[unknown[count]] = held.get(unknown[count], 0.0) + sign
            else:
                number -= sign * (knowledge.counts[count] or 0)
        held = {rank: sign for rank, sign in held.items() if sign}
        if held:
            yield list(held), list(held.values()), number


def _signed(equation: Equation) -> Iterable[tuple[Count, float]]:
    whole, parts = equation
    return ((whole, -1.0), *((part, 1.0) for part in parts))


def _connected(rows: Sequence[_Row], size: int) -> list[set[int]]:
    above = list(range(size))

    def top(one: int) -> int:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for ranks, _, _ in rows:
        for other in ranks[1:]:
            above[top(other)] = top(ranks[0])
    groups: dict[int, set[int]] = {}
    for rank in range(size):
        groups.setdefault(top(rank), set()).add(rank)
    return list(groups.values())


def _matrix(rows: Sequence[_Row], places: Mapping[int, int]) -> csr_matrix:
    lines = [line for line, (ranks, _, _) in enumerate(rows) for _ in ranks]
    columns = [places[rank] for ranks, _, _ in rows for rank in ranks]
    signs = [sign for _, signs, _ in rows for sign in signs]
    return csr_matrix((signs, (lines, columns)), shape=(len(rows), len(places)))
