"""Which small counts would still be known to be small, once some cells are masked?

The same attacker as `attack`, asked one question only: can each hidden small count be thought to reach the
threshold? Many are answered by one linear programme, which raises as many of them as it can at once; those
that it leaves below are asked again, fewer and fewer, and in the end one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csc_matrix, hstack
from scipy.sparse import eye_array as eye
from scipy.sparse.csgraph import connected_components

from metrics.confidentiality.table import Equations

Numbers = NDArray[np.float64]
SLACK = 1e-6


def known_to_be_small(
    values: Mapping[str, float],
    equations: Equations,
    masked: frozenset[str],
    *,
    threshold: int,
    never_published: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """The small counts (1 to threshold − 1) of which a reader can prove that they are under the threshold.

    Those that are shown are among them. Zeros are taken for shown.
    """
    hidden = [cell for cell in values if (cell in masked or cell in never_published)]
    small = {cell for cell, count in values.items() if 0 < count < threshold}
    found = small - set(hidden)
    for cells, matrix, sums in _components(values, equations, hidden):
        targets = [place for place, cell in enumerate(cells) if cell in small]
        floors = np.array([float(cell not in never_published and values[cell] > 0) for cell in cells])
        low = _unraised(matrix, sums, floors, targets, float(threshold)) if targets else []
        found |= {cells[place] for place in low}
    return frozenset(found)


def _components(
    values: Mapping[str, float], equations: Equations, hidden: Sequence[str]
) -> Sequence[tuple[list[str], csc_matrix, Numbers]]:
    """Hidden cells that share equations, with these equations and what each of them makes."""
    place = {cell: number for number, cell in enumerate(hidden)}
    lines: list[tuple[int, int, float]] = []
    sums: list[float] = []
    for total, parts in equations:
        terms = [(total, -1.0), *((part, 1.0) for part in parts)]
        inside = [(place[cell], sign) for cell, sign in terms if cell in place]
        if inside:
            lines += [(len(sums), column, sign) for column, sign in inside]
            sums.append(-sum(sign * values[cell] for cell, sign in terms if cell not in place))
    rows, columns, signs = zip(*lines, strict=True) if lines else ((), (), ())
    matrix = csc_matrix((signs, (rows, columns)), shape=(len(sums), len(hidden)), dtype=float)
    return [_component(part, hidden, matrix, np.array(sums)) for part in _joined(matrix, len(hidden))]


def _joined(matrix: csc_matrix, count: int) -> Sequence[NDArray[np.int64]]:
    number, label = connected_components(matrix.T @ matrix, directed=False) if count else (0, np.zeros(0))
    order = np.argsort(label, kind="stable")
    return np.split(order, np.searchsorted(label[order], np.arange(1, number))) if count else []


def _component(
    part: NDArray[np.int64], hidden: Sequence[str], matrix: csc_matrix, sums: Numbers
) -> tuple[list[str], csc_matrix, Numbers]:
    inside = matrix[:, part]
    rows = np.unique(inside.indices)
    return [hidden[column] for column in part], inside[rows], sums[rows]


def _unraised(
    matrix: csc_matrix, sums: Numbers, floors: Numbers, targets: Sequence[int], threshold: float
) -> Sequence[int]:
    """The targets that no table raises to the threshold."""
    left = list(targets)
    stuck: list[int] = []
    while left:
        raised = _raised(matrix, sums, floors, left, threshold)
        below = [place for place, reached in zip(left, raised, strict=True) if reached < threshold - SLACK]
        if len(below) < len(left):
            left = below
        elif len(left) == 1:
            stuck, left = [*stuck, left[0]], []
        else:
            first, left = left[0], left[1:]
            alone = _raised(matrix, sums, floors, [first], threshold)[0]
            stuck += [first] if alone < threshold - SLACK else []
    return stuck


def _raised(
    matrix: csc_matrix, sums: Numbers, floors: Numbers, targets: Sequence[int], threshold: float
) -> Numbers:
    """How high each target stands in a table that raises them together, counted up to the threshold."""
    count, asked = len(floors), len(targets)
    if not matrix.shape[0]:
        return np.full(asked, threshold)
    goal = np.concatenate([np.zeros(count), -np.ones(asked)])
    chosen = csc_matrix((np.ones(asked), (range(asked), targets)), shape=(asked, count))
    answer = linprog(
        goal,
        A_ub=hstack([-chosen, eye(asked)]),
        b_ub=np.zeros(asked),
        A_eq=hstack([matrix, csc_matrix((matrix.shape[0], asked))]),
        b_eq=sums,
        bounds=[*((floor, None) for floor in floors), *((None, threshold),) * asked],
        method="highs",
    )
    if answer.x is None:
        raise ValueError(f"no table agrees with what is shown: {answer.message}")
    raised: Numbers = answer.x[count:]
    return raised
