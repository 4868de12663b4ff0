"""A town's single sign-on for tests: a server on this machine that speaks OpenID Connect and signs its tokens.

It keeps to the standard where KIM relies on it (PKCE with S256, client authentication, one use of a code) and lies
where a test says so.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

CLIENT, SECRET = "kim", "a secret: between two"
KEYS = {name: ec.generate_private_key(ec.SECP256R1()) for name in ("ours", "strangers")}


@dataclass
class Town:
    """What the provider knows of the person who stands before it, and how it behaves."""

    subject: str = "4711"
    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] | None = None
    key: str = "ours"
    names_key: bool = True
    published: tuple[str, ...] = ("ours",)
    url: str = ""
    issuer: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def code(self, redirect: str) -> str:
        """The person logs in at the town: what the browser brings back for the address KIM led it to."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(redirect).query).items()}
        code = secrets.token_urlsafe(8)
        self.codes[code] = self.asked
        return code

    def token(self, **claims: Any) -> str:
        """A signed token; `claims` override, None leaves one out."""
        now = int(time.time())
        said = {
            "iss": self.issuer or self.url,
            "aud": CLIENT,
            "sub": self.subject,
            "iat": now,
            "exp": now + 60,
            **claims,
        }
        stated = {name: value for name, value in said.items() if value is not None}
        named = {"kid": "ours"} if self.names_key else {}
        return jwt.encode(stated, KEYS[self.key], algorithm="ES256", headers=named)

    def redeem(self, form: dict[str, list[str]], authorization: str) -> dict[str, Any] | None:
        """The tokens for a code, once, to whoever knows the secret and what was hashed before (RFC 7636).

        What is refused is noted with its reason, so that a test can tell one from another.
        """
        if reason := self._why_not(form, authorization):
            self.refused.append(reason)
            return None
        return {"access_token": "at", "token_type": "Bearer", "id_token": self.token(**self.claims)}

    def _why_not(self, form: dict[str, list[str]], authorization: str) -> str:
        expected = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.codes.pop(form.get("code", [""])[0], None)
        if asked is None:
            return "code"
        if authorization != f"Basic {expected}":
            return "client"
        if asked.get("code_challenge_method") != "S256" or asked.get("code_challenge") != challenge_of(form):
            return "verifier"
        return "" if form.get("redirect_uri") == [asked["redirect_uri"]] else "address"


def challenge_of(form: dict[str, list[str]]) -> str:
    """What the verifier that was sent hashes to."""
    digest = hashlib.sha256(form.get("code_verifier", [""])[0].encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@contextmanager
def opened() -> Iterator[Town]:
    """The town, reachable at `town.url`."""
    town = Town()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(_page(town, self.path, self.headers.get("Authorization", "")))

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._say(town.redeem(form, self.headers.get("Authorization", "")))

        def log_message(self, *_given: Any) -> None:
            """Nothing on the screen of the tests."""

        def _say(self, found: dict[str, Any] | None) -> None:
            body = json.dumps(found or {"error": "invalid_request"}).encode()
            self.send_response(200 if found else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    town.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield town
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _page(town: Town, path: str, authorization: str) -> dict[str, Any] | None:
    if path == "/.well-known/openid-configuration":
        places = {"authorization_endpoint": "anmelden", "token_endpoint": "token", "jwks_uri": "keys"}
        if town.userinfo is not None:
            places["userinfo_endpoint"] = "userinfo"
        return {"issuer": town.issuer or town.url, **{name: f"{town.url}/{page}" for name, page in places.items()}}
    if path == "/keys":
        return {"keys": [_published(name) for name in town.published]}
    if path == "/userinfo" and authorization == "Bearer at":
        return town.userinfo
    return None


def _published(name: str) -> dict[str, Any]:
    public = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(KEYS[name].public_key()))
    return {**public, "kid": name, "use": "sig", "alg": "ES256"}
