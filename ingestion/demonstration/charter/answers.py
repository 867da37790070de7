"""How many people answer Handifaction in a department of the demonstration, and what do they say?

No departmental figure is printed: nothing here is calibrated. The number of answers follows the national
quarters published by handifaction.fr (analyses of 26/01/2022, 05/05/2022, 19/07/2022, 27/10/2022,
25/01/2023 and 20/07/2023) in proportion to the population: nine answers in Orne in a quiet quarter, about
150 after a campaign. The first two quarters of 2021 and the third of 2023 were not found there: quiet
quarters are supposed. The three rates printed for Orne (75, 80 and 85 %) are national, over seven years
(I-25), and calibrate nothing either: rates are drawn near the national ones, more favourable after a
campaign, as those analyses say.

Accompaniment, explanation and pain are asked here of people who received care only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.territory import Territory

FRANCE = 68_000_000
CAMPAIGN_SHARE, QUIET_SHARE = 0.85, 0.12
NATIONAL: Mapping[date, tuple[int, bool]] = {
    date(2021, 3, 31): (4_000, False),
    date(2021, 6, 30): (4_000, False),
    date(2021, 9, 30): (60_107, True),
    date(2021, 12, 31): (3_289, False),
    date(2022, 3, 31): (2_329, False),
    date(2022, 6, 30): (29_444, True),
    date(2022, 9, 30): (3_772, False),
    date(2022, 12, 31): (37_547, True),
    date(2023, 3, 31): (5_250, False),
    date(2023, 6, 30): (42_000, True),
    date(2023, 9, 30): (4_500, False),
}
"""Answers in France, and whether the quarter followed an invitation of the Assurance Maladie."""

Shares = Mapping[str, float]
Answer = tuple[str, str]
"""A question and the answer given to it."""

AGES: Mapping[str, Shares] = {
    "campaign": {"0-17": 0.02, "18-24": 0.03, "25-39": 0.14, "40-59": 0.48, "60-74": 0.28, "75+": 0.05},
    "spontaneous": {"0-17": 0.07, "18-24": 0.06, "25-39": 0.19, "40-59": 0.41, "60-74": 0.21, "75+": 0.06},
}
PLACES: Mapping[str, Shares] = {
    "campaign": {"home": 0.93, "home_supported": 0.05, "institution": 0.02},
    "spontaneous": {"home": 0.76, "home_supported": 0.15, "institution": 0.09},
}
REFUSED: Shares = {"campaign": 0.13, "spontaneous": 0.18}
AFTER_REFUSAL: Shares = {"gave_up": 0.28, "other_solution": 0.38, "searching": 0.34}
WITHOUT_REFUSAL: Mapping[str, Shares] = {
    "campaign": {"cared": 0.85, "gave_up_search": 0.13, "searching": 0.02},
    "spontaneous": {"cared": 0.80, "gave_up_search": 0.17, "searching": 0.03},
}
ACCESS = {"gave_up": "gave_up_refusal", "other_solution": "cared", "searching": "searching"}
CARE: Mapping[str, Mapping[str, Shares]] = {
    "campaign": {
        "accompaniment": {"not_needed": 0.63, "accepted": 0.325, "declined": 0.045},
        "explanation": {"not_asked": 0.24, "understood": 0.66, "not_understood": 0.05, "unanswered": 0.05},
        "pain": {"not_concerned": 0.13, "yes": 0.78, "no": 0.09},
    },
    "spontaneous": {
        "accompaniment": {"not_needed": 0.55, "accepted": 0.36, "declined": 0.09},
        "explanation": {"not_asked": 0.22, "understood": 0.64, "not_understood": 0.07, "unanswered": 0.07},
        "pain": {"not_concerned": 0.12, "yes": 0.73, "no": 0.15},
    },
}


def answers(territory: Territory) -> Iterator[Row]:
    """Numbers of answers by quarter, channel, age, living place, question and answer."""
    rng = draw.generator(territory.department, "handifaction")
    share = sum(place.population for place in territory.communes) / FRANCE
    for quarter_end, (national, campaign) in NATIONAL.items():
        invited, others = draw.shared_out(round(national * share), _mix(campaign))
        yield from _counted(territory.department, quarter_end, "campaign", invited, rng)
        yield from _counted(territory.department, quarter_end, "spontaneous", others, rng)


def _mix(campaign: bool) -> tuple[float, float]:
    invited = CAMPAIGN_SHARE if campaign else QUIET_SHARE
    return invited, 1 - invited


def _counted(
    department: str, quarter_end: date, channel: str, count: int, rng: np.random.Generator
) -> Iterator[Row]:
    counts: Counter[tuple[str, str, Answer]] = Counter()
    for _ in range(count):
        age, place = _one(AGES[channel], rng), _one(PLACES[channel], rng)
        counts.update((age, place, answer) for answer in _questionnaire(channel, rng))
    for (age, place, (question, outcome)), number in sorted(counts.items()):
        yield {
            "department": department,
            "quarter_end": quarter_end,
            "channel": channel,
            "age_group": age,
            "living_place": place,
            "question": question,
            "outcome": outcome,
            "answers": number,
        }


def _questionnaire(channel: str, rng: np.random.Generator) -> list[Answer]:
    """What one person answers: access and refusal always, the rest when care was received."""
    if rng.random() < REFUSED[channel]:
        refusal = _one(AFTER_REFUSAL, rng)
        access = ACCESS[refusal]
    else:
        refusal, access = "none", _one(WITHOUT_REFUSAL[channel], rng)
    care = CARE[channel].items() if access == "cared" else ()
    return [
        ("access", access),
        ("refusal", refusal),
        *((question, _one(shares, rng)) for question, shares in care),
    ]


def _one(shares: Shares, rng: np.random.Generator) -> str:
    return list(shares)[int(np.searchsorted(np.cumsum(list(shares.values())), rng.random() * 0.999999))]
