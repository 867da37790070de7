"""Which browser do the tests open, and how? The Chromium of this machine, quiet and without a screen."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowserError(RuntimeError):
    """No Chromium starts here; the message, in French, says what to do."""


def find_chromium() -> Path:
    """The path of a Chromium that starts; raise NoBrowserError when there is none."""
    search = subprocess.run(
        [ROOT / "scripts" / "find_browser.sh"], check=False, capture_output=True, text=True, encoding="utf-8"
    )
    if search.returncode != 0:
        raise NoBrowserError(search.stderr.strip())
    return Path(search.stdout.strip())
