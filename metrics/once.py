"""How is what was computed from figures kept with them, so that a second reader waits for nothing?"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Remembering(Protocol):
    """What answers can be kept with: the figures of one perimeter and one period, which never change."""

    @property
    def answers(self) -> dict[Hashable, Any]:
        """What was computed so far, by question."""


R = TypeVar("R", bound=Remembering)
P = ParamSpec("P")
Answer = TypeVar("Answer")


def once(function: Callable[Concatenate[R, P], Answer]) -> Callable[Concatenate[R, P], Answer]:
    """Compute a function of figures once for each of its arguments; later readers share the answer.

    The arguments must be hashable, and nobody may change the answer.
    """

    @wraps(function)
    def remembered(figures: R, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        question = (function, args, tuple(kwargs.items()))
        answers = figures.answers
        if question not in answers:
            answers[question] = function(figures, *args, **kwargs)
        answer: Answer = answers[question]
        return answer

    return remembered
