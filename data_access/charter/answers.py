"""Handifaction: how many answers did each kind of person give each quarter, and how many received care?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, case, func, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.charter import CARE_QUESTION, CARE_RECEIVED
from data_access.schema.charter import handifaction_answers

_answer = handifaction_answers.c


@of_one_department
def care_by_quarter_and_profile(perimeter: Perimeter) -> Select[Any]:
    """Rows `(quarter_end, channel, age_group, living_place, cared, answers)`, oldest first.

    The numerator and the denominator of « soins réalisés »: see `charter.answers_cared` in the measures.
    """
    cared = case((_answer.outcome == CARE_RECEIVED, _answer.answers), else_=0)
    profile = (_answer.quarter_end, _answer.channel, _answer.age_group, _answer.living_place)
    return (
        select(*profile, func.sum(cared).label("cared"), func.sum(_answer.answers).label("answers"))
        .where(_answer.department == perimeter.department, _answer.question == CARE_QUESTION)
        .group_by(*profile)
        .order_by(*profile)
    )
