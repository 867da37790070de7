"""How is a real server started on this machine, and what has it cost so far?"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.support.server import answering, free_port

ROOT = Path(__file__).resolve().parents[1]
VIGIE = "app.py"
CARDS_ONLY = "bench/entries/cards_only.py"
USUAL = "bench/entries/usual.py"
MEBIBYTE = 2**20
LINUX = Path("/proc/self/stat").exists()


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process, and how long it took before it answered."""

    address: str
    pid: int
    started_in: float

    def processor_seconds(self) -> float:
        """The processor time of the process since its start, threads that have ended included."""
        if LINUX:
            return time.clock_gettime(_clock_of(self.pid))
        used = psutil.Process(self.pid).cpu_times()
        return float(used.user + used.system)

    def mebibytes(self) -> float:
        """The memory that the process holds."""
        return float(psutil.Process(self.pid).memory_info().rss) / MEBIBYTE


@contextmanager
def serving(entry: str, base: str, departments: str = "61,91", **settings: str) -> Iterator[Server]:
    """A server of this entry over this base; `settings` are options of Streamlit, `_` for the first dot."""
    port = free_port()
    options = {"server.address": "127.0.0.1", "server.port": str(port), **_named(settings)}
    command = [sys.executable, "-m", "streamlit", "run", entry]
    command += [word for name, value in options.items() for word in (f"--{name}", value)]
    variables = {
        **os.environ,
        "VIGIE_REPORTING_URL": base,
        "VIGIE_DEPARTMENTS": departments,
        "PYTHONPATH": str(ROOT),
    }
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        answering(f"{address}/_stcore/health", process)
        yield Server(address, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(20)


def _named(settings: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", ".", 1): value for name, value in settings.items()}


def _clock_of(pid: int) -> int:
    """The clock of another process, as `clock_getcpuclockid` names it: to the nanosecond, not to the tick."""
    return (~pid << 3) | 2
