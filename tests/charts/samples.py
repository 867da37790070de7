"""Which values do the tests of charts, cards and files share?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from metrics.model import Better, Formula, Metric, Ratio, Status, Sum, Term, Value
from metrics.period import Period, year
from metrics.units import CASES, SHARE, Unit


def metric(label: str = "Saisines", unit: Unit = CASES, formula: Formula | None = None) -> Metric:
    return Metric(
        key="mas.sample",
        label=label,
        definition="Cas ouverts dans la période.",
        formula=formula or Sum(Term("mas.cases")),
        numerator="saisines ouvertes",
        unit=unit,
        better=Better.HIGHER,
        source="Suivi MisAS",
        owner="Service accès aux soins",
        period="mois",
    )


COUNTED = metric()
RATE = metric("Taux de concrétisation", SHARE, Ratio(Term("mas.cases_realised"), Term("mas.cases")))


def value(amount: float | None, of: Metric = COUNTED, label: str = "", code: str = "") -> Value:
    """The value of 2022 for a member; no amount means no data."""
    status = Status.PUBLISHED if amount is not None else Status.MISSING
    return Value(of, "61", year(2022), status, amount, member=code or label, member_label=label)


def members(pairs: Sequence[tuple[str, float | None]], of: Metric = COUNTED) -> list[Value]:
    return [value(amount, of, label, str(rank)) for rank, (label, amount) in enumerate(pairs)]


def months(amounts: Sequence[float | None], of: Metric = COUNTED, number: int = 2022) -> list[Value]:
    """One value a month from January."""
    return [
        replace(value(amount, of), period=Period(date(number, rank, 1), date(number, rank, 1)))
        for rank, amount in enumerate(amounts, start=1)
    ]


def provisional(one: Value) -> Value:
    return replace(one, status=Status.PROVISIONAL)


def masked(one: Value, amount: float | None = None) -> Value:
    """A withheld value; `amount` is what must never be written even if it were left there."""
    return replace(one, status=Status.MASKED, value=amount)
