"""The ring of keys: the first one seals, every one of them opens. A key has an id, so that a file can name its own.

    KIM_FILE_KEYS=2026-11:3q2-7…,2025-01:mZk…

Keys are 32 random bytes in URL-safe base64; `new` makes one. No Django in here: the settings read it.
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from dataclasses import dataclass, field

BYTES = 32
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


@dataclass(frozen=True)
class Key:
    """One key of the ring; its secret never shows up in a repr."""

    id: str
    secret: bytes = field(repr=False)


def parse(text: str) -> tuple[Key, ...]:
    """The ring, newest key first. Raises ValueError that names the place and never the secret."""
    keys = tuple(_key(at, part.strip()) for at, part in enumerate(re.split(r"[,\n]", text), start=1) if part.strip())
    doubled = {key.id for key in keys if [other.id for other in keys].count(key.id) > 1}
    if doubled:
        raise ValueError(f"KIM_FILE_KEYS: two keys are called {sorted(doubled)[0]!r}")
    return keys


def _key(at: int, text: str) -> Key:
    name, colon, encoded = text.partition(":")
    if not colon or not ID.fullmatch(name):
        raise ValueError(f"KIM_FILE_KEYS, entry {at}: write id:key, the id in small letters, digits and hyphens")
    try:
        secret = base64.b64decode(encoded + "=" * (-len(encoded) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        secret = b""
    if len(secret) != BYTES:
        raise ValueError(f"KIM_FILE_KEYS, entry {at} ({name}): the key is not {BYTES} bytes in URL-safe base64")
    return Key(name, secret)


def new(name: str) -> str:
    """A new entry for the ring. ValueError if `name` is no id."""
    if not ID.fullmatch(name):
        raise ValueError(f"{name!r} is no id of a key: small letters, digits and hyphens, at most 32")
    return f"{name}:{secrets.token_urlsafe(BYTES)}"
