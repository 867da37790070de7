"""Are words shown on any terminal, without anything that it would obey?"""

from __future__ import annotations

import io
import sys

import pytest

from command_line.terminal import printable, say, show_what_can_be


def test_what_a_terminal_would_obey_is_not_sent() -> None:
    assert printable("a\x1b[2Jb\nc\x07\u202ed\u2028e\x85") == "a [2Jb c d e "


def test_spaces_are_those_of_french() -> None:
    assert printable("« x » : y") == "«\u00a0x\u00a0»\u00a0: y"


def test_a_letter_that_the_terminal_lacks_does_not_stop_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="iso-8859-1")
    monkeypatch.setattr(sys, "stdout", narrow)
    show_what_can_be()
    say("chargée… “ici”")
    narrow.flush()
    assert narrow.buffer.read1() == b""
    narrow.buffer.seek(0)
    assert narrow.buffer.read() == "chargée? ?ici?\n".encode("iso-8859-1")
