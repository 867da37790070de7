"""How is the demonstration published in tests: a copy of its base, two committees, a diffusion base?"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_access.engine import file_of
from publication.publish import drafted, published
from tests.support.bases import one_at_a_time

COMMITTEE, LAST_MONTH = date(2023, 11, 20), date(2023, 9, 1)
SECONDS = 60.0
"""For a department: tests do not ask for the least masking, only for a sure one."""


@dataclass(frozen=True)
class Published:
    """The addresses of a reporting base and of the diffusion base that was made from it."""

    reporting_url: str
    diffusion_url: str


def demonstration_published(folder: Path, demonstration_url: str) -> Published:
    """The demonstration and its first publication, made once by the first worker that asks."""
    made, done = folder / "published", folder / "published" / "done"
    with one_at_a_time(folder / "published.lock"):
        if not done.exists():
            made.mkdir(exist_ok=True)
            published_from(demonstration_url, made)
            done.touch()
    return _in(made)


def _in(folder: Path) -> Published:
    return Published(f"sqlite:///{folder / 'vigie.sqlite'}", f"sqlite:///{folder / 'diffusion.sqlite'}")


def published_from(
    demonstration_url: str, folder: Path, departments: tuple[str, ...] = ("91", "61")
) -> Published:
    """Publish the demonstration of some departments, in copies that belong to the caller."""
    original = file_of(demonstration_url)
    assert original is not None
    shutil.copy(original, folder / "vigie.sqlite")
    made = _in(folder)
    for department in departments:
        publish(made, department)
    return made


def publish(
    bases: Published, department: str, committee_on: date = COMMITTEE, covers_until: date = LAST_MONTH
) -> None:
    """One more publication of a department."""
    draft = drafted(
        bases.reporting_url,
        department,
        committee_on=committee_on,
        covers_until=covers_until,
        published_by="essai",
        today=committee_on,
        seconds=SECONDS,
    )
    published(bases.reporting_url, bases.diffusion_url, draft)
