"""Of which kind is a field: how is its text read, and what does Table Schema call it?"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pyarrow as pa

from ingestion.contracts.ground import Ground
from ingestion.values import numbers, places, words
from ingestion.values.unreadable import Unreadable

Reader = Callable[[str], Any]
Descriptor = Mapping[str, Any]


@dataclass(frozen=True)
class Kind(ABC):
    """How a cell is read. `arrow` is the type of its values; in a `free_text` anybody can write anything."""

    arrow: ClassVar[pa.DataType] = pa.string()
    free_text: ClassVar[bool] = False
    tells_changes: ClassVar[bool] = False
    """Is it said when the value kept is not the text found?"""

    @abstractmethod
    def reader(self, ground: Ground) -> Reader:
        """The function that reads a cell that is not empty; raises Unreadable."""

    @abstractmethod
    def descriptor(self) -> Descriptor:
        """The type, the format and the constraints of Table Schema."""

    def labels(self) -> Mapping[Any, str]:
        """The words among which to choose, when there are few, by what the base keeps."""
        return {}

    def choices(self) -> tuple[str, ...]:
        """The words among which to choose, when there are few."""
        return tuple(self.labels().values())


@dataclass(frozen=True)
class Words(Kind):
    """A short text about a body or an action, never about a person."""

    longest: int
    free_text: ClassVar[bool] = True

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""
        return lambda text: words.sentence(text, self.longest)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "string", "constraints": {"maxLength": self.longest}}


@dataclass(frozen=True)
class Code(Kind):
    """An opaque identifier."""

    longest: int = 24
    free_text: ClassVar[bool] = True

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""
        return lambda text: words.code(text, self.longest)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        pattern = f"[A-Za-z0-9][A-Za-z0-9_./-]{{0,{self.longest - 1}}}"
        return {"type": "string", "constraints": {"pattern": pattern}}


@dataclass(frozen=True)
class Reference(Kind):
    """The identifier of a line of another source, already loaded."""

    source: str
    free_text: ClassVar[bool] = True

    def reader(self, ground: Ground) -> Reader:
        """See `Kind.reader`."""
        known = ground.known(self.source)

        def read(text: str) -> str:
            if text.strip() not in known:
                raise Unreadable(_not_loaded(bool(known)))
            return text.strip()

        return read

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "string"}


def _not_loaded(anything: bool) -> str:
    if anything:
        return "un identifiant déjà chargé"
    return "un identifiant déjà chargé : le fichier qui les donne ne l'est pas encore"


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number."""

    least: int = 0
    most: int = numbers.LARGEST
    arrow: ClassVar[pa.DataType] = pa.int64()

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""
        return lambda text: numbers.whole(text, self.least, self.most)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        upper = {"maximum": self.most} if self.most < numbers.LARGEST else {}
        return {"type": "integer", "groupChar": " ", "constraints": {"minimum": self.least, **upper}}


@dataclass(frozen=True)
class Number(Kind):
    """A number between two limits; « 80 % » is 0,8."""

    least: float
    most: float
    arrow: ClassVar[pa.DataType] = pa.float64()

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""
        return lambda text: numbers.between(text, self.least, self.most)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        limits = {"minimum": self.least, "maximum": self.most}
        return {"type": "number", "decimalChar": ",", "constraints": limits}


@dataclass(frozen=True)
class Euros(Kind):
    """An amount in euros, kept in whole cents."""

    arrow: ClassVar[pa.DataType] = pa.int64()

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""
        return numbers.cents

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {
            "type": "number",
            "decimalChar": ",",
            "groupChar": " ",
            "bareNumber": False,
            "constraints": {"minimum": 0, "maximum": numbers.LARGEST_EUR},
        }


@dataclass(frozen=True)
class YesNo(Kind):
    """Oui ou non."""

    arrow: ClassVar[pa.DataType] = pa.bool_()

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""
        return words.yes_no

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {
            "type": "boolean",
            "trueValues": ["oui", "Oui", "OUI"],
            "falseValues": ["non", "Non", "NON"],
        }

    def labels(self) -> Mapping[Any, str]:
        """See `Kind.labels`."""
        return {True: "oui", False: "non"}


@dataclass(frozen=True)
class OneOf(Kind):
    """A word of a closed list: from its code in the base to its label in the file."""

    members: Mapping[str, str]

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""
        spelt = words.spellings(self.members)
        expected = words.listed(list(self.members.values()))
        return lambda text: words.one_of(text, spelt, expected)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "string", "constraints": {"enum": list(self.members.values())}}

    def labels(self) -> Mapping[Any, str]:
        """See `Kind.labels`."""
        return self.members


@dataclass(frozen=True)
class Commune(Kind):
    """The INSEE code of a commune of the department; a former code is brought to the one in force."""

    tells_changes: ClassVar[bool] = True

    def reader(self, ground: Ground) -> Reader:
        """See `Kind.reader`."""
        return lambda text: places.commune(text, ground.department, ground.communes, ground.former)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "string", "constraints": {"pattern": "([0-9]{2}|2[AB])[0-9]{3}"}}


@dataclass(frozen=True)
class Epci(Kind):
    """The SIREN of an EPCI that has communes in the department."""

    def reader(self, ground: Ground) -> Reader:
        """See `Kind.reader`."""
        return lambda text: places.epci(text, ground.department, ground.epcis)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "string", "constraints": {"pattern": "[0-9]{9}"}}


@dataclass(frozen=True)
class Department(Kind):
    """The department of the line: the one that is being loaded."""

    def reader(self, ground: Ground) -> Reader:
        """See `Kind.reader`."""
        return lambda text: _same_department(text, ground.department)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "string", "constraints": {"pattern": "[0-9]{2,3}|2[AB]"}}


def _same_department(text: str, department: str) -> str:
    if places.department(text) != department:
        raise Unreadable(f"le département {department}, que ce chargement concerne")
    return department
