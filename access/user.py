"""Who is reading, in which role, over which departments?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from access.perimeter import Perimeter
from settings import Settings


class Role(StrEnum):
    """The roles of the product."""

    DIRECTOR = "director"


class Refused(PermissionError):  # noqa: N818 (what happened, not a mistake of the program)
    """This reader may not see this; the message, in French, says whom to ask."""


@dataclass(frozen=True)
class User:
    """A reader: a name to show, a role, and the departments that this role covers."""

    name: str
    role: Role
    departments: tuple[str, ...]

    def perimeter(self, department: str) -> Perimeter:
        """The perimeter of a department; raises Refused when it is not one of the reader's."""
        if department not in self.departments:
            opened = ", ".join(self.departments)
            raise Refused(
                f"Le département {department} n'est pas ouvert à {self.name} : choisir parmi {opened}."
            )
        return Perimeter(department)


def local_director(settings: Settings) -> User:
    """The reader on this machine, when no sign-in is configured."""
    return User("Direction (ce poste)", Role.DIRECTOR, settings.departments)
