"""What does each role get in a process of its own, or one after the other in the same one? Told as JSON.

`python -m tests.support.role_program director partner` shows the same pages to the first, then to the second.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from access.user import Role, User
from tests.support.entrance import at, sent

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("mas", "c2s", "overview", "glossary")
ASKED = {"departement": "61", "periode": "2022"}


def told(role: str) -> list[list[str]]:
    """What this role is sent, page by page, for the same department and the same period."""
    reader = User(f"Essai {role}", Role(role), ("61",), identifier=role)
    return [sent(at(page, reader, **ASKED)) for page in PAGES]


def in_a_process(*roles: str, **environment: str) -> dict[str, list[list[str]]]:
    """The same in a new process, which serves these roles in this order."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.support.role_program", *roles],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    answer: dict[str, list[list[str]]] = json.loads(run.stdout)
    return answer


if __name__ == "__main__":
    sys.stdout.write(json.dumps({role: told(role) for role in sys.argv[1:]}))
