"""`python -m bench.load_once ADDRESS FILE`: how long does one load take, step by step, in how much memory?

A process of its own, so that its memory is that of one load: what it prints is read by `bench.loading`.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.files import DEPARTMENT
from data_access.refresh import refresh
from ingestion.checking.timeline import Declared
from ingestion.entry import enter
from ingestion.permission import Permission, refusal
from ingestion.receive import Asked, checked_for, recognise

TODAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Load:
    """Seconds to check a file, to write its lines, to count its measures; mebibytes at most."""

    check: float
    write: float
    measures: float
    mebibytes: float

    @property
    def whole(self) -> float:
        """Everything."""
        return self.check + self.write + self.measures


def main() -> None:
    """Load the file and print what it cost."""
    url, path = sys.argv[1:]
    print(json.dumps(asdict(loaded(url, Path(path)))))


def loaded(url: str, path: Path) -> Load:
    """Check and load a file without any fault, as `vigie charger` does."""
    counting = Stopwatch(refresh)
    began = time.perf_counter()
    recognised = recognise(path, Asked(), (DEPARTMENT,))
    checked = checked_for(url, recognised, DEPARTMENT, Declared(), TODAY)
    if told := refusal(checked, Permission()):
        raise RuntimeError(told)
    check = time.perf_counter() - began
    with patch("data_access.loading.refresh", counting):
        enter(url, [checked], "bench", None)
    write = time.perf_counter() - began - check - counting.seconds
    return Load(check, write, counting.seconds, _peak())


def _peak() -> float:
    """The most memory that this process has held; elsewhere than on Linux, that of its parent counts too."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


class Stopwatch:
    """A function that adds up the seconds it takes."""

    def __init__(self, function: Any) -> None:
        self._function = function
        self.seconds = 0.0

    def __call__(self, *arguments: Any) -> Any:
        """Call the function."""
        began = time.perf_counter()
        try:
            return self._function(*arguments)
        finally:
            self.seconds += time.perf_counter() - began


if __name__ == "__main__":
    main()
