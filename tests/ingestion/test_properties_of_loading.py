"""Are all the lines of a file accounted for once loaded, and is loading it twice loading it once?

Each contract has its turn, over a base where the registers that it refers to are loaded for real.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from data_access import engine
from data_access.engine import writing
from data_access.journal import Origin
from data_access.loading import load
from data_access.migrate import upgrade
from data_access.query import rows
from data_access.schema.common import load_batch, measure_value, source_month
from ingestion.base import load_reference
from ingestion.contracts.catalogue import BY_NAME, BY_SOURCE, CONTRACTS
from ingestion.contracts.kinds import Reference
from ingestion.contracts.model import Contract
from ingestion.demonstration import everything
from ingestion.demonstration.calendar import TODAY
from ingestion.entry import already_loaded, enter
from ingestion.permission import Permission, refusal
from tests.support.bases import reference_only
from tests.support.given_files import Dump, a_csv, checked, facts
from tests.support.honest import Texts, files, lines_of
from tests.support.postgres import new_database

PLAIN = tuple(contract for contract in CONTRACTS if contract.unfold is None)
REFERRED = {
    field.kind.source
    for contract in CONTRACTS
    for field in contract.fields
    if isinstance(field.kind, Reference)
}
REAL = Origin("registre.csv", "f" * 64, 0, "test", demonstration=False)
OF_EACH_SORT = tuple(
    BY_NAME[name]
    for name in (
        "mas_saisines",
        "planir_actions",
        "c2s_demandes",
        "c2s_echeances",
        "ass_budgets",
        "handifaction",
    )
)
"""By day, a register, by month with ranks, planned ahead, by year, by quarter."""
LITTLE, MUCH = 2, 4
every = pytest.mark.parametrize("contract", PLAIN, ids=lambda contract: contract.name)


def bounded(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def fill(url: str) -> None:
    """The registers to which other files refer, loaded as if they were real."""
    with writing(url) as connection:
        for extract in everything.extracts("61"):
            if extract.source in REFERRED:
                load(connection, "61", extract, REAL)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("registers") / "registers.sqlite"
    reference_only(path)
    fill(f"sqlite:///{path}")
    return path


@contextmanager
def sqlite_base(template: Path) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        shutil.copyfile(template, Path(folder) / "base.sqlite")
        yield f"sqlite:///{folder}/base.sqlite"


@contextmanager
def postgresql_base(server: str) -> Iterator[str]:
    with new_database(server) as url:
        with writing(url) as connection:
            upgrade(connection)
            load_reference(connection, ("61",))
        fill(url)
        try:
            yield url
        finally:
            engine.reader(url).dispose()


def kept(url: str, contract: Contract) -> Dump:
    """What a load of a source writes, but for what tells one load from another."""
    month, row = source_month.c, measure_value.c
    return {
        "facts": facts(url, contract.table.name),
        "months": sorted(
            rows(url, select(month.month, month.covered_until).where(month.source == contract.source))
        ),
        "measures": sorted(rows(url, select(*row)), key=str),
    }


def loaded(url: str, contract: Contract, texts: Texts, name: str = "a.csv") -> bool:
    """Load the good lines of a file; tells whether anything could be."""
    with TemporaryDirectory() as folder:
        one = checked(url, a_csv(Path(folder) / name, lines_of(texts)), source=contract.name, today=TODAY)
        if refusal(one, Permission(partial=True, shrinking=True)):
            return False
        enter(url, [one], "test", None)
        assert already_loaded(
            url, checked(url, a_csv(Path(folder) / name, lines_of(texts)), source=contract.name, today=TODAY)
        )
        return True


def told(url: str, contract: Contract) -> list[tuple[Any, ...]]:
    row = load_batch.c
    query = select(row.lines_read, row.lines_loaded, row.lines_rejected, row.lines_aside)
    return rows(url, query.where(row.source == contract.source, row.file_name == "a.csv"))


def twice_is_once(url: str, contract: Contract, texts: Texts) -> None:
    if not loaded(url, contract, texts):
        return
    before = kept(url, contract)
    ((read, good, rejected, aside),) = told(url, contract)
    assert read == good + rejected
    assert read + aside == len(lines_of(texts)) - 1
    assert len(before["facts"]) >= good
    assert loaded(url, contract, texts, "meme.csv")
    assert kept(url, contract) == before


@pytest.mark.parametrize("contract", OF_EACH_SORT, ids=lambda contract: contract.name)
@bounded(LITTLE)
@given(data=st.data())
def test_loaded_twice_is_loaded_once(template: Path, contract: Contract, data: st.DataObject) -> None:
    with sqlite_base(template) as url:
        twice_is_once(url, contract, data.draw(files(contract)))


@pytest.mark.proof
@every
@bounded(MUCH)
@given(data=st.data())
def test_loaded_twice_is_loaded_once_at_length(
    template: Path, contract: Contract, data: st.DataObject
) -> None:
    with sqlite_base(template) as url:
        twice_is_once(url, contract, data.draw(files(contract)))


@pytest.mark.proof
@every
@bounded(MUCH // 2)
@given(data=st.data())
def test_the_order_of_lines_and_columns_changes_nothing_in_the_base(
    template: Path, contract: Contract, data: st.DataObject
) -> None:
    texts = data.draw(files(contract))
    names = data.draw(st.permutations(list(texts)))
    ranks = data.draw(st.permutations(range(len(texts[names[0]]))))
    moved = {name: [texts[name][rank] for rank in ranks] for name in names}
    with sqlite_base(template) as here, sqlite_base(template) as there:
        assert loaded(here, contract, texts) == loaded(there, contract, moved)
        assert kept(here, contract) == kept(there, contract)


@pytest.mark.proof
@pytest.mark.postgres
@every
@bounded(2)
@given(data=st.data())
def test_the_two_engines_hold_the_same_after_the_same_load(
    template: Path, postgres_url: str, contract: Contract, data: st.DataObject
) -> None:
    texts = data.draw(files(contract))
    with sqlite_base(template) as here, postgresql_base(postgres_url) as there:
        assert loaded(here, contract, texts) == loaded(there, contract, texts)
        assert kept(here, contract) == kept(there, contract)


def test_the_registers_that_files_refer_to_are_contracts() -> None:
    assert set(BY_SOURCE) >= REFERRED
