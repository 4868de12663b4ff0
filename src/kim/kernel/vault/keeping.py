"""What contexts call: keep a file with its row, give it out whole, let it go with the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction

from kim.kernel.vault import store
from kim.kernel.vault.models import StoredFile


@dataclass(frozen=True)
class Kept:
    """A file that lies in the vault, with its row, its size in bytes and its SHA-256."""

    stored: StoredFile
    size: int
    sha256: str


def keep(chunks: Iterable[bytes]) -> Kept:
    """Seal a file and write its row in the current transaction.

    The file comes first: a row never points to nothing. If the transaction does not come to its end, the file belongs
    to no row and is swept (`housekeeping`). OSError, for instance of a full disk: nothing was kept.
    """
    written = store.write(chunks)
    return Kept(StoredFile.objects.create(name=written.name), written.size, written.sha256)


def give_out(stored: StoredFile) -> Iterator[bytes]:
    """The content, piece by piece, after all of it was checked. Raises a `VaultTrouble` before the first piece."""
    store.check(stored.name)
    return store.read(stored.name)


def remove_after_commit(stored: StoredFile) -> None:
    """Delete the file once the deletion of its record is certain. If that is cut short, the file is swept."""
    name = stored.name
    transaction.on_commit(lambda: store.remove(name))
