"""What may this reader take figures from: the base of the fund, or what was published?

The director reads the reporting base. A partner reads publications, and is given no way to anything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from access.perimeter import Perimeter
from access.user import User
from data_access.diffusion.base import check_diffusion
from data_access.engine import check_version
from data_access.failure import NothingPublished
from metrics.diffusion.publications import Publication, publications_of
from metrics.kept import KeptReading, kept_publication, kept_reading
from metrics.period import YEAR_MONTHS, Period, choices
from metrics.reading import department_names_of
from settings import Settings


@dataclass(frozen=True)
class Shelf:
    """A reading of each department; of one of its publications, where they are what is read."""

    url: str
    published: bool

    @property
    def is_empty(self) -> bool:
        """Is this the shelf of publications before the first one was ever made?"""
        if not self.published:
            return False
        try:
            kept_publication(self.url, 0)
        except NothingPublished:
            return True
        return False

    def department_names(self) -> Mapping[str, str]:
        """The names of departments, by INSEE code."""
        return department_names_of(
            kept_publication(self.url, 0) if self.published else kept_reading(self.url)
        )

    def publications(self, perimeter: Perimeter, today: date) -> Sequence[Publication]:
        """The publications that may be read, the newest first; none of the base of the fund."""
        return publications_of(kept_publication(self.url, 0), perimeter, today) if self.published else ()

    def reading(self, publication: Publication | None) -> KeptReading:
        """The reading of a publication, or of the base of the fund."""
        return kept_publication(self.url, publication.number) if publication else kept_reading(self.url)

    def periods(self, first: date, last: date) -> tuple[Period, ...]:
        """The periods that can be chosen; breakdowns are published once a year."""
        every = choices(first, last)
        return tuple(one for one in every if not self.published or one.months_count == YEAR_MONTHS)


def shelf_of(user: User, settings: Settings) -> Shelf:
    """What a reader may take figures from."""
    if user.sees_publications_only:
        return Shelf(settings.diffusion_url, published=True)
    return Shelf(settings.reporting_url, published=False)


def check(settings: Settings) -> None:
    """Raise a BaseFailure unless the base that this process serves from can be read."""
    if settings.for_partners_only:
        check_diffusion(settings.diffusion_url)
    else:
        check_version(settings.reporting_url)
