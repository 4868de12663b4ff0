"""Which operating-system account the server runs as.

PostgreSQL refuses to run as root. Then an account that is there already is used: creating one would change
the machine of somebody who only wanted to look.
"""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any

from kim.config.trouble import Trouble


@dataclass(frozen=True)
class Account:
    """An operating-system account that the server is handed to."""

    uid: int
    gid: int
    name: str

    def may_enter(self, folder: Path) -> bool:
        """Whether the account reaches `folder`; asked of the system, which knows of ACLs and mounts."""
        question = ["/bin/sh", "-c", 'cd -- "$1" 2>/dev/null', "sh", str(folder)]
        return subprocess.run(question, check=False, cwd="/", **becoming(self)).returncode == 0


def server_account() -> Account | None:
    """The account to hand the server to when we are root; `None`: it runs as ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, name)
    raise Trouble(_("PostgreSQL does not run as root, and this machine has neither an account postgres nor nobody."))


def becoming(account: Account | None) -> dict[str, Any]:
    """Arguments for `subprocess` that start a program as `account`."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def own_name() -> str:
    """Name of the account that we run as; its number where it has no name (containers)."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())
