"""Which settings does this installation run with? The only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent
EMBEDDED = ROOT / "var"
EMBEDDED_BASE = EMBEDDED / "vigie.sqlite"
EMBEDDED_DIFFUSION = EMBEDDED / "diffusion.sqlite"
EMBEDDED_ACCESS = EMBEDDED / "acces.sqlite"
LONGEST_KEPT_DAYS = 3 * 366
"""No journal is kept longer than three years, the most that the CNIL finds ordinary for one."""


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
class SignIn:
    """How whoever signed in becomes a reader: where the claims say it, in which words, for how long.

    A claim may be nested: « realm_access.roles » reads `roles` inside `realm_access`.
    """

    role_claim: str = "vigie_role"
    departments_claim: str = "vigie_departements"
    topics_claim: str = "vigie_programmes"
    director_roles: tuple[str, ...] = ("direction",)
    partner_roles: tuple[str, ...] = ("partenaire",)
    session_hours: float = 8.0
    acr_values: tuple[str, ...] = ()
    contact: str = ""

    @property
    def whom_to_ask(self) -> str:
        """Whom a reader asks, or tells that something fails."""
        return self.contact or "l'administrateur de Vigie"


@dataclass(frozen=True)
class Settings:
    """Everything that an installation may choose.

    `reporting_url` is the base of facts and measures, empty where only partners are served; `diffusion_url`
    is the base of what was published, empty where nothing is published; `access_url` is the base of who may
    come in and who came.
    """

    reporting_url: str
    departments: tuple[str, ...]
    travel: Travel
    diffusion_url: str = ""
    access_url: str = ""
    access_kept_days: int = 365
    """How long a visit stays in the journal of accesses."""
    sign_in: SignIn = SignIn()

    @property
    def for_partners_only(self) -> bool:
        """Does this process know of nothing but what was published?"""
        return not self.reporting_url


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Read the settings; raise SettingError on the first one that cannot be used."""
    reporting, diffusion = _bases(environment)
    return Settings(
        reporting_url=reporting,
        diffusion_url=diffusion,
        access_url=environment.get("VIGIE_ACCESS_URL") or _embedded(EMBEDDED_ACCESS),
        access_kept_days=_days(environment, "VIGIE_ACCESS_KEPT_DAYS", Settings.access_kept_days),
        departments=_departments(environment.get("VIGIE_DEPARTMENTS", "61,91")),
        travel=Travel(
            detour=_positive(environment, "VIGIE_DETOUR", Travel.detour),
            sparse_kmh=_positive(environment, "VIGIE_SPARSE_KMH", Travel.sparse_kmh),
            dense_kmh=_positive(environment, "VIGIE_DENSE_KMH", Travel.dense_kmh),
        ),
        sign_in=_sign_in(environment),
    )


def _sign_in(environment: Mapping[str, str]) -> SignIn:
    usual = SignIn()
    directors = _words(environment, "VIGIE_DIRECTOR_ROLES") or usual.director_roles
    partners = _words(environment, "VIGIE_PARTNER_ROLES") or usual.partner_roles
    if both := sorted(set(directors) & set(partners)):
        raise SettingError(
            f"« {both[0]} » est à la fois dans VIGIE_DIRECTOR_ROLES et dans VIGIE_PARTNER_ROLES : "
            "l'écrire dans un seul des deux."
        )
    return SignIn(
        role_claim=environment.get("VIGIE_ROLE_CLAIM") or usual.role_claim,
        departments_claim=environment.get("VIGIE_DEPARTMENTS_CLAIM") or usual.departments_claim,
        topics_claim=environment.get("VIGIE_TOPICS_CLAIM") or usual.topics_claim,
        director_roles=directors,
        partner_roles=partners,
        session_hours=_positive(environment, "VIGIE_SESSION_HOURS", usual.session_hours),
        acr_values=tuple(environment.get("VIGIE_ACR_VALUES", "").split()),
        contact=environment.get("VIGIE_CONTACT", "").strip(),
    )


def _words(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in environment.get(name, "").split(",") if word.strip())


_AUTH_VARIABLES = {
    "client_id": "VIGIE_AUTH_CLIENT_ID",
    "client_secret": "VIGIE_AUTH_CLIENT_SECRET",
    "server_metadata_url": "VIGIE_AUTH_METADATA_URL",
    "redirect_uri": "VIGIE_AUTH_REDIRECT_URI",
    "cookie_secret": "VIGIE_AUTH_COOKIE_SECRET",
}


def auth_from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """The `[auth]` section that the environment writes as `secrets.toml` would; empty when it does not."""
    told: dict[str, Any] = {
        key: environment[name] for key, name in _AUTH_VARIABLES.items() if environment.get(name)
    }
    if not told:
        return {}
    told["expose_tokens"] = list(_words(environment, "VIGIE_AUTH_EXPOSE_TOKENS") or ("id",))
    if scope := environment.get("VIGIE_AUTH_SCOPE"):
        told["client_kwargs"] = {"scope": scope}
    return told


def current_auth() -> dict[str, Any]:
    """The `[auth]` section of the environment of this process."""
    return auth_from_environment(os.environ)


def _bases(environment: Mapping[str, str]) -> tuple[str, str]:
    """The addresses of the reporting base and of the diffusion base; the embedded ones when none is told."""
    told = (environment.get("VIGIE_REPORTING_URL", ""), environment.get("VIGIE_DIFFUSION_URL", ""))
    return told if any(told) else (_embedded(EMBEDDED_BASE), _embedded(EMBEDDED_DIFFUSION))


def _embedded(path: Path) -> str:
    return f"sqlite:///{quote(str(path))}"


@lru_cache(maxsize=1)
def current() -> Settings:
    """The settings of this process, read once."""
    return from_environment(os.environ)


def _departments(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(code.strip().upper() for code in text.split(",") if code.strip()))
    if not codes:
        raise SettingError("VIGIE_DEPARTMENTS est vide : écrire les codes voulus, par exemple « 61,91 ».")
    return codes


def _days(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= LONGEST_KEPT_DAYS):
        raise SettingError(
            f"{name} vaut « {text} » : écrire un nombre de jours, de 1 à {LONGEST_KEPT_DAYS}, par exemple "
            f"« {default} »."
        )
    return int(text)


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
