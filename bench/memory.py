"""Does the memory of the server stay flat while readers go on clicking?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import cycle, islice

from bench.server import VIGIE, serving
from bench.speed import CHANGES, Screen, opened
from door.warming import COLLECT_SECONDS

ROUNDS, CHANGES_A_ROUND = 3, 300
SCREENS = (Screen("mas"), Screen("c2s"), Screen("france_services"))


def held(base: str) -> Iterator[float]:
    """Mebibytes after each round of changes, once the timer has given memory back."""
    with serving(VIGIE, base) as server:
        for _ in range(ROUNDS):
            for screen in SCREENS:
                with opened(server, screen) as visitor:
                    visitor.visit()
                    for change in islice(cycle(CHANGES), CHANGES_A_ROUND // len(SCREENS)):
                        visitor.change(**change)
            time.sleep(COLLECT_SECONDS * 1.1)
            yield server.mebibytes()
