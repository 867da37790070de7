"""A real OpenID provider on this machine, for the tests of the sign-in: npm's certified `oidc-provider`."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.server import ROOT, answering, free_port, serving

SOURCE = Path(__file__).with_name("oidc_provider")
FILES = ("package.json", "package-lock.json", "provider.mjs")
CLIENT, SECRET = "vigie", "un-secret-de-test-assez-long-pour-le-fournisseur"


class NoNodeError(RuntimeError):
    """The provider cannot be started here; the message, in French, says what to do."""


def installed() -> Path:
    """The folder where the provider and its pinned packages stand, made once for all the workers."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise NoNodeError("Node.js et npm manquent : « apt-get install nodejs npm », puis recommencer.")
    told = b"".join((SOURCE / name).read_bytes() for name in FILES)
    folder = ROOT / "build" / f"oidc-provider-{hashlib.sha256(told).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            for name in FILES:
                shutil.copyfile(SOURCE / name, folder / name)
            subprocess.run(
                [npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True, timeout=300
            )
            (folder / "ready").touch()
    return folder


@contextmanager
def providing(vigie: str, accounts: Mapping[str, Mapping[str, Any]], **settings: Any) -> Iterator[str]:
    """The address of a provider where these accounts sign in to the Vigie of this address."""
    folder, port = installed(), free_port()
    told = {"signedProfile": False, "sessions": True, **settings}
    told |= {"port": port, "vigie": vigie, "accounts": accounts}
    process = subprocess.Popen(
        ["node", "provider.mjs"],
        cwd=folder,
        env={**os.environ, "SETTINGS": json.dumps(told)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        answering(f"{address}/.well-known/openid-configuration", process)
        yield address
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def signing_in(
    reporting_url: str,
    accounts: Mapping[str, Mapping[str, Any]],
    *,
    profile: bool = False,
    sessions: bool = True,
    **environment: str,
) -> Iterator[str]:
    """The address of a Vigie where these accounts sign in; `profile`, the manner of ProConnect."""
    port = free_port()
    vigie = f"http://localhost:{port}"
    with providing(vigie, accounts, signedProfile=profile, sessions=sessions) as provider:
        told = auth_variables(vigie, provider, profile=profile)
        with serving(reporting_url, port=port, **told, **environment):
            yield vigie


def auth_variables(vigie: str, provider: str, *, profile: bool = False) -> dict[str, str]:
    """The `[auth]` section as the environment tells it."""
    return {
        "VIGIE_AUTH_CLIENT_ID": CLIENT,
        "VIGIE_AUTH_CLIENT_SECRET": SECRET,
        "VIGIE_AUTH_METADATA_URL": f"{provider}/.well-known/openid-configuration",
        "VIGIE_AUTH_REDIRECT_URI": f"{vigie}/oauth2callback",
        "VIGIE_AUTH_COOKIE_SECRET": "un-autre-secret-de-test-de-plus-de-32-caracteres",
        "VIGIE_AUTH_EXPOSE_TOKENS": "id,access" if profile else "id",
    }
