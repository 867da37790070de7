"""Is the template of each source, once filled in a spreadsheet, recognised and accepted by the door?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from exports.template import DATA, write_template
from ingestion.checking.check import check
from ingestion.checking.timeline import Declared
from ingestion.contracts.catalogue import BY_NAME, CONTRACTS
from ingestion.contracts.cells import cell
from ingestion.contracts.dates import Dated
from ingestion.contracts.kinds import Euros
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.template import DEFINITIONS, template
from ingestion.demonstration.calendar import TODAY
from ingestion.entry import enter
from ingestion.reading.received import unseen
from ingestion.receive import Asked, Recognised, checked_for, recognise
from tests.support.contracts import demonstration_rows, known_examples, written

FOLLOWED = ("61", "91")
ORNE = Asked(department="61")
LINES = 80
"""Enough for every partner and every action."""
LOADED = (
    *("partenaires", "planir_actions", "charte_signataires", "mas_saisines", "mas_effectifs"),
    *("ass_demandes", "ass_menages_bas_revenus", "c2s_demandes", "c2s_profils", "c2s_echeances"),
    *("planir_personnes", "planir_conventions", "charte_engagements", "handifaction"),
)
NOVEMBER = Declared(until=TODAY)

every = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)


def typed(field: Field, value: Any) -> Any:
    """A value of the base as a spreadsheet keeps what somebody types in the cell of a field."""
    form = cell(field.kind).form
    if value is None or form in {"text", "choice"}:
        return written(field.kind, value)
    if isinstance(field.kind, Euros):
        return value / 100
    return value.year if form == "year" and isinstance(value, date) else value


def example(contract: Contract) -> Mapping[str, Any]:
    """The example of each field, typed in its cell."""
    known = known_examples(contract)
    return {
        field.name: field.example
        if cell(field.kind).form in {"text", "choice"}
        else typed(field, field.kind.reader(known)(field.example))
        for field in contract.fields
    }


def real(contract: Contract) -> list[Mapping[str, Any]]:
    """Lines of the demonstration, typed one by one."""
    rows = demonstration_rows("61")[contract.source][:LINES]
    return [
        {field.name: typed(field, row[field.column]) for field in contract.fields if field.column}
        for row in rows
    ]


def filled(folder: Path, contract: Contract, lines: Iterable[Mapping[str, Any]]) -> Path:
    """The template of a contract with these lines under its header."""
    path, _ = write_template(folder, template(contract))
    book = load_workbook(path)
    header = [str(one.value) for one in book[DATA][1]]
    for line in lines:
        book[DATA].append([line.get(name) for name in header])
    book.save(path)
    return path


def sheets(recognised: Recognised) -> Sequence[tuple[str, str]]:
    return [(layout.sheet.name, layout.contract.name) for layout in recognised.layouts]


@every
def test_only_the_sheet_to_fill_is_taken_for_data(contract: Contract, tmp_path: Path) -> None:
    """The definitions name the columns too, but hold no line."""
    recognised = recognise(filled(tmp_path, contract, [example(contract)]), ORNE, FOLLOWED)
    assert sheets(recognised) == [(DATA, contract.name)]
    assert recognised.layouts[0].header == 0


@every
def test_the_examples_typed_in_a_template_are_accepted(contract: Contract, tmp_path: Path) -> None:
    recognised = recognise(filled(tmp_path, contract, [example(contract)]), ORNE, FOLLOWED)
    checked = check(recognised.file, recognised.layouts, known_examples(contract), NOVEMBER, unseen)
    assert [str(fault) for fault in checked.faults] == []
    assert (checked.lines_read, checked.lines_good, checked.unknown_columns) == (1, 1, [])


def test_templates_filled_with_real_values_are_loaded_one_after_the_other(
    tmp_path: Path, empty_base_url: str
) -> None:
    """Those that give identifiers first, as an office would."""
    for name in LOADED:
        lines = real(BY_NAME[name])
        recognised = recognise(filled(tmp_path, BY_NAME[name], lines), ORNE, FOLLOWED)
        checked = checked_for(empty_base_url, recognised, "61", Declared(), TODAY)
        assert [str(fault) for fault in checked.faults] == []
        assert (checked.lines_read, checked.lines_good) == (len(lines), len(lines))
        enter(empty_base_url, [checked], "test", None)


@every
def test_an_empty_template_holds_no_line(contract: Contract, tmp_path: Path) -> None:
    workbook, text = write_template(tmp_path, template(contract))
    for path in (workbook, text):
        recognised = recognise(path, ORNE, FOLLOWED)
        checked = check(recognised.file, recognised.layouts, known_examples(contract), NOVEMBER, unseen)
        assert (checked.lines_read, checked.contract.name) == (0, contract.name)


def test_the_zeros_of_codes_live_through_a_template(tmp_path: Path) -> None:
    line = {**example(BY_NAME["partenaires"]), "partenaire": "00012"}
    recognised = recognise(filled(tmp_path, BY_NAME["partenaires"], [line]), ORNE, FOLLOWED)
    assert recognised.layouts[0].sheet.top()[1][0] == "00012"


@every
def test_every_field_is_a_column_and_every_definition_a_full_line(contract: Contract) -> None:
    told = template(contract)
    assert [column.name for column in told.columns] == [field.name for field in contract.fields]
    assert [line[0] for line in told.definitions] == [field.name for field in contract.fields]
    assert {len(line) for line in told.definitions} == {len(DEFINITIONS)}
    assert contract.advice in told.notes


@every
def test_a_list_to_choose_from_is_offered_exactly_where_words_are_closed(contract: Contract) -> None:
    for column in template(contract).columns:
        assert (column.form == "choice") == bool(column.choices), column.name


@every
def test_an_example_of_a_closed_list_is_one_of_its_words(contract: Contract) -> None:
    for field in contract.fields:
        assert not field.kind.choices() or field.example in field.kind.choices(), field.name


@every
def test_a_date_stops_today_unless_it_may_be_planned(contract: Contract) -> None:
    for field in contract.fields:
        if isinstance(field.kind, Dated):
            assert cell(field.kind).to_come == field.kind.planned, field.name
