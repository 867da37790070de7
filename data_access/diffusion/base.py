"""How is the diffusion base opened, made and brought to this version?

It is a base of its own, with its own tables and migrations: the addresses of partners lead to it alone.
"""

from __future__ import annotations

from data_access.engine import being_built, check_version, is_absent, writing
from data_access.failure import BaseInterrupted, BaseOfAnotherVersion
from data_access.migrate import DIFFUSION, upgrade
from data_access.schema.diffusion import DIFFUSION_VERSION


def check_diffusion(url: str) -> None:
    """Raise BaseAbsent or BaseOfAnotherVersion unless it is a diffusion base of this version."""
    check_version(url, DIFFUSION_VERSION)


def prepare_diffusion(url: str) -> None:
    """Make the base when there is none, bring an older one to this version; a sound one is left alone."""
    if is_absent(url):
        with being_built(url) as address, writing(address) as connection:
            upgrade(connection, DIFFUSION)
        return
    try:
        check_diffusion(url)
    except (BaseInterrupted, BaseOfAnotherVersion):
        with writing(url) as connection:
            upgrade(connection, DIFFUSION)
        check_diffusion(url)
