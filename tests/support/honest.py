"""What could an office write in a cell of each kind, honestly, in one of its usual writings?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import singledispatch
from typing import Any

from hypothesis import strategies as st

from ingestion.contracts.dates import Day, Month, QuarterEnd, Year
from ingestion.contracts.events import Indicator
from ingestion.contracts.kinds import (
    Code,
    Commune,
    Department,
    Epci,
    Euros,
    Kind,
    Number,
    OneOf,
    Reference,
    Whole,
    Words,
    YesNo,
)
from ingestion.contracts.model import Contract
from ingestion.demonstration.calendar import TODAY
from metrics.catalogue import METRICS
from tests.support.contracts import demonstration_rows, ground, identifiers, in_a_file

Texts = Mapping[str, Sequence[str]]
"""The cells of a file, by column."""

SPOILT = (
    *("", "-", "n'importe quoi", "-3", "31/02/2023", "12/03/22", "999999999999", "75056", "=1+1", "'=1+1"),
    *("Total", "1850578006084", "06 12 34 56 78", "é’ñ\u00a0€", "\u200b", "NA", "1,2,3", "2023-13-01"),
)
AWKWARD = ('à ; b, c\td|e"f', 'un "mot" ;', "deux\nlignes", '"')
"""What a CSV must put between quotation marks."""
_SPACES = st.sampled_from(["", " ", "\u00a0", "\u202f"])
_DAYS = st.dates(date(2019, 1, 1), TODAY + timedelta(400))


@singledispatch
def honest(kind: Kind) -> st.SearchStrategy[str]:
    """The texts that a cell of this kind may hold."""
    raise NotImplementedError(type(kind).__name__)


@honest.register
def _(kind: Words) -> st.SearchStrategy[str]:
    letters = st.characters(codec="windows-1252", exclude_categories=("C", "Z"))
    return st.text(letters, min_size=1, max_size=kind.longest).map(lambda text: text.replace('"', "»"))


@honest.register
def _(kind: Code) -> st.SearchStrategy[str]:
    return st.from_regex(rf"[A-Za-z0-9][A-Za-z0-9_./-]{{0,{kind.longest - 1}}}", fullmatch=True)


@honest.register
def _(kind: Reference) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(identifiers("61", kind.source)))


@honest.register
def _(kind: Whole) -> st.SearchStrategy[str]:
    def spaced(drawn: tuple[int, str]) -> str:
        return f"{drawn[0]:,}".replace(",", drawn[1])

    return st.tuples(st.integers(kind.least, kind.most), _SPACES).map(spaced)


@honest.register
def _(kind: Number) -> st.SearchStrategy[str]:
    shares = st.floats(kind.least, kind.most).map(lambda share: f"{share:.6f}")
    return st.one_of(shares, shares.map(lambda text: text.replace(".", ",")))


@honest.register
def _(_: Euros) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["", "€", " €", "\u00a0€", " EUR"])
    amounts = st.tuples(st.integers(0, 2_000_000_000), signs)
    return amounts.map(lambda drawn: f"{drawn[0] // 100},{drawn[0] % 100:02d}{drawn[1]}")


@honest.register
def _(_: YesNo) -> st.SearchStrategy[str]:
    return st.sampled_from(["oui", "non", "Oui", "NON", "1", "0", "vrai", "Faux"])


@honest.register
def _(kind: OneOf) -> st.SearchStrategy[str]:
    labels = st.sampled_from(sorted(kind.members.values()))
    return st.one_of(labels, labels.map(str.upper), labels.map(str.lower))


@honest.register
def _(_: Indicator) -> st.SearchStrategy[str]:
    return st.sampled_from([metric.key for metric in METRICS])


@honest.register
def _(_: Commune) -> st.SearchStrategy[str]:
    former = sorted(code for code, current in ground().former.items() if current in ground().communes)
    return st.sampled_from([*sorted(ground().communes), *former])


@honest.register
def _(_: Epci) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(ground().epcis))


@honest.register
def _(_: Department) -> st.SearchStrategy[str]:
    return st.just("61")


@honest.register
def _(_: Day) -> st.SearchStrategy[str]:
    writings = st.sampled_from(
        ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y 00:00:00"]
    )
    return st.tuples(_DAYS, writings).map(lambda drawn: drawn[0].strftime(drawn[1]))


@honest.register
def _(_: Month) -> st.SearchStrategy[str]:
    writings = st.sampled_from(["%m/%Y", "%Y-%m", "%d/%m/%Y", "%Y%m"])
    return st.tuples(_DAYS, writings).map(lambda drawn: drawn[0].strftime(drawn[1]))


@honest.register
def _(_: QuarterEnd) -> st.SearchStrategy[str]:
    return st.sampled_from(
        ["31/03/2022", "30/06/2022", "30/09/2022", "31/12/2022", "2023-03-31", "30/06/2023"]
    )


@honest.register
def _(_: Year) -> st.SearchStrategy[str]:
    return st.integers(2015, 2023).map(str)


@st.composite
def files(draw: st.DrawFn, contract: Contract, *, awkward: bool = False) -> Texts:
    """Some lines of a contract: those of the demonstration, some cells written otherwise, a few spoilt."""
    rows = demonstration_rows("61")[contract.source]
    ranks = draw(st.lists(st.integers(0, len(rows) - 1), min_size=1, max_size=25, unique=True))
    texts = {name: list(column) for name, column in in_a_file(contract, [rows[one] for one in ranks]).items()}
    places = st.tuples(st.sampled_from(sorted(texts)), st.integers(0, len(ranks) - 1))
    for name, rank in draw(st.lists(places, max_size=8)):
        texts[name][rank] = draw(honest(contract.field(name).kind))
    spoilt = st.sampled_from([*SPOILT, *(AWKWARD if awkward else ())])
    for (name, rank), text in draw(st.lists(st.tuples(places, spoilt), max_size=3)):
        texts[name][rank] = text
    return texts


def lines_of(texts: Texts) -> list[list[str]]:
    """The header and the lines of a file."""
    return [list(texts), *map(list, zip(*texts.values(), strict=True))]


def typed(kind: Kind, text: str) -> Any:
    """A text as a spreadsheet or a Parquet file keeps it when somebody types it as a value."""
    try:
        value = kind.reader(ground())(text) if text else None
    except ValueError:
        return text
    if isinstance(kind, Euros) and isinstance(value, int):
        return value / 100
    keeps_its_type = isinstance(kind, Day | Whole | Number | YesNo)
    return value if keeps_its_type and value is not None else text
