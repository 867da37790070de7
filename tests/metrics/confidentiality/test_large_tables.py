"""Are tables of some 1 600 cells protected in a minute, with no more masked than by the usual heuristic?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csc_matrix, hstack

from metrics.confidentiality import attack, protected
from tests.metrics.confidentiality.tables import Equations, Given, crossed

pytestmark = pytest.mark.proof

THRESHOLD = 11
A_MINUTE = 60.0


def skewed(*sizes: int) -> Given:
    """Many zeros and small counts, a few large ones."""
    draws = np.random.default_rng(0).negative_binomial(0.6, 0.02, size=int(np.prod(sizes)))
    return crossed(sizes, draws.tolist())


def uneven(*sizes: int) -> Given:
    """Members of very different weights along each dimension."""
    generator, weights = np.random.default_rng(1), np.ones(1)
    for size in sizes:
        weights = np.multiply.outer(weights, generator.dirichlet(np.full(size, 1.5)) * size)
    return crossed(sizes, generator.poisson(14 * weights.ravel()).tolist())


LARGE = {
    "three dimensions, many zeros": (skewed(10, 10, 12), "publishable"),
    "three dimensions, zeros sensitive": (skewed(10, 10, 12), "sensitive"),
    "four dimensions": (uneven(6, 5, 2, 12), "publishable"),
    "three uneven dimensions": (uneven(12, 12, 9), "publishable"),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_table_is_protected_in_time_and_better_than_by_patterns_alone(name: str) -> None:
    (values, equations), zeros = LARGE[name]
    assert 1_500 < len(values) < 1_700
    found = protected(values, equations, zeros=zeros)
    assert found.seconds < A_MINUTE
    known, least = attack(values, equations, found.masked, zeros=zeros), 0 if zeros == "sensitive" else 1
    small = [cell for cell, count in values.items() if least <= count < THRESHOLD]
    assert all(known[cell][1] >= THRESHOLD - 1e-6 for cell in small)
    assert len(found.masked) <= len(by_patterns(values, equations, least))


def by_patterns(values: Mapping[str, int], equations: Equations, least: int) -> frozenset[str]:
    """The cells that the cheapest pattern of each small count hides (Kelly, Golden and Assad, 1992)."""
    cells = [cell for cell, count in values.items() if count >= least]
    counts = np.array([values[cell] for cell in cells], dtype=float)
    matrix = _matrix(cells, equations)
    hidden = counts < THRESHOLD
    covered = np.zeros(len(cells), dtype=bool)
    for place in sorted(np.flatnonzero(hidden).tolist(), key=lambda place: float(counts[place])):
        if not covered[place]:
            pattern = _pattern(
                matrix, counts, least, place, np.where(hidden, 1e-4, 1 + 0.05 * np.log1p(counts))
            )
            hidden |= np.abs(pattern) > 1e-7
            covered |= pattern >= THRESHOLD - counts - 1e-7
    return frozenset(cell for cell, is_hidden in zip(cells, hidden, strict=True) if is_hidden)


def _pattern(matrix: csc_matrix, counts: np.ndarray, least: int, place: int, cost: np.ndarray) -> np.ndarray:
    """The cheapest deviations with which one count reaches the threshold."""
    number, need, down = len(counts), THRESHOLD - counts[place], counts - least
    bounds = np.column_stack([np.zeros(2 * number), np.concatenate([np.full(number, np.inf), down])])
    bounds[place, 0], bounds[number + place, 1] = need, 0
    rooms = np.concatenate([np.full(number, need), np.clip(np.minimum(down, need), 0.5, None)])
    answer = linprog(
        np.concatenate([cost, cost]) / rooms,
        A_eq=hstack([matrix, -matrix], format="csc"),
        b_eq=np.zeros(matrix.shape[0]),
        bounds=bounds,
    )
    return np.asarray(answer.x[:number] - answer.x[number:])


def _matrix(cells: list[str], equations: Equations) -> csc_matrix:
    entries = list(_entries({cell: place for place, cell in enumerate(cells)}, equations))
    lines, places, signs = zip(*entries, strict=True)
    return csc_matrix((signs, (lines, places)), shape=(len(equations), len(cells)), dtype=float)


def _entries(places: Mapping[str, int], equations: Equations) -> Iterator[tuple[int, int, int]]:
    for line, (total, parts) in enumerate(equations):
        yield from ((line, places[cell], 1) for cell in parts if cell in places)
        if total in places:
            yield line, places[total], -1
