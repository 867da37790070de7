"""What does somebody know who reads everything that is published: which sums hold between which counts?

A system gathers the cells of persons of one programme in one department, the counts that nobody sees but
that could be worked out (atoms), and the equations between them. It is kept with each publication: later ones
must not give away what it hid.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Equation = tuple[str, tuple[str, ...]]
"""A total, and the parts that make it up."""


@dataclass
class System:
    """Counts by name, the equations between them, and the names that nobody sees."""

    values: dict[str, int] = field(default_factory=dict)
    atoms: set[str] = field(default_factory=set)
    equations: dict[Equation, None] = field(default_factory=dict)

    def show(self, name: str, value: float) -> str:
        """Add a cell that partners may see."""
        self.values[name] = _whole(name, value)
        self.atoms.discard(name)
        return name

    def hide(self, name: str, value: float) -> str:
        """Add a count that nobody sees, unless it is there already."""
        if name not in self.values:
            self.values[name] = _whole(name, value)
            self.atoms.add(name)
        return name

    def hold(self, total: str, parts: Iterable[str]) -> None:
        """Say that a total is made of parts; raises ValueError when it is not so."""
        kept = tuple(sorted(parts))
        if kept == (total,):
            return
        if len({total, *kept}) <= len(kept):
            raise ValueError(f"{total} is made of {kept}: expected each of them once.")
        if self.values[total] != sum(self.values[part] for part in kept):
            raise ValueError(f"{total} is {self.values[total]}, not the sum of {len(kept)} parts.")
        self.equations[total, kept] = None

    def hold_difference(self, one: str, other: str, name: str) -> None:
        """Say that two counts are told of nearly the same: what lies between them is one that nobody sees."""
        more, less = (one, other) if self.values[one] >= self.values[other] else (other, one)
        between = self.hide(name, self.values[more] - self.values[less])
        self.hold(more, [less, between])

    @property
    def shown(self) -> tuple[str, ...]:
        """The names that partners may see."""
        return tuple(name for name in self.values if name not in self.atoms)

    def without_loose(self, least: int) -> System:
        """The same without the equations that a large count, seen nowhere else, keeps from binding anything.

        What nobody sees and stands in one equation only takes up whatever the others do, while it is large.
        """
        met = Counter(name for total, parts in self.equations for name in (total, *parts))
        loose = {name for name in self.atoms if met[name] == 1 and self.values[name] >= least}
        kept = {one: None for one in self.equations if loose.isdisjoint((one[0], *one[1]))}
        values = {name: value for name, value in self.values.items() if name not in loose}
        return System(values, self.atoms - loose, kept)

    def as_text(self) -> str:
        """What is kept of it: JSON."""
        numbers = {name: rank for rank, name in enumerate(self.values)}
        equations = [[numbers[total], [numbers[part] for part in parts]] for total, parts in self.equations]
        atoms = sorted(numbers[name] for name in self.atoms)
        return json.dumps({"values": self.values, "atoms": atoms, "equations": equations}, ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> System:
        """The system that `as_text` wrote."""
        told: Mapping[str, object] = json.loads(text)
        values: dict[str, int] = told["values"]  # type: ignore[assignment]
        names = list(values)
        atoms: Sequence[int] = told["atoms"]  # type: ignore[assignment]
        equations: Sequence[tuple[int, Sequence[int]]] = told["equations"]  # type: ignore[assignment]
        held = {(names[total], tuple(names[part] for part in parts)): None for total, parts in equations}
        return cls(values, {names[rank] for rank in atoms}, held)


def _whole(name: str, value: float) -> int:
    if value != int(value) or value < 0:
        raise ValueError(f"{name} is {value}: expected a whole number of persons.")
    return int(value)
