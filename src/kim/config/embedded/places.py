"""Where the parts of one embedded server lie."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from kim.config.embedded import binaries
from kim.config.embedded.account import Account, server_account
from kim.config.trouble import Trouble

# The address of a Unix socket is at most 107 bytes on Linux, 103 on macOS, and the file name needs twenty.
LONGEST_SOCKET_FOLDER = 80
# libpq reads a comma as a list of hosts, PostgreSQL as a list of folders.
PLAIN = re.compile(r"[A-Za-z0-9/._+-]+")
# Fixed, not TMPDIR: two processes with different environments must meet at the same socket.
SHORT = Path("/tmp")  # noqa: S108 - the folder in it is private, and its owner is checked
ELSEWHERE = Path("/var/tmp")  # noqa: S108 - the same


@dataclass(frozen=True)
class Places:
    """Folders of one server, the account that it runs as (`None`: ourselves) and its programs."""

    data: Path
    cluster: Path
    socket: Path
    bin: Path
    account: Account | None

    @property
    def elsewhere(self) -> Path | None:
        """Where the cluster lies if not in the data folder."""
        return None if self.cluster.parent == self.data else self.cluster.parent

    def tool(self, name: str) -> str:
        """Path of a PostgreSQL program."""
        return str(self.bin / name)


def settle(data: Path) -> Places:
    """Decide where cluster, socket and programs of `data` lie, so that the server's account reaches them."""
    account = server_account()
    _own_folder(data, account)
    base, programs = _base(data, account), binaries.bin_dir()
    if account and not account.may_enter(programs):
        programs = binaries.copied(programs, _shelter(data))
    socket = base / "run"
    if len(str(socket)) > LONGEST_SOCKET_FOLDER or not PLAIN.fullmatch(str(socket)):
        socket = SHORT / f"kim-{_digest(data)}"
    return Places(data, base / "cluster", socket, programs, account)


def _own_folder(data: Path, account: Account | None) -> None:
    # Passable for the server's account, which has folders of its own below; secrets are files of mode 0600.
    data.mkdir(mode=0o711 if account else 0o700, parents=True, exist_ok=True)
    if data.stat().st_uid != os.geteuid():
        sentence = _("The data folder %(folder)s belongs to another user; set KIM_DATA_DIR to a folder of your own.")
        raise Trouble(sentence % {"folder": data})


def _base(data: Path, account: Account | None) -> Path:
    # A cluster stays where it was made, even when folders were opened or closed since: data must not seem
    # lost.
    if account is None or (data / "cluster").exists():
        return data
    if _elsewhere(data).exists() or not account.may_enter(data):
        return _shelter(data)
    return data


def _elsewhere(data: Path) -> Path:
    return ELSEWHERE / f"kim-{_digest(data)}"


def _shelter(data: Path) -> Path:
    """Our own folder outside a closed home: only we write in it, the server's account passes through."""
    folder = _elsewhere(data)
    folder.mkdir(mode=0o711, exist_ok=True)
    require_own(folder)
    return folder


def require_own(folder: Path, *others: int) -> None:
    """Refuse a folder in a place where everybody writes unless it is ours (or of the accounts `others`)."""
    found = folder.lstat()
    writable_by_others = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), *others} or writable_by_others:
        raise Trouble(_("The folder %(folder)s is not ours; remove it.") % {"folder": folder})


def _digest(data: Path) -> str:
    return hashlib.sha256(str(data).encode()).hexdigest()[:16]
