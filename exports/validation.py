"""What does a spreadsheet refuse in a cell to fill, and with which French words?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, Protocol

from metrics.spacing import spaced

Form = Literal["text", "choice", "day", "month", "quarter", "year", "whole", "decimal", "amount"]
"""The sorts of cells to fill."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
TODAY = "=TODAY()"
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_BETWEEN = {
    "text": "length",
    "whole": "integer",
    "year": "integer",
    "decimal": "decimal",
    "amount": "decimal",
    "day": "date",
    "month": "date",
}
"""What Excel calls the sort of value whose limits it holds."""


class Typed(Protocol):
    """What may be typed in a cell; `least` and `most` limit a number, or the length of a text."""

    @property
    def title(self) -> str:
        """What the column is called."""

    @property
    def form(self) -> Form:
        """The sort of cell."""

    @property
    def expected(self) -> str:
        """What is typed, in French words."""

    @property
    def least(self) -> float | None:
        """The lower limit, if any."""

    @property
    def most(self) -> float | None:
        """The upper limit, if any."""

    @property
    def to_come(self) -> bool:
        """May a date be later than today?"""

    @property
    def choices(self) -> Sequence[str]:
        """The only words accepted, if any."""


def validation(typed: Typed, column: str, words: str) -> Mapping[str, Any]:
    """The options of `Worksheet.data_validation`; empty when anything may be typed.

    `column` is the letter of the column, whose cells are filled from line 2; `words` the range that holds
    the choices.
    """
    rule = _rule(typed, f"{column}2", words)
    if not rule:
        return {}
    message = spaced(f"Attendu : {typed.expected}.")
    return {
        **rule,
        "error_title": typed.title[:_LONGEST_TITLE],
        "error_message": message[:_LONGEST_MESSAGE],
    }


def _rule(typed: Typed, first: str, words: str) -> Mapping[str, Any]:
    if typed.form == "choice":
        return {"validate": "list", "source": f"={words}"}
    if typed.form == "quarter":
        last_day = f"=AND(ISNUMBER({first}),DAY({first}+1)=1,MOD(MONTH({first}),3)=0)"
        return {"validate": "custom", "value": last_day}
    least, most = _limits(typed)
    if least is None or most is None:
        return {}
    between = {"criteria": "between", "minimum": least, "maximum": most}
    return {"validate": _BETWEEN[typed.form], **between}


def _limits(typed: Typed) -> tuple[float | date | None, float | date | str | None]:
    if _BETWEEN[typed.form] == "date":
        return FIRST_DAY, LAST_DAY if typed.to_come else TODAY
    return typed.least, typed.most
