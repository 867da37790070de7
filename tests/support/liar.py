"""A provider that lies, on this machine: it answers what each test tells it to, and grants at once."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

TRUE_KEY = RSAKey.generate_key(2048, {"kid": "true", "use": "sig"}, private=True)
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "true", "use": "sig"}, private=True)


def signed(claims: Mapping[str, Any], key: RSAKey = TRUE_KEY, kid: str = "true") -> str:
    """A token with a real signature, by this key."""
    return jwt.encode({"alg": "RS256", "kid": kid}, dict(claims), key)


def unsigned(claims: Mapping[str, Any]) -> str:
    """A token that says it needs no signature."""
    parts = [json.dumps(part).encode() for part in ({"alg": "none"}, dict(claims))]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


@dataclass
class Liar:
    """What the provider answers; tests change it as they go."""

    address: str = ""
    algorithms: list[str] = field(default_factory=lambda: ["RS256"])
    keys: list[RSAKey] = field(default_factory=lambda: [TRUE_KEY])
    lie: dict[str, Any] = field(default_factory=dict)
    """Claims of the ID token that differ from the true ones."""
    how: str = "signed"
    """« signed », « unsigned » or « by another key »."""
    profile: tuple[int, str, str] = (401, "text/plain", "")
    """Status, type and text of the answer at `/userinfo`."""
    nonce: str = ""
    asked: list[str] = field(default_factory=list)

    def claims(self, **more: Any) -> dict[str, Any]:
        """What an honest provider would say of a director."""
        now = int(time.time())
        told = {
            "iss": self.address,
            "sub": "d1",
            "aud": "vigie",
            "iat": now,
            "auth_time": now,
            "exp": now + 300,
        }
        rights = {"name": "Claire Morel", "vigie_role": "direction", "vigie_departements": "61,91"}
        return {**told, **rights, **more}

    def id_token(self) -> str:
        """The ID token, with its lies."""
        told = self.claims(**({"nonce": self.nonce} if self.nonce else {})) | self.lie
        if self.how == "unsigned":
            return unsigned(told)
        return signed(told, OTHER_KEY if self.how == "by another key" else TRUE_KEY)

    def discovery(self) -> dict[str, Any]:
        """What the provider says of itself."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/auth",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": self.algorithms,
        }


@contextmanager
def lying() -> Iterator[Liar]:
    """A provider that lies as long as the test lasts."""
    liar = Liar()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Answering", (_Answering,), {"liar": liar}))
    liar.address = f"http://localhost:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield liar
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


class _Answering(BaseHTTPRequestHandler):
    liar: Liar

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.liar.asked.append(path)
        if path == "/auth":
            self._grant()
        elif path == "/userinfo":
            self._say(*self.liar.profile)
        elif path == "/jwks":
            self._say_json({"keys": [key.as_dict(private=False) for key in self.liar.keys]})
        else:
            self._say_json(self.liar.discovery())

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        told = {"access_token": "an-access-token", "token_type": "Bearer", "id_token": self.liar.id_token()}
        self._say_json(told)

    def _grant(self) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        self.liar.nonce = asked.get("nonce", "")
        back = urlencode({"code": "a-code", "state": asked["state"]})
        self.send_response(302)
        self.send_header("location", f"{asked['redirect_uri']}?{back}")
        self.end_headers()

    def _say_json(self, told: Mapping[str, Any]) -> None:
        self._say(200, "application/json", json.dumps(told))

    def _say(self, status: int, kind: str, text: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""
