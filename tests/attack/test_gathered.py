"""Is what the screens and the files tell what was solved for, and does solving it give nothing away?

Test after test, the same chain: served, received, written down, solved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.attacker.attack import attacked, photograph
from tests.support.attacker.gathered import Told, WrittenDown, as_loot, outside
from tests.support.attacker.leaking import companion_and_small, tampered
from tests.support.attacker.solving import Found
from tests.support.attacker.stolen import Loot, stolen
from tests.support.attacker.visitor import Browser, Screen
from tests.support.attacker.walking import Choice, reached
from tests.support.publications import LAST_MONTH, Published
from tests.support.server import serving

DEPARTMENT = "61"


@pytest.fixture(scope="module")
def loot(demonstration_published: Published) -> Loot:
    """What the attack on the whole base solves for."""
    return stolen(demonstration_published.diffusion_url, DEPARTMENT, 1)


def test_every_number_of_the_screens_is_one_that_was_solved_for(
    demonstration_published: Published, loot: Loot, some_screens: Sequence[Screen]
) -> None:
    told = _told(demonstration_published, loot, some_screens)
    assert len(told) > 3_000
    assert list(outside(told, loot)) == []


def test_what_the_screens_tell_gives_nothing_away(
    demonstration_published: Published,
    loot: Loot,
    some_screens: Sequence[Screen],
    request: pytest.FixtureRequest,
) -> None:
    found = _attacked(demonstration_published, loot, some_screens)
    request.node.user_properties.append(("attack", str(found)))
    assert found.hidden > 150
    assert found.nothing, str(found)


@pytest.mark.proof
@pytest.mark.xdist_group("every_screen")
def test_all_the_screens_of_a_department_give_nothing_away(
    demonstration_published: Published,
    loot: Loot,
    every_screen: Sequence[Screen],
    request: pytest.FixtureRequest,
) -> None:
    screens = [one for one in every_screen if one.choice.get("departement", "").startswith(DEPARTMENT)]
    told = _told(demonstration_published, loot, screens)
    assert list(outside(told, loot)) == []
    written = as_loot(told, loot)
    assert len(written.counts) > 2_500
    found = attacked(photograph(demonstration_published, DEPARTMENT, loot=written))
    request.node.user_properties.append(("attack", str(found)))
    assert found.hidden > 300
    assert found.nothing, str(found)


@pytest.mark.parametrize("where", ["table", "file", "card"])
def test_a_number_that_nobody_published_is_found(
    demonstration_published: Published, loot: Loot, some_screens: Sequence[Screen], where: str
) -> None:
    screen = next(
        one for one in some_screens if one.page == "mas" and one.choice["periode"] == "2022" and one.tables
    )
    honest = _told(demonstration_published, loot, [screen])
    assert list(outside(honest, loot)) == []
    (told,) = set(outside(_told(demonstration_published, loot, [_changed(screen, where)]), loot))
    assert "12345" in told


def test_a_companion_that_a_screen_shows_is_found(
    demonstration_published: Published, loot: Loot, some_screens: Sequence[Screen], tmp_path: Path
) -> None:
    """From the base to the solver through a server: what leaks into a screen is used."""
    before = as_loot(_told(demonstration_published, loot, some_screens), loot)
    honest = photograph(demonstration_published, DEPARTMENT, loot=before)
    companion, small = companion_and_small(honest)
    leak = f"sqlite:///{tmp_path / 'leak.sqlite'}"
    shown = {companion: honest.truth[companion]}
    tampered(demonstration_published.diffusion_url, leak, DEPARTMENT, shown)
    with serving("", VIGIE_DIFFUSION_URL=leak) as address:
        page = small.measure.partition(".")[0]
        screens = list(reached(Browser(address), _over(companion.first), pages=(page,), at_most=3))
    leaky = replace(demonstration_published, diffusion_url=leak)
    found = _attacked(leaky, stolen(leak, DEPARTMENT, 1), [*some_screens, *screens])
    assert small in found.pinned
    assert any("what was published says None" in one for one in outside(_told(leaky, loot, screens), loot))


def _attacked(bases: Published, loot: Loot, screens: Iterable[Screen]) -> Found:
    written = as_loot(_told(bases, loot, screens), loot)
    return attacked(photograph(bases, DEPARTMENT, loot=written))


def _told(bases: Published, loot: Loot, screens: Iterable[Screen]) -> list[Told]:
    readers: dict[int, WrittenDown] = {}
    told: list[Told] = []
    for screen in screens:
        year = int(screen.choice["periode"])
        if year not in readers:
            readers[year] = WrittenDown(bases.reporting_url, DEPARTMENT, year, LAST_MONTH, loot)
        told += readers[year].counts(screen)
    return told


def _changed(screen: Screen, where: str) -> Screen:
    """The same screen with one number changed, in one place only."""
    name, table = next(iter(screen.tables.items()))
    if where == "table":
        changed = re.sub(r'(<td class="vg-right">)\d+', r"\g<1>12345", table, count=1)
        return replace(screen, tables={**screen.tables, name: changed})
    if where == "file":
        file = next(one for one in screen.files if one.startswith(name) and "CSV" in one)
        changed_file = re.sub(rb"(\njanvier[^;]*;)\d+", rb"\g<1>12345", screen.files[file], count=1)
        return replace(screen, files={**screen.files, file: changed_file})
    html = "\x00".join(screen.html)
    html = re.sub(r'(vg-card__number">)\d+', r"\g<1>12345", html, count=1)
    return replace(screen, html=html.split("\x00"))


def _of_the_department(choice: Choice) -> bool:
    return choice["departement"].startswith(DEPARTMENT)


def _over(day: str) -> Callable[[Mapping[str, str]], bool]:
    def wanted(choice: Mapping[str, str]) -> bool:
        return _of_the_department(choice) and choice["periode"] == day[:4]

    return wanted
