"""Which rules hold across the fields of a line? Each has its name in Validata, when Validata knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

Columns = Mapping[str, Any]
"""The values of a block, by field."""


class Titles(dict[str, str]):
    """The title of each field, by its name; `labels` gives the words of its closed list, by what is kept."""

    def __init__(self, titles: Mapping[str, str], labels: Mapping[str, Mapping[Any, str]]) -> None:
        super().__init__(titles)
        self._labels = labels

    def called(self, otherwise: Mapping[str, str]) -> Titles:
        """The same, with other titles for some fields."""
        return Titles({**self, **otherwise}, self._labels)

    def label(self, name: str, value: Any) -> str:
        """The word of a closed list, from what is kept."""
        return self._labels[name][value]

    def case(self, name: str, values: tuple[Any, ...]) -> str:
        """« Nature » vaut « Première demande » ou « Renouvellement »."""
        words = " ou ".join(f"« {self.label(name, value)} »" for value in values)
        return f"« {self[name]} » vaut {words}"


class Rule(Protocol):
    """A rule of a line, over the fields that it names; the first field is where a fault is shown."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the rule reads."""

    def broken(self, columns: Columns) -> Any:
        """True for each line that breaks the rule; a missing value breaks nothing by itself."""

    def expected(self, titles: Titles) -> str:
        """What was expected, with the titles of the fields."""

    def descriptor(self) -> Mapping[str, Any]:
        """The rule as a custom check of a Table Schema."""


@dataclass(frozen=True)
class AtMost:
    """A value is never above another: a part and its whole, a day and the day that follows it."""

    lesser: str
    greater: str

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.lesser, self.greater

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        return pc.fill_null(pc.greater(columns[self.lesser], columns[self.greater]), False)

    def expected(self, titles: Mapping[str, str]) -> str:
        """See `Rule.expected`."""
        return f"une valeur qui ne dépasse pas « {titles[self.greater]} »"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        compared = {"column": self.lesser, "op": "<=", "column2": self.greater}
        return {"name": "compare-columns-value", "params": compared}


def in_order(*days: str) -> tuple[AtMost, ...]:
    """Each day is on or before the next ones."""
    return tuple(AtMost(first, after) for rank, first in enumerate(days) for after in days[rank + 1 :])


@dataclass(frozen=True)
class Together:
    """Both fields are filled, or neither."""

    one: str
    other: str

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.one, self.other

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        return pc.xor(pc.is_null(columns[self.one]), pc.is_null(columns[self.other]))

    def expected(self, titles: Mapping[str, str]) -> str:
        """See `Rule.expected`."""
        return f"« {titles[self.one]} » et « {titles[self.other]} » remplis ensemble, ou vides ensemble"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        return {
            "name": "cohesive-columns-value",
            "params": {"column": self.one, "othercolumns": [self.other]},
        }


@dataclass(frozen=True)
class Needs:
    """A filled field asks for another one: no closing date without an opening date."""

    one: str
    other: str

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.other, self.one

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        return pc.and_(pc.is_valid(columns[self.one]), pc.is_null(columns[self.other]))

    def expected(self, titles: Mapping[str, str]) -> str:
        """See `Rule.expected`."""
        return f"une valeur, puisque « {titles[self.one]} » est rempli"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        return {"name": "vigie-filled-when-filled", "params": {"column": self.other, "when": self.one}}


@dataclass(frozen=True)
class FilledOnly:
    """A field is filled exactly, or only, when another has one of these values (as the base keeps them)."""

    field: str
    when: str
    values: tuple[Any, ...]
    always: bool = True
    """Must it be filled then, or may it only?"""

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.field, self.when

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        case = pc.is_in(columns[self.when], value_set=pa.array(self.values, columns[self.when].type))
        filled = pc.is_valid(columns[self.field])
        return pc.xor(filled, case) if self.always else pc.and_not(filled, case)

    def expected(self, titles: Titles) -> str:
        """See `Rule.expected`."""
        case = titles.case(self.when, self.values)
        return f"rempli quand {case}, vide sinon" if self.always else f"vide, sauf quand {case}"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        asked = {"column": self.field, "when": self.when, "values": list(self.values), "always": self.always}
        return {"name": "vigie-filled-by-value", "params": asked}


@dataclass(frozen=True)
class When:
    """A rule that holds only where a field has one of these values (as the base keeps them)."""

    when: str
    values: tuple[Any, ...]
    rule: Rule

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return *self.rule.fields, self.when

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        case = pc.is_in(columns[self.when], value_set=pa.array(self.values, columns[self.when].type))
        return pc.and_(case, self.rule.broken(columns))

    def expected(self, titles: Titles) -> str:
        """See `Rule.expected`."""
        return f"{self.rule.expected(titles)}, quand {titles.case(self.when, self.values)}"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        asked = {"column": self.when, "values": list(self.values), "check": self.rule.descriptor()}
        return {"name": "vigie-when", "params": asked}


@dataclass(frozen=True)
class GoesWith:
    """Two closed lists that go together: by word of `when`, the only words of `field` that suit it."""

    field: str
    when: str
    suits: Mapping[str, tuple[str, ...]]

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.field, self.when

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        said, case = columns[self.field], columns[self.when]
        misfits = (
            pc.and_not(pc.is_in(case, pa.array([word])), pc.is_in(said, pa.array(own)))
            for word, own in self.suits.items()
        )
        return pc.and_(pc.is_valid(said), reduce(pc.or_, misfits))

    def expected(self, titles: Mapping[str, str]) -> str:
        """See `Rule.expected`."""
        return f"une valeur qui va avec « {titles[self.when]} »"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        suits = {word: list(own) for word, own in self.suits.items()}
        asked = {"column": self.field, "when": self.when, "suits": suits}
        return {"name": "vigie-goes-with", "params": asked}


@dataclass(frozen=True)
class Lasts:
    """A number of days is the one between two dates, give or take `give` days (30 between two months)."""

    days: str
    begins: str
    ends: str
    give: int = 0

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.days, self.begins, self.ends

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        between = pc.days_between(columns[self.begins], columns[self.ends])
        apart = pc.abs(pc.subtract(columns[self.days], between))
        return pc.fill_null(pc.greater(apart, self.give), False)

    def expected(self, titles: Mapping[str, str]) -> str:
        """See `Rule.expected`."""
        nearly = f", à {self.give} jours près" if self.give else ""
        return f"le nombre de jours de « {titles[self.begins]} » à « {titles[self.ends]} »{nearly}"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        asked = {"column": self.days, "begins": self.begins, "ends": self.ends, "give": self.give}
        return {"name": "vigie-lasts", "params": asked}
