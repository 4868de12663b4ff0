"""The format of one sealed file: AES-256-GCM in chunks, so that a file of any size passes through little memory.

    "KIM1" · length and id of the key · salt (32) · chunks of at most 64 KiB, each with its tag (16)

Every file has a key of its own, derived from the ring's key and the salt (HKDF-SHA256); the nonce of a chunk is its
number and whether it is the last one. This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015):
chunks cannot be left out, doubled, re-ordered or cut off. Header and file name are authenticated too, so that one
file cannot be put in the place of another.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kim.kernel.vault.errors import Damaged, KeyMissing
from kim.kernel.vault.ring import BYTES, Key

MAGIC = b"KIM1"
CHUNK, TAG, SALT = 64 * 1024, 16, 32


def seal(chunks: Iterable[bytes], key: Key, name: str) -> Iterator[bytes]:
    """The sealed form of `chunks`, piece by piece."""
    salt = os.urandom(SALT)
    header = MAGIC + bytes([len(key.id)]) + key.id.encode() + salt
    box, bound = _box(key, salt), header + name.encode()
    yield header
    number, waiting = 0, b""
    for piece in _of_size(chunks, CHUNK):
        if waiting:
            yield box.encrypt(_nonce(number, last=False), waiting, bound)
            number += 1
        waiting = piece
    yield box.encrypt(_nonce(number, last=True), waiting, bound)


def unseal(sealed: BinaryIO, keys: Sequence[Key], name: str) -> Iterator[bytes]:
    """The content, piece by piece. Raises `KeyMissing`, and `Damaged` before a piece that is not genuine."""
    key_id, salt, header = _header(sealed, name)
    key = next((key for key in keys if key.id == key_id), None)
    if key is None:
        raise KeyMissing(name, key_id)
    box, bound = _box(key, salt), header + name.encode()
    number, piece = 0, sealed.read(CHUNK + TAG)
    while True:
        after = sealed.read(CHUNK + TAG)
        try:
            yield box.decrypt(_nonce(number, last=not after), piece, bound)
        except (InvalidTag, ValueError) as error:
            raise Damaged(name) from error
        if not after:
            return
        number, piece = number + 1, after


def key_id_of(sealed: BinaryIO, name: str) -> str:
    """Id of the key that a sealed file needs."""
    return _header(sealed, name)[0]


def _header(sealed: BinaryIO, name: str) -> tuple[str, bytes, bytes]:
    start = sealed.read(len(MAGIC) + 1)
    if len(start) <= len(MAGIC) or not start.startswith(MAGIC):
        raise Damaged(name)
    rest = sealed.read(start[-1] + SALT)
    if len(rest) < start[-1] + SALT:
        raise Damaged(name)
    return rest[: start[-1]].decode("ascii", errors="replace"), rest[start[-1] :], start + rest


def _box(key: Key, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=BYTES, salt=salt, info=b"kim-file").derive(key.secret))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _of_size(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in pieces of exactly `size`; the last one may be shorter."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= size:
            yield bytes(held[:size])
            del held[:size]
    if held:
        yield bytes(held)
