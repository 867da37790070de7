"""Which printed reports do the tests check? The two that are shipped, and small ones written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace

from ingestion import published
from metrics.concordance import findings
from metrics.concordance.finding import Finding, Kind
from metrics.concordance.printed import Printed

FIELDS = tuple(field.name for field in fields(Printed))
SHIPPED: tuple[Printed, ...] = tuple(
    Printed(**{name: row[name] for name in FIELDS}) for row in published.rows(("61", "91"))
)


def printed(
    programme: str,
    measure: str,
    printed_as: str,
    unit: str,
    quote: str,
    *,
    period: str = "2023",
) -> Printed:
    """A printed figure of a small report, its value read from what is printed."""
    value = float(printed_as.replace(" ", "").replace(",", ".").replace("−", "-").lstrip("+"))
    said = (programme, measure, printed_as, value, unit, period, "", quote)
    return Printed("21", 1, "CPAM d'ailleurs, rapport d'activité 2023", *said, note="")


def changed(where: Callable[[Printed], bool], **changes: object) -> tuple[Printed, ...]:
    """The shipped rows, with exactly one of them printed otherwise."""
    (row,) = filter(where, SHIPPED)
    return tuple(replace(one, **changes) if one is row else one for one in SHIPPED)  # type: ignore[arg-type]


def found(rows: Iterable[Printed], rule: str) -> list[Finding]:
    """What one rule finds."""
    return [one for one in findings(rows) if one.rule == rule]


def kinds(rows: Iterable[Printed], rule: str) -> list[Kind]:
    """What one rule concludes."""
    return [one.kind for one in found(rows, rule)]


def texts(finding: Finding) -> set[str]:
    """The recomputed numbers and the gap as shown, with plain spaces."""
    numbers = (*finding.recomputed, *([finding.gap] if finding.gap else []))
    return {plain_spaces(one.text) for one in numbers}


def plain_spaces(words: str) -> str:
    """With ordinary spaces in place of the no-break ones."""
    return words.replace("\u202f", " ").replace("\u00a0", " ")
