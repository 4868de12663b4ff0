"""Rotation of keys, and the comparison of the folder with its book. Both may be interrupted and run again."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kim.kernel.vault import store
from kim.kernel.vault.errors import FileGone, VaultTrouble
from kim.kernel.vault.models import StoredFile

# A file is written before its row is committed; nothing younger is taken for left over.
GRACE_SECONDS = 24 * 3600
# More than this at once is no left-over but the database of another day: a person decides.
MOST_UNASKED, SHARE_UNASKED = 20, 0.1


@dataclass
class Rotated:
    """What a rotation did: files sealed anew, files that already were, and those that could not be read."""

    sealed_anew: int = 0
    already: int = 0
    unread: list[VaultTrouble] = field(default_factory=list)


def rotate() -> Rotated:
    """Seal every file with the first key of the ring. Each file changes in one step; a second run does the rest."""
    result, newest = Rotated(), store.ring()[0].id
    for name in store.names():
        try:
            if store.key_id(name) == newest:
                result.already += 1
                continue
            store.replace(name, store.read(name), only_if_there=True)
            result.sealed_anew += 1
        except FileGone:
            continue  # erased meanwhile
        except VaultTrouble as trouble:
            result.unread.append(trouble)
    return result


@dataclass(frozen=True)
class State:
    """The folder and its book: files by key, files without a row, rows without a file, files that cannot be read."""

    by_key: dict[str, int]
    left_over: list[str]
    gone: list[str]
    unread: list[VaultTrouble]

    @property
    def is_sound(self) -> bool:
        return not (self.left_over or self.gone or self.unread)


def look(*, read_all: bool = False) -> State:
    """Compare; `read_all` also opens every file from its first to its last byte."""
    in_book = set(StoredFile.objects.values_list("name", flat=True))
    by_key: Counter[str] = Counter()
    unread: list[VaultTrouble] = []
    known = {key.id for key in store.ring()}
    in_folder = list(store.names())
    for name in in_folder:
        try:
            key_id = store.key_id(name)
            by_key[key_id] += 1
            if read_all or key_id not in known:
                store.check(name)
        except VaultTrouble as trouble:
            unread.append(trouble)
    left_over = [name for name in in_folder if name not in in_book and _is_old(store.place(name))]
    return State(dict(by_key), left_over, sorted(in_book - set(in_folder)), unread)


def sweep(*, asked: bool = False) -> int:
    """Delete files without a row and unfinished ones, older than a day; returns how many.

    Unasked it deletes nothing if that would be many: a database restored from an older backup does not know the newer
    files.
    """
    swept = sum(_unlink(file) for file in _unfinished() if _is_old(file))
    state = look()
    most = max(MOST_UNASKED, SHARE_UNASKED * sum(state.by_key.values()))
    if not asked and len(state.left_over) > most:
        return swept
    return swept + sum(_unlink(store.place(name)) for name in state.left_over)


def _unfinished() -> Iterator[Path]:
    return (store.folder() / store.UNFINISHED).glob("*")


def _is_old(file: Path) -> bool:
    with suppress(FileNotFoundError):
        return time.time() - file.stat().st_mtime > GRACE_SECONDS
    return False


def _unlink(file: Path) -> int:
    file.unlink(missing_ok=True)
    return 1
