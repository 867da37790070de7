"""Does every file stay in its layer? The table of docs/design, held as a test, without exceptions."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Table

from data_access.schema import metadata

ROOT = Path(__file__).resolve().parents[1]

MAY_IMPORT: Mapping[str, frozenset[str]] = {
    layer: frozenset(others.split())
    for layer, others in {
        "app": "door",
        "door": "pages components metrics data_access access settings",
        "pages": "components charts exports metrics access",
        "components": "charts exports metrics access settings",
        "exports": "charts metrics",
        "charts": "metrics",
        "command_line": "ingestion publication exports metrics data_access access settings",
        "ingestion": "publication metrics data_access access settings",
        "publication": "metrics data_access access settings",
        "metrics": "data_access access settings",
        "data_access": "access settings",
        "access": "settings",
        "settings": "",
    }.items()
}
"""What each layer of the product may import of the others."""

ONLY_IN: Mapping[str, frozenset[str]] = {
    library: frozenset(layers.split())
    for library, layers in {
        "alembic": "data_access",
        "psycopg": "data_access",
        "sqlalchemy": "data_access",
        "sqlite3": "data_access",
        "altair": "charts",
        "streamlit": "app components door pages",
        "starlette": "door",
        "httpx": "door",
        "joserfc": "door",
        "xlsxwriter": "exports",
        "click": "command_line",
        "tqdm": "command_line",
    }.items()
}
"""The layers that may know a library."""

TOOLS = {"bench", "scripts", "tests"}
"""What is not the product: it may import anything, and no layer imports it."""

LONGEST_FILE = 300
VAGUE_NAMES = ("get_", "process_", "handle_")
VAGUE_WORDS = {"manager", "helper", "helpers", "util", "utils", "df", "new"}


def _files(*layers: str) -> list[Path]:
    tops = [ROOT / layer for layer in layers]
    inside = [path for top in tops if top.is_dir() for path in top.rglob("*.py")]
    return sorted([*inside, *(path for top in tops if (path := top.with_suffix(".py")).is_file())])


PRODUCT = _files(*MAY_IMPORT)
ALL = _files(*MAY_IMPORT, *TOOLS)


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _layer(name: str) -> str:
    return name.split(".", 1)[0]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every imported module with its line, wherever in the file it is imported."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield module, node.lineno
            yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


def _told(path: Path, line: int, words: str) -> str:
    return f"{path.relative_to(ROOT)}:{line} {words}"


def test_a_layer_imports_only_what_the_table_allows() -> None:
    wrong = {
        _told(path, line, f"{_layer(_name(path))} may not import {_layer(imported)}")
        for path in PRODUCT
        for imported, line in _imports(path)
        if _layer(imported) in MAY_IMPORT.keys() | TOOLS
        and _layer(imported) not in MAY_IMPORT[_layer(_name(path))] | {_layer(_name(path))}
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_a_library_is_known_only_in_its_layers() -> None:
    wrong = {
        _told(path, line, f"{_layer(imported)} is only for {' '.join(sorted(ONLY_IN[_layer(imported)]))}")
        for path in PRODUCT
        for imported, line in _imports(path)
        if _layer(imported) in ONLY_IN and _layer(_name(path)) not in ONLY_IN[_layer(imported)]
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_the_table_names_every_package_of_the_checkout() -> None:
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")} | {p.stem for p in ROOT.glob("*.py")}
    assert found - MAY_IMPORT.keys() - TOOLS == set()


def test_the_table_has_no_circle() -> None:
    left = dict(MAY_IMPORT)
    while free := {layer for layer, others in left.items() if not others & left.keys()}:
        left = {layer: others for layer, others in left.items() if layer not in free}
    assert not left, f"these layers import one another: {sorted(left)}"


def test_no_module_imports_itself_through_others() -> None:
    modules = {_name(path): path for path in PRODUCT}
    graph = {
        name: {imported for imported, _ in _imports(path) if imported in modules and imported != name}
        for name, path in modules.items()
    }
    packages = {_name(path) for path in PRODUCT if path.name == "__init__.py"}
    left = {name: {one for one in others if one not in packages} for name, others in graph.items()}
    while free := {name for name, others in left.items() if not others & left.keys()}:
        left = {name: others for name, others in left.items() if name not in free}
    assert not left, f"these modules import one another: {sorted(left)}"


def test_only_the_settings_read_the_environment() -> None:
    wrong = {
        _told(path, node.lineno, "reads the environment")
        for path in PRODUCT
        if _name(path) != "settings"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv"}
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_no_page_stands_directly_in_pages() -> None:
    """Streamlit opens such a file by its address without the door ever running: see docs/adr/0002."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("path", _files("pages"), ids=_name)
def test_importing_a_page_does_nothing(path: Path) -> None:
    """The body of a page holds its question, imports, constants and definitions; nothing calls Streamlit."""
    for node in _body(path):
        assert isinstance(
            node, ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign | ast.FunctionDef | ast.ClassDef
        ), _told(path, node.lineno, "does something when imported")
        if isinstance(node, ast.Assign | ast.AnnAssign):
            assert not _speaks_to_streamlit(node), _told(path, node.lineno, "calls Streamlit when imported")


def _body(path: Path) -> list[ast.stmt]:
    """The statements of a module, without its docstring and those of its constants."""
    return [
        node
        for node in _tree(path).body
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]


def _speaks_to_streamlit(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "st" for node in ast.walk(statement))


@pytest.mark.parametrize("path", ALL, ids=_name)
def test_a_file_opens_with_what_it_is_for_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(_tree(path)), "a module opens with the question it answers"
    assert text.count("\n") <= LONGEST_FILE, f"{text.count(chr(10))} lines: split it by meaning"


def test_a_module_of_the_product_asks_its_question() -> None:
    silent = {
        str(path.relative_to(ROOT))
        for path in PRODUCT
        if "migrations" not in path.parts and "?" not in (ast.get_docstring(_tree(path)) or "")
    }
    assert not silent, f"the docstring asks no question: {sorted(silent)}"


def test_names_say_what_they_name() -> None:
    wrong = {
        _told(path, node.lineno, node.name)
        for path in PRODUCT
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and (node.name.lstrip("_").startswith(VAGUE_NAMES) or VAGUE_WORDS & set(node.name.lower().split("_")))
    }
    wrong |= {str(path.relative_to(ROOT)) for path in PRODUCT if VAGUE_WORDS & set(path.stem.split("_"))}
    assert not wrong, "\n".join(sorted(wrong))


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_the_department_opens_every_key_and_index(table: Table) -> None:
    if table.name == "base_property":  # it speaks of the base itself, not of a department
        return
    keys = [list(table.primary_key.columns), *(list(index.columns) for index in table.indexes)]
    assert [columns[0].name for columns in keys] == ["department"] * len(keys)
