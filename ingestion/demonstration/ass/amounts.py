"""How much was granted and paid to each demonstration request, so that the printed amounts come back?

A line is calibrated at one stage: the shares of that stage add up exactly, the other stages follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import CALIBRATED_YEAR

Rng = np.random.Generator

MEDIAN_EUR: Mapping[str, Mapping[str, float]] = {
    "61": {"individual": 255, "complementary": 220, "home_illness": 290, "home_disability": 690, "pdp": 830},
    "91": {
        "individual": 300,
        "complementary": 270,
        "home_illness": 520,
        "home_disability": 830,
        "pdp": 1_120,
    },
}
SPREAD = 0.55
GROWTH = {2020: 0.94, 2021: 0.95, 2022: 1.0, 2023: 1.04}

PRINTED: Mapping[str, Mapping[str, tuple[str, int]]] = {
    "61": {
        "individual": ("paid_on", 287_925),
        "complementary": ("decided_on", 86_654),
        "home_illness": ("paid_on", 28_047),
        "home_disability": ("paid_on", 56_814),
        "pdp": ("committed_on", 58_250),
    }
}
"""Line, then the date of the stage at which the report prints the amount of the year, and this amount."""

PAID_IN_PART, REMAINING_UNKNOWN = 0.12, 0.12


def with_amounts(department: str, rows: Sequence[Row], rng: Rng) -> list[dict[str, Any]]:
    """The requests with what was granted, what was paid, and the reste à charge before the aid."""
    drawn = [_drawn(department, row, rng) for row in rows]
    for line, (stage, euros) in PRINTED.get(department, {}).items():
        reached = [row for row in drawn if row["line"] == line and _in_calibrated_year(row, stage)]
        _calibrate(reached, euros * 100, "paid_cents" if stage == "paid_on" else "granted_cents")
    return [_known(row, rng) for row in drawn]


def _drawn(department: str, row: Row, rng: Rng) -> dict[str, Any]:
    median = MEDIAN_EUR[department][row["line"]] * GROWTH[min(row["applied_on"].year, 2023)]
    cents = max(40, round(rng.lognormal(np.log(median), SPREAD))) * 100
    part = rng.uniform(0.7, 0.98) if rng.random() < PAID_IN_PART else 1.0
    return {**row, "granted_cents": cents, "paid_cents": int(cents * part)}


def _in_calibrated_year(row: Row, stage: str) -> bool:
    day = row[stage]
    return day is not None and day.year == CALIBRATED_YEAR and row["decision"] == "granted"


def _calibrate(rows: Sequence[dict[str, Any]], cents: int, stage: str) -> None:
    """Share the printed amount out at its stage; the other stage keeps its proportion."""
    for row, part in zip(rows, draw.shared_out(cents, [row[stage] for row in rows]), strict=True):
        paid_share = row["paid_cents"] / row["granted_cents"]
        if stage == "paid_cents":
            row["granted_cents"], row["paid_cents"] = max(part, round(part / paid_share)), part
        else:
            row["granted_cents"], row["paid_cents"] = part, int(part * paid_share)


def _known(row: dict[str, Any], rng: Rng) -> dict[str, Any]:
    """No amount before its stage; a reste à charge that is never below the aid."""
    granted = row["granted_cents"] if row["decision"] == "granted" else None
    cover = rng.beta(5, 3) * 0.75 + 0.2
    unknown = row["line"] == "pdp" or rng.random() < REMAINING_UNKNOWN
    return {
        **row,
        "granted_cents": granted,
        "paid_cents": row["paid_cents"] if row["paid_on"] else None,
        "remaining_before_cents": None if unknown else round(row["granted_cents"] / cover),
    }
