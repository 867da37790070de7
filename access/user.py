"""Who is reading, in which role, over which departments?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from access.perimeter import Perimeter
from settings import Settings


class Role(StrEnum):
    """The roles of the product."""

    DIRECTOR = "director"
    PARTNER = "partner"


RESERVED_TO: Mapping[Role, str] = {
    Role.DIRECTOR: "à la direction de la caisse",
    Role.PARTNER: "aux partenaires",
}


class Refused(PermissionError):  # noqa: N818 (what happened, not a mistake of the program)
    """This reader may not see this; the message, in French, says what to do, and `title` heads its page.

    `departments`: those to open instead, when it is a department that was refused.
    """

    def __init__(
        self,
        words: str,
        *,
        title: str = "Cette page ne vous est pas ouverte",
        departments: tuple[str, ...] = (),
    ) -> None:
        super().__init__(words)
        self.title, self.departments = title, departments


@dataclass(frozen=True)
class User:
    """A reader: a name to show, a role, the departments and the programmes that this role covers.

    No programme named: all of them. The identifier is opaque: the only personal datum that a visit leaves.
    `seen_by_director`: the identifier is that of a director, who looks at what this reader would get.
    """

    name: str
    role: Role
    departments: tuple[str, ...]
    topics: tuple[str, ...] = ()
    identifier: str = ""
    seen_by_director: bool = False

    @property
    def sees_publications_only(self) -> bool:
        """Is this reader served from what was published, never from the facts?"""
        return self.role is Role.PARTNER

    @property
    def noted_role(self) -> str:
        """What the journal of accesses says of the role: a director who looks as a partner is no partner."""
        return f"seen_as_{self.role}" if self.seen_by_director else str(self.role)

    def demand(self, role: Role) -> None:
        """Go on for this role only; raises Refused for any other."""
        if self.role is not role:
            raise Refused(
                f"Cette page est réservée {RESERVED_TO[role]}. Choisir une autre page dans le menu."
            )

    def opens(self, topic: str) -> bool:
        """Is this programme one of the reader's?"""
        return not self.topics or topic in self.topics

    def perimeter(self, department: str) -> Perimeter:
        """The perimeter of a department; raises Refused when it is not one of the reader's."""
        if department not in self.departments:
            opened = ", ".join(self.departments)
            raise Refused(
                f"Le département {department} ne vous est pas ouvert : choisir parmi {opened}.",
                title="Ce département ne vous est pas ouvert",
                departments=self.departments,
            )
        return Perimeter(department)


def served(user: User, settings: Settings) -> User:
    """The reader that a process can serve: one that knows only publications has nothing for a director."""
    return replace(user, role=Role.PARTNER) if settings.for_partners_only else user


def local_reader(settings: Settings) -> User:
    """The reader on this machine, when no sign-in is configured: a partner where only publications are."""
    if settings.for_partners_only:
        return User("Partenaire (ce poste)", Role.PARTNER, settings.departments, identifier="poste")
    return User("Direction (ce poste)", Role.DIRECTOR, settings.departments, identifier="poste")
