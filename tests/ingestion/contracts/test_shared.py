"""The directory of partners: which kinds of bodies does it hold, and where may they stand?"""

from __future__ import annotations

import pytest

from ingestion.contracts.shared import PARTNERS
from ingestion.values.unreadable import Unreadable
from metrics.planir import AGREEMENT_KINDS
from tests.support.contracts import demonstration_rows, ground


def test_the_kinds_are_those_of_the_agreements() -> None:
    assert PARTNERS.field("nature").kind.choices() == tuple(AGREEMENT_KINDS.values())


@pytest.mark.parametrize("department", ["61", "91"])
def test_every_kind_of_the_demonstration_is_in_the_list(department: str) -> None:
    assert {row["kind"] for row in demonstration_rows(department)["partners"]} <= set(AGREEMENT_KINDS)


def test_a_body_of_no_commune_is_let_in_but_not_one_of_another_department() -> None:
    commune = PARTNERS.field("commune")

    assert not commune.required
    with pytest.raises(Unreadable, match="une commune du département 61"):
        commune.kind.reader(ground("61"))("91228")


def test_the_directory_is_a_register_of_bodies() -> None:
    assert PARTNERS.dated_by is None
    assert not PARTNERS.personal
