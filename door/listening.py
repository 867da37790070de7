"""Who may reach a Vigie where nobody signs in? Somebody sitting at this machine, and nobody else.

Three locks, because each can be left open by mistake: the address that the server listens on, the machine
that a request comes from, the name that it was sent to (a hostile page may give its name to this machine).
"""

from __future__ import annotations

import re
from html import escape

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from door.sign_in.configuration import is_this_machine, provider
from settings import SettingError

PROXIED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""The headers of a proxy: behind one, everybody would seem to sit here."""

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(:\d+)?")
_POLICY_VIOLATION = 1008
_PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Vigie</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body {{ margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #17212B; background: #F4F6F8; }}
main {{ max-width: 30rem; margin: 12vh auto; padding: 1.5rem; background: #FFF; border: 1px solid #C9D1D9;
border-top: 3px solid #B4530A; }} h1 {{ margin: 0 0 .5rem; font-size: 1.375rem; }} p {{ margin: 0; }}
</style></head><body><main><h1>Vigie ne s’ouvre que sur son poste</h1><p>{words}</p></main></body></html>"""
WORDS = (
    "Aucune connexion n'est configurée\u00a0: Vigie ne répond qu'à la personne assise devant la machine où "
    "il tourne. Pour l'ouvrir à d'autres, l'administrateur configure la connexion (docs/connexion.md)."
)


def refusal(address: str | None) -> str:
    """Why a server without sign-in may not listen on this address, and what to do; empty when it may."""
    if address and is_this_machine(address):
        return ""
    told = f"l'adresse « {address} »" if address else "toutes les adresses de la machine"
    return (
        f"Vigie ne démarre pas : il écouterait sur {told} alors qu'aucune connexion n'est configurée, et "
        "n'importe qui y lirait tout. Au choix : retirer server.address (option, variable "
        "STREAMLIT_SERVER_ADDRESS ou .streamlit/config.toml) pour rester sur ce poste (« localhost »), ou "
        "configurer la connexion : docs/connexion.md."
    )


def stop_unless_safe() -> None:
    """Stop before listening, with a sentence, when the sign-in is badly set or lacking where it is needed."""
    try:
        told = "" if provider() else refusal(config.get_option("server.address"))
    except SettingError as error:
        told = str(error)
    if told:
        raise SystemExit(told)


class LocalOnly:
    """Where nobody signs in, answers only what comes from this machine, straight, and by its own name."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request from this machine on; refuse any other before anything is read."""
        if scope["type"] == "lifespan" or provider() is not None or _comes_from_here(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await _refuse(send)


def _comes_from_here(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    client = scope.get("client")
    return (
        client is not None
        and is_this_machine(client[0])
        and not any(name in headers for name in PROXIED)
        and is_this_machine(_host(headers.get("host", "")))
    )


def _host(told: str) -> str:
    """The name in a `Host` header, without its port; empty when it is not written as one."""
    found = _HOST.fullmatch(told)
    return found["name"] if found else ""


async def _refuse(send: Send) -> None:
    body = _PAGE.format(words=escape(WORDS.replace("'", "’"))).encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})
