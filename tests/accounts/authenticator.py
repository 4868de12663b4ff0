"""A passkey in software: answers what a browser is asked, as the WebAuthn standard says (level 2, chapter 6)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

ORIGIN = "https://testserver"
FLAG = AuthenticatorData.FLAG


@dataclass
class Device:
    """One device with one passkey. `verifies` is false for one that only notices that somebody touched it."""

    verifies: bool = True
    origin: str = ORIGIN
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = b"a passkey of the tests"
    handle: str = ""

    @property
    def _flags(self) -> FLAG:
        return FLAG.UP | FLAG.UV if self.verifies else FLAG.UP

    def create(self, options: dict[str, Any]) -> str:
        """A new passkey for what the page asks."""
        asked = options["publicKey"]
        self.handle = asked["user"]["id"]
        credential = AttestedCredentialData.create(
            b"\0" * 16, self.credential_id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(_digest(asked["rp"]["id"].encode()), self._flags | FLAG.AT, 0, credential)
        client = CollectedClientData.create("webauthn.create", asked["challenge"], self.origin)
        response = {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        }
        return self._answer(response, {"credProps": {"rk": True}})

    def get(self, options: dict[str, Any]) -> str:
        """The passkey that was made before, shown for what the page asks."""
        asked = options["publicKey"]
        data = AuthenticatorData.create(_digest(asked["rpId"].encode()), self._flags, 0)
        client = CollectedClientData.create("webauthn.get", asked["challenge"], self.origin)
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": self.handle,
        }
        return self._answer(response, {})

    def _answer(self, response: dict[str, str], results: dict[str, Any]) -> str:
        name = websafe_encode(self.credential_id)
        return json.dumps(
            {"type": "public-key", "id": name, "rawId": name, "response": response, "clientExtensionResults": results}
        )


def asked_on(answer: Any) -> dict[str, Any]:
    """What a page asks of the browser."""
    page = answer.content.decode()
    found: dict[str, Any] = json.loads(unescape(page.split('data-options="')[1].split('"')[0]))
    return found


def asked_at_log_in(client: Client) -> dict[str, Any]:
    """What the log-in page asks of the browser when its button is pressed."""
    answer = client.get("/anmelden/passkey/", headers={"accept": "application/json"}, secure=True)
    found: dict[str, Any] = answer.json()["request_options"]
    return found


def _digest(text: bytes) -> bytes:
    hashed = Hash(SHA256())
    hashed.update(text)
    return hashed.finalize()
