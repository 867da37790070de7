"""When is a visit forgotten? After the days that the installation chose, at the start and once a day."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from data_access.accesses.visits import purge
from data_access.failure import BaseFailure
from metrics.visits.journal import today
from settings import current

log = logging.getLogger("vigie.visits")


def kept_from() -> date:
    """The oldest day of the journal."""
    return today() - timedelta(days=kept_days())


def kept_days() -> int:
    """How long a visit stays."""
    return current().access_kept_days


def purge_old() -> int:
    """Forget what is older; how many visits they were. Raises a BaseFailure."""
    return purge(current().access_url, kept_from())


def purge_quietly() -> None:
    """The same for a server: a process that may not forget (that of partners) leaves it to the others."""
    try:
        if forgotten := purge_old():
            log.info("%d visits older than %s are forgotten", forgotten, kept_from())
    except BaseFailure as failure:
        log.warning("Old visits are not forgotten by this process: %s", failure.title)
