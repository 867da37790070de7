"""Which settings does this installation run with? The only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent
EMBEDDED_BASE = ROOT / "var" / "vigie.sqlite"


class SettingError(ValueError):
    """A setting cannot be used; the message, in French, names the variable and what to write."""


@dataclass(frozen=True)
class Travel:
    """How a distance becomes an estimated time: minutes = km x detour / km/h x 60.

    Road speeds differ between dense and sparse communes, so two speeds are kept;
    a commune is dense from `dense_from` inhabitants.
    """

    detour: float = 1.3
    sparse_kmh: float = 55.0
    dense_kmh: float = 30.0
    dense_from: int = 10_000


@dataclass(frozen=True)
class Settings:
    """Everything that an installation may choose."""

    reporting_url: str
    departments: tuple[str, ...]
    travel: Travel


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Read the settings; raise SettingError on the first one that cannot be used."""
    return Settings(
        reporting_url=environment.get("VIGIE_REPORTING_URL") or f"sqlite:///{quote(str(EMBEDDED_BASE))}",
        departments=_departments(environment.get("VIGIE_DEPARTMENTS", "61,91")),
        travel=Travel(
            detour=_positive(environment, "VIGIE_DETOUR", Travel.detour),
            sparse_kmh=_positive(environment, "VIGIE_SPARSE_KMH", Travel.sparse_kmh),
            dense_kmh=_positive(environment, "VIGIE_DENSE_KMH", Travel.dense_kmh),
        ),
    )


@lru_cache(maxsize=1)
def current() -> Settings:
    """The settings of this process, read once."""
    return from_environment(os.environ)


def _departments(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(code.strip().upper() for code in text.split(",") if code.strip()))
    if not codes:
        raise SettingError("VIGIE_DEPARTMENTS est vide : écrire les codes voulus, par exemple « 61,91 ».")
    return codes


def _positive(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(name, "").replace(",", ".")
    if not text:
        return default
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < inf:
        raise SettingError(f"{name} vaut « {text} » : écrire un nombre positif, par exemple « {default} ».")
    return number
