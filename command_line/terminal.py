"""How are words sent to a terminal, whatever a file makes them say, and who sits in front of it?"""

from __future__ import annotations

import getpass
import re
import sys

import click

from metrics.spacing import spaced

_COMMANDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
"""What a terminal would obey instead of showing it: escapes, line ends, changes of direction."""
_QUOTED = re.compile(r"(?<!\w)'([^'\n]+)'(?!\w)")


def say(words: str, *, aside: bool = False) -> None:
    """One line with its no-break spaces; `aside` for what is no answer but a failure."""
    click.echo(printable(words), err=aside)


def printable(words: str) -> str:
    """The words without anything that a terminal would obey."""
    return spaced(_COMMANDS.sub(" ", words))


def typeset(words: str) -> str:
    """What click shows, in French typography: guillemets where it quotes, no-break spaces."""
    return spaced(_QUOTED.sub(r"« \1 »", words))


def show_what_can_be() -> None:
    """A terminal that lacks a letter shows « ? » in its place, rather than stopping a command midway."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def who() -> str:
    """Who types a command, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "inconnu"
