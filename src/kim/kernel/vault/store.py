"""The folder of sealed files (`KIM_FILES_DIR`): private, random names, and either a whole file or none."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kim.kernel.vault import sealing
from kim.kernel.vault.errors import FileGone
from kim.kernel.vault.ring import Key

NAME = re.compile(r"[0-9a-f]{32}")
# Files that are being written; whatever a killed process leaves there is swept.
UNFINISHED = "unfinished"


@dataclass(frozen=True)
class Written:
    """A file as it was stored: random name, size in bytes and SHA-256 of the content in the clear."""

    name: str
    size: int
    sha256: str


def ring() -> tuple[Key, ...]:
    """The ring; the first key seals. Raises ImproperlyConfigured while there is none."""
    keys: tuple[Key, ...] = settings.KIM_FILE_KEYS
    if not keys:
        raise ImproperlyConfigured("KIM_FILE_KEYS is empty: without a key no file can be stored or read.")
    return keys


def folder() -> Path:
    """The folder of sealed files, made for its owner only."""
    return _private(Path(settings.KIM_FILES_DIR))


def write(chunks: Iterable[bytes]) -> Written:
    """Seal `chunks` into a new file. It is on the disk when this returns; an OSError leaves nothing behind."""
    name, digest, size = secrets.token_hex(16), hashlib.sha256(), 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            yield chunk

    replace(name, counted())
    return Written(name, size, digest.hexdigest())


def replace(name: str, chunks: Iterable[bytes], *, only_if_there: bool = False) -> None:
    """Seal `chunks` with the first key as `name`, in one step: a reader finds the old file or the new one."""
    unfinished = _private(folder() / UNFINISHED) / f"{name}-{secrets.token_hex(4)}"
    target = place(name)
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for piece in sealing.seal(chunks, ring()[0], name):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if only_if_there and not target.exists():
            raise FileGone(name)
        _private(target.parent)
        unfinished.replace(target)
        _sync(target.parent)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def read(name: str) -> Iterator[bytes]:
    """The content, piece by piece. Raises `FileGone`, `KeyMissing` or `Damaged`."""
    try:
        file = place(name).open("rb")
    except FileNotFoundError as error:
        raise FileGone(name) from error
    with file:
        yield from sealing.unseal(file, ring(), name)


def check(name: str) -> None:
    """Read the whole file, so that nobody gets half of it; raises as `read` does."""
    for _piece in read(name):
        pass


def key_id(name: str) -> str:
    """Id of the key with which the file is sealed."""
    try:
        with place(name).open("rb") as file:
            return sealing.key_id_of(file, name)
    except FileNotFoundError as error:
        raise FileGone(name) from error


def remove(name: str) -> None:
    """Delete the file; one that is gone already is no error."""
    place(name).unlink(missing_ok=True)


def names() -> Iterator[str]:
    """All files in the folder, in order."""
    found = (file.name for file in folder().glob("[0-9a-f][0-9a-f]/*"))
    return iter(sorted(name for name in found if NAME.fullmatch(name)))


def place(name: str) -> Path:
    """Where a file lies. ValueError for anything but a name that was given out here."""
    if not NAME.fullmatch(name):
        raise ValueError("this is no name of a stored file")
    return Path(settings.KIM_FILES_DIR) / name[:2] / name


def _private(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def _sync(path: Path) -> None:
    """Let the name reach the disk as well, where the system can do that."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
