"""Which commands does `vigie` offer?"""

from __future__ import annotations

import click

from command_line.accounts import account
from command_line.base import demonstrate, initialise, prepare
from command_line.check import verify
from command_line.contracts import model, sources
from command_line.figures import figures
from command_line.glossary import glossary
from command_line.load import load
from command_line.publish import publish
from command_line.state import state
from command_line.targets import target
from command_line.visits import journal


@click.group(
    help="Vigie : le tableau de bord de l'accès aux droits et aux soins.",
    subcommand_metavar="COMMANDE [OPTIONS]",
    options_metavar="",
)
def vigie() -> None:
    """The group of all commands."""


COMMANDS = (
    *(prepare, initialise, demonstrate, state),
    *(sources, model, verify, load),
    *(figures, target, glossary),
    *(publish, account, journal),
)
for command in COMMANDS:
    vigie.add_command(command)
