"""Two roles in one process, in both orders: does each get what it gets in a process of its own?"""

from __future__ import annotations

from itertools import permutations

import pytest

from metrics import kept
from settings import Settings
from tests.support.role_program import in_a_process, told

ROLES = ("director", "partner")
KEPT = (kept.kept_figures, kept._stamp, kept._coverage, kept._monthly, kept._by_member, kept._names)


def forget() -> None:
    """As if the process had just begun."""
    for answers in (*KEPT, kept._detail):
        answers.cache_clear()


@pytest.mark.usefixtures("both_bases")
@pytest.mark.parametrize("order", list(permutations(ROLES)))
def test_what_was_kept_for_a_role_never_serves_the_other(order: tuple[str, ...]) -> None:
    alone = {}
    for role in ROLES:
        forget()
        alone[role] = told(role)
    forget()
    together = {role: told(role) for role in order}
    assert together == alone
    assert alone["director"] != alone["partner"]


@pytest.mark.proof
def test_the_same_in_processes_of_their_own(both_bases: Settings) -> None:
    known = {
        "VIGIE_REPORTING_URL": both_bases.reporting_url,
        "VIGIE_DIFFUSION_URL": both_bases.diffusion_url,
        "VIGIE_ACCESS_URL": both_bases.access_url,
    }
    alone = {**in_a_process("director", **known), **in_a_process("partner", **known)}
    for order in permutations(ROLES):
        assert in_a_process(*order, **known) == alone
