"""What is left of a page when nothing but its key figures is computed and shown?

Put in place before any page is imported: panels, lists and details become functions that do nothing.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import charts.panels
import components
import metrics

FRAME = {
    *("cards", "choice", "copy_link", "links", "look", "sections", "view"),
    *("partners", "refusal", "seen_as", "visit"),
}
"""The components that every page keeps: its key figures and what stands around them."""


def nothing_but_key_figures() -> None:
    """Empty the panels, the components that show them, and the details that only they read."""
    emptied = [
        *_modules(charts.panels),
        *(one for one in _modules(components) if one.__package__ == "components" and _name(one) not in FRAME),
        *(one for one in _modules(metrics) if _name(one) == "detail"),
    ]
    for module in emptied:
        _empty(module)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(one.name)


def _name(module: ModuleType) -> str:
    return module.__name__.rsplit(".", 1)[-1]


def _empty(module: ModuleType) -> None:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            setattr(module, name, _nothing)


class _Nothing:
    """What an emptied function answers: no part of it is anything either."""

    def __getattr__(self, _: str) -> _Nothing:
        return self

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __bool__(self) -> bool:
        return False


def _nothing(*_: object, **__: object) -> _Nothing:
    """What an emptied function does."""
    return _Nothing()
