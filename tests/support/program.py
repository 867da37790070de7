"""How does a test run a small program beside itself, to kill it or to run it twice at once?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a Python program from the root of the checkout; its errors are shown with those of the test."""
    return subprocess.Popen([sys.executable, "-c", program, *arguments], cwd=ROOT)


def finished(program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a Python program from the root of the checkout to its end, whatever its end."""
    return subprocess.run([sys.executable, "-c", program, *arguments], cwd=ROOT, check=False)
