"""What is asked in the demonstration of the C2S, through which channel, and how soon is it decided?

Requests are drawn one by one, then counted: the extract never holds a row a request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.c2s.stocks import MONTHS
from ingestion.demonstration.calendar import MONTHLY_UNTIL

Integers = NDArray[np.int64]

CHANNELS = ("online", "post", "front", "partner")
OTHER_CHANNELS = (0.45, 0.37, 0.18)
"""Shares of the channels other than online."""
COMPLETE_SHARES = np.array([0.81, 0.58, 0.72, 0.77])
FIRST_SHARE = 0.63
USUAL_DAYS = (16.0, 33.0)
"""Median delay of a decision, for a complete file and for another."""
LONGEST_DAYS = 120
KINDS = ("first", "renewal")


@dataclass(frozen=True)
class Asked:
    """What a year must add up to."""

    requests: int
    online: int
    attributions: int
    slowness: float
    """Delays against the usual ones."""


def requests(department: str, years: Mapping[int, Asked], rng: np.random.Generator) -> list[Row]:
    """The rows of `c2s_request`: requests made, then automatic attributions, month by month."""
    counted = [line for year, asked in years.items() for line in _year(year, asked, rng)]
    lines = [*counted, *(line for year, asked in years.items() for line in _attributions(year, asked))]
    return [{"department": department, "line": rank, **line} for rank, line in enumerate(lines, start=1)]


def _year(year: int, asked: Asked, rng: np.random.Generator) -> Iterator[Row]:
    """Draw the requests of a year, then count those alike."""
    days = draw.days_in_year(asked.requests, year, rng, until=MONTHLY_UNTIL)
    deposited = np.array(days, dtype="datetime64[D]")
    channel = _channels(asked, rng)
    complete = rng.random(asked.requests) < COMPLETE_SHARES[channel]
    kind = (rng.random(asked.requests) >= FIRST_SHARE).astype(np.int64)
    usual = np.log(np.where(complete, *USUAL_DAYS) * asked.slowness)
    delay = np.maximum(rng.lognormal(usual, 0.55), 1).astype(np.int64)
    delay = np.where(delay > LONGEST_DAYS, LONGEST_DAYS - delay % 60, delay)
    decided = deposited + delay
    unknown = decided > np.datetime64(MONTHLY_UNTIL)
    columns = (
        _month_rank(deposited),
        channel,
        kind,
        complete.astype(np.int64),
        np.where(unknown, -1, _month_rank(decided)),
        np.where(unknown, -1, delay),
    )
    alike, counts = np.unique(np.stack(columns, axis=1), axis=0, return_counts=True)
    for line, count in zip(alike.tolist(), counts.tolist(), strict=True):
        yield _request(line, count)


def _channels(asked: Asked, rng: np.random.Generator) -> Integers:
    """A channel a request: exactly as many online as wanted, more often late in the year."""
    channel = rng.choice(len(OTHER_CHANNELS), size=asked.requests, p=OTHER_CHANNELS) + 1
    leaning = rng.random(asked.requests) + 0.06 * np.linspace(0, 1, asked.requests)
    channel[np.argsort(-leaning, kind="stable")[: asked.online]] = 0
    return channel


def _month_rank(days: NDArray[Any]) -> Integers:
    """The rank of the month of each day, counted from January 1970."""
    return days.astype("datetime64[M]").astype(np.int64)


def _request(line: list[int], count: int) -> Row:
    deposited, channel, kind, complete, decided, delay = line
    return {
        "deposited_in": _month(deposited),
        "kind": KINDS[kind],
        "channel": CHANNELS[channel],
        "complete": bool(complete),
        "decided_in": None if decided < 0 else _month(decided),
        "delay_days": None if decided < 0 else delay,
        "requests": count,
    }


def _month(rank: int) -> date:
    """The month of this rank, counted from January 1970 as numpy does."""
    return date(1970 + rank // 12, rank % 12 + 1, 1)


def _attributions(year: int, asked: Asked) -> Iterator[Row]:
    months = [month for month in MONTHS if month.year == year]
    for month, count in zip(months, draw.shared_out(asked.attributions, [1.0] * len(months)), strict=True):
        if count:
            yield {
                "deposited_in": month,
                "kind": "automatic",
                "channel": None,
                "complete": None,
                "decided_in": month,
                "delay_days": None,
                "requests": count,
            }
