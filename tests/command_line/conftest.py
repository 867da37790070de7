"""How do the tests type a command? In this process, with its output and its exit status."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

import settings
from command_line.main import main

Typed = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """What a command printed, what it said on the side, and its exit status."""

    printed: str
    said: str
    status: int


@pytest.fixture
def vigie(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Typed]:
    """Type `vigie …` against the base at `url`; other keywords are variables of the environment."""

    def typed(*arguments: str, url: str = "", **variables: str) -> Outcome:
        for name, value in {"VIGIE_REPORTING_URL": url, "VIGIE_DEPARTMENTS": "61,91", **variables}.items():
            monkeypatch.setenv(name, value)
        settings.current.cache_clear()
        monkeypatch.setattr("sys.argv", ["vigie", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        return Outcome(written.out, written.err, int(ended.value.code or 0))

    yield typed
    settings.current.cache_clear()
