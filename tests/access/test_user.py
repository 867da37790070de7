"""Is a department either open to a reader or refused, in French?"""

from __future__ import annotations

import pytest

from access.perimeter import Perimeter
from access.user import Refused, Role, User, local_reader, served
from settings import from_environment

DIRECTOR = User("Direction", Role.DIRECTOR, ("61", "91"))


def test_an_open_department_gives_its_perimeter() -> None:
    assert DIRECTOR.perimeter("91") == Perimeter("91")


@pytest.mark.parametrize("department", ["75", "", "9", "091", "91 "])
def test_another_department_is_refused_and_never_replaced(department: str) -> None:
    with pytest.raises(Refused, match="ne vous est pas ouvert : choisir parmi 61, 91"):
        DIRECTOR.perimeter(department)


def test_without_sign_in_the_reader_of_this_machine_sees_the_departments_of_the_installation() -> None:
    reader = local_reader(from_environment({"VIGIE_DEPARTMENTS": "61"}))
    assert (reader.role, reader.departments) == (Role.DIRECTOR, ("61",))


def test_a_process_that_knows_only_publications_serves_a_director_as_a_partner() -> None:
    alone = from_environment({"VIGIE_DIFFUSION_URL": "sqlite:///diffusion.sqlite"})
    assert served(DIRECTOR, alone).role is Role.PARTNER
    assert served(DIRECTOR, from_environment({})) == DIRECTOR


def test_without_sign_in_the_reader_of_a_process_that_knows_only_publications_is_a_partner() -> None:
    alone = from_environment({"VIGIE_DIFFUSION_URL": "sqlite:///diffusion.sqlite"})
    assert local_reader(alone).role is Role.PARTNER
