"""What does an integer programme answer, and is that a proof?

A search that a limit ended proves nothing: that none was found is told from that none exists.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

Numbers = NDArray[np.float64]
ENDED, INFEASIBLE = (0, 1), 2
"""What milp says of a search that went to its end or to a limit, and of one that proved there is nothing."""


STANDARD_OUTPUT = 1
_one_at_a_time = Lock()
"""Two searches that both put standard output back could leave it nowhere."""


class Found(NamedTuple):
    """What an integer programme gave.

    Attributes:
        numbers: the best whole numbers found; None when there is none, or none was found.
        bound: what no answer costs less than; minus infinity when nothing is known of it.
        none_exists: whether it is proven that there is none; never the case of a search ended by a limit.
    """

    numbers: Numbers | None
    bound: float
    none_exists: bool


def cheapest_integers(costs: Numbers, rows: LinearConstraint, bounds: Bounds, **limits: float) -> Found:
    """The cheapest whole numbers in some bounds that satisfy some rows, as far as limits allow.

    Args:
        costs: what each number costs.
        rows: what holds between them.
        bounds: between what they are.
        limits: options of scipy's milp.
    """
    whole = np.ones(len(costs))
    with _one_at_a_time, _silence():
        answer: Any = milp(costs, constraints=rows, bounds=bounds, integrality=whole, options=limits)
    if answer.status == INFEASIBLE:
        return Found(None, -np.inf, none_exists=True)
    if answer.status not in ENDED or answer.x is None:
        return Found(None, -np.inf, none_exists=False)
    bound = -np.inf if answer.mip_dual_bound is None else float(answer.mip_dual_bound)
    return Found(np.rint(answer.x), bound, none_exists=False)


@contextmanager
def _silence() -> Iterator[None]:
    """Nothing of what the solver writes on standard output, below Python: no option of it stops one line.

    What it wrote waits in the buffers of the C library, which are emptied before the output is put back.
    """
    if os.name != "posix" or sys.__stdout__ is None:
        yield
        return
    flush = ctypes.CDLL(None).fflush
    flush(None)
    kept, nowhere = os.dup(STANDARD_OUTPUT), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, STANDARD_OUTPUT)
        yield
        flush(None)
    finally:
        os.dup2(kept, STANDARD_OUTPUT)
        os.close(kept)
        os.close(nowhere)
