"""What do two partners find who put together what their screens showed them, of two publications?

One opens some programmes as a publication tells them, the other opens others as the next one does, after
facts were corrected: each with an account of their own, on a server where people sign in. They share one
programme, of which they hold two different states.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from data_access.accesses.accounts import Account, grant
from data_access.engine import file_of
from tests.support.attacker.attack import Photograph, across, attacked, photograph
from tests.support.attacker.gathered import Told, WrittenDown, as_loot
from tests.support.attacker.late_facts import correct
from tests.support.attacker.leaking import companions, tampered
from tests.support.attacker.signing import partners_sign_in
from tests.support.attacker.solving import Found
from tests.support.attacker.stolen import Count, stolen
from tests.support.attacker.visitor import Browser, Screen
from tests.support.attacker.walking import Choice, reached
from tests.support.publications import LAST_MONTH, Published, publish

DEPARTMENT = "61"
NEXT_COMMITTEE, NEXT_MONTH = date(2023, 12, 20), date(2023, 10, 1)
SOME, ALL = 8, 1_000
"""How many indicators of each list are opened."""
CLOSED = "Ce programme ne vous est pas ouvert"
Opened = Callable[[str], Browser]


@dataclass(frozen=True)
class Partner:
    """An account, its programmes by address, and the publication that it reads."""

    identifier: str
    topics: tuple[str, ...]
    pages: tuple[str, ...]
    number: int
    until: date

    @property
    def account(self) -> Account:
        """Its row in the table of accounts."""
        return Account(self.identifier, "partner", (DEPARTMENT,), self.topics)


FIRST = Partner("ccas", ("mas", "planir"), ("mas", "planir"), 1, LAST_MONTH)
SECOND = Partner("cpts", ("mas", "france_services"), ("mas", "france-services"), 2, NEXT_MONTH)
WIDER = (
    replace(FIRST, topics=("mas", "planir", "ass"), pages=("", "mas", "planir", "ass")),
    replace(
        SECOND,
        topics=("mas", "france_services", "c2s", "charter"),
        pages=("", "mas", "france-services", "c2s", "charte-romain-jacob"),
    ),
)


@dataclass(frozen=True)
class Bases:
    """The facts on the day of each publication, and the base of both publications."""

    before: Published
    after: Published

    def of(self, partner: Partner) -> Published:
        """The facts of which a partner's publication was made."""
        return self.before if partner.number == 1 else self.after


@pytest.fixture(scope="module")
def bases(demonstration_published: Published, tmp_path_factory: pytest.TempPathFactory) -> Bases:
    folder = tmp_path_factory.mktemp("two")
    after = Published(f"sqlite:///{folder / 'vigie.sqlite'}", f"sqlite:///{folder / 'diffusion.sqlite'}")
    for original, copy in zip(_files(demonstration_published), _files(after), strict=True):
        shutil.copy(original, copy)
    correct(after.reporting_url, DEPARTMENT, one_less=False)
    publish(after, DEPARTMENT, NEXT_COMMITTEE, NEXT_MONTH)
    return Bases(replace(after, reporting_url=demonstration_published.reporting_url), after)


@pytest.fixture(scope="module")
def of_one_year(bases: Bases, tmp_path_factory: pytest.TempPathFactory) -> list[Photograph]:
    """What each wrote down of the screens of a year that is over."""
    access_url = _accounts(tmp_path_factory.mktemp("accounts"), FIRST, SECOND)
    return _written_down(bases, access_url, (FIRST, SECOND), ("2022",), at_most=SOME)


def test_two_partners_who_pool_their_screens_find_nothing(
    bases: Bases, of_one_year: Sequence[Photograph], request: pytest.FixtureRequest
) -> None:
    found = _together(bases, of_one_year)
    request.node.user_properties.append(("attack", str(found)))
    assert found.hidden > 80
    assert found.nothing, str(found)


def test_they_do_not_hold_the_same_numbers(of_one_year: Sequence[Photograph]) -> None:
    first, second = of_one_year
    one, other = (set(told.knowledge.counts) for told in of_one_year)
    assert one - other
    assert other - one
    corrected = [count for count in one & other if first.truth[count] != second.truth[count]]
    assert corrected
    assert any(_shown(first, count) is not None and _shown(second, count) is None for count in corrected)


def test_a_companion_that_only_one_of_them_is_shown_gives_a_small_count_to_both(
    bases: Bases, of_one_year: Sequence[Photograph], tmp_path: Path
) -> None:
    """The next publication forgot the former one: it masks another companion, and shows the first."""
    first, second = of_one_year
    companion, small, other = _forgotten(first, second)
    leak = f"sqlite:///{tmp_path / 'leak.sqlite'}"
    changes = {companion: second.truth[companion], other: None}
    tampered(bases.after.diffusion_url, leak, DEPARTMENT, changes, number=2)

    leaky = Bases(bases.before, replace(bases.after, diffusion_url=leak))
    mas_only = replace(SECOND, pages=(small.measure.partition(".")[0],))
    (told,) = _written_down(leaky, _accounts(tmp_path, mas_only), (mas_only,), ("2022",), at_most=SOME)
    assert (_shown(told, companion), _shown(told, other)) == (second.truth[companion], None)
    assert small not in _given_away(attacked(first))
    assert small not in _given_away(attacked(told))
    assert small in _given_away(_together(leaky, (first, told)))


@pytest.mark.proof
def test_two_partners_who_pool_all_that_they_can_open_find_nothing(
    bases: Bases, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    taken = _written_down(bases, _accounts(tmp_path, *WIDER), WIDER, ("2021", "2022", "2023"))
    found = _together(bases, taken)
    request.node.user_properties.append(("attack", str(found)))
    assert found.hidden > 200
    assert found.nothing, str(found)


def _together(bases: Bases, taken: Sequence[Photograph]) -> Found:
    return attacked(*taken, across(bases.after, DEPARTMENT, taken))


def _given_away(found: Found) -> set[Count]:
    """The counts that were found; when two publications are joined, their snapshot also tells them apart."""
    return {
        replace(one, known=one.known.partition(" ")[0]) for one in (*found.pinned, *found.known_to_be_few)
    }


def _forgotten(first: Photograph, second: Photograph) -> tuple[Count, Count, Count]:
    """A companion, the small count beside it, and another companion, none of which was corrected."""
    for companion, small, others in companions(first):
        for other in others:
            three = (companion, small, other)
            if all(second.truth.get(one) == first.truth[one] and one.axis for one in three):
                return three
    raise AssertionError("No sum of the demonstration can be protected in two manners.")


def _shown(told: Photograph, count: Count) -> int | None:
    return told.knowledge.counts[count]


def _accounts(folder: Path, *partners: Partner) -> str:
    url = f"sqlite:///{folder / 'accounts.sqlite'}"
    for partner in partners:
        grant(url, partner.account, "essai")
    return url


def _written_down(
    bases: Bases, access_url: str, partners: Iterable[Partner], periods: Sequence[str], *, at_most: int = ALL
) -> list[Photograph]:
    """What each partner knows of their publication, from what the server sent them and from nothing else."""
    taken = []
    with partners_sign_in(bases.after.diffusion_url, access_url) as opened_by:
        for partner in partners:
            browser = opened_by(partner.identifier)
            assert CLOSED in browser.open(_elsewhere(partner), {}).words
            screens = list(reached(browser, _of(partner, periods), pages=partner.pages, at_most=at_most))
            taken.append(_known(bases.of(partner), partner, screens))
    return taken


def _of(partner: Partner, periods: Sequence[str]) -> Callable[[Choice], bool]:
    def wanted(choice: Choice) -> bool:
        return choice["publication"].endswith(str(partner.number)) and choice["periode"] in periods

    return wanted


def _elsewhere(partner: Partner) -> str:
    """A programme of the other partner."""
    return "planir" if "planir" not in partner.topics else "c2s"


def _known(facts: Published, partner: Partner, screens: Iterable[Screen]) -> Photograph:
    loot = stolen(facts.diffusion_url, DEPARTMENT, partner.number)
    told: list[Told] = []
    readers: dict[int, WrittenDown] = {}
    for screen in screens:
        year = int(screen.choice["periode"])
        if year not in readers:
            readers[year] = WrittenDown(facts.reporting_url, DEPARTMENT, year, partner.until, loot)
        told += readers[year].counts(screen)
    return photograph(facts, DEPARTMENT, loot=as_loot(told, loot))


def _files(bases: Published) -> list[Path]:
    found = [file_of(url) for url in (bases.reporting_url, bases.diffusion_url)]
    return [path for path in found if path is not None]
