"""What is a component: columns that share equations, and what an attacker must find possible of each?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Unprotectable(ValueError):  # noqa: N818 the word says what cells are
    """Cells that nothing protects: the equations, or what was published before, are enough to find them.

    Attributes:
        cells: their names, in order.
    """

    def __init__(self, cells: Sequence[str]):
        self.cells = tuple(sorted(set(cells)))
        shown = ", ".join(repr(cell) for cell in self.cells[:5])
        super().__init__(
            f"Given away by the equations, or by what is already published ({len(self.cells)}): {shown}"
        )


class Need(NamedTuple):
    """What an attacker must find possible: that a column deviates so much in a direction.

    Attributes:
        column: its number in the component.
        sign: 1 when its first cell goes up, -1 when it goes down.
        amount: by how much, in counts.
        may_fail: whether it is asked only where hiding everything allows it.
        cells: those that ask for as much; others of the column may ask for less.
    """

    column: int
    sign: int
    amount: float
    may_fail: bool = False
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Component:
    """Columns that share equations, with what each need asks of them.

    Attributes:
        matrix: equations by columns; the deviations make nothing in each equation.
        counts: the count of the first cell of each column.
        down: how far each column can go down, in counts; infinite where nothing stops it.
        up: how far it can go up.
        cost: what hiding each column costs; nothing for those that are hidden anyway.
        given: columns hidden from the start.
        needs: what must stay possible.
        cells: the cells of each column.
        whole: whether needs are to be met by whole deviations; if not, fractions of counts will do.
    """

    matrix: Any
    counts: NDArray[np.int64]
    down: Numbers
    up: Numbers
    cost: Numbers
    given: Flags
    needs: tuple[Need, ...]
    cells: tuple[tuple[str, ...], ...]
    whole: bool = True

    @property
    def size(self) -> int:
        """How many columns there are."""
        return len(self.down)


def loosened(component: Component) -> Component:
    """The same, where fractions of counts will do."""
    return replace(component, whole=False)
