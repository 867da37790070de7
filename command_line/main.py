"""What happens when somebody types `vigie`? A command runs, or one French sentence says why not."""

from __future__ import annotations

import sys

from access.user import Refused
from command_line.french import speak_french
from command_line.terminal import say, show_what_can_be
from data_access.failure import BaseFailure
from ingestion.reading.refusal import FileRefused
from settings import SettingError


def main() -> None:
    """Run a command; an expected failure is one French sentence and the exit status 1."""
    speak_french()
    show_what_can_be()
    try:
        # Declarations read the settings: one that cannot be used must be told here too.
        from command_line.commands import vigie  # noqa: PLC0415

        vigie(prog_name="vigie")
    except (BaseFailure, FileRefused, Refused, SettingError) as failure:
        say(f"Erreur : {_words(failure)}", aside=True)
        sys.exit(1)


def _words(failure: Exception) -> str:
    return f"{failure.title}. {failure.advice}" if isinstance(failure, BaseFailure) else str(failure)
