"""Lock files that a server left behind when it was killed."""

from __future__ import annotations

import os
from pathlib import Path

from kim.config.embedded.places import Places


def remove_stale_locks(places: Places) -> None:
    """Remove lock files whose process is not a PostgreSQL.

    PostgreSQL refuses to start while the pid in them exists, also as a zombie (a container whose first
    process does not reap) or as an unrelated process (after a restart of the container). A pid that does
    not exist it handles.
    """
    for lock in (places.cluster / "postmaster.pid", places.socket / ".s.PGSQL.5432.lock"):
        try:
            pid = int(lock.read_text().split()[0])
        except (OSError, ValueError, IndexError):
            continue
        if not _is_postgres(pid):
            lock.unlink(missing_ok=True)


def _is_postgres(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return _exists(pid)
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    return fields["Name"] == "postgres" and not fields["State"].startswith("Z")


def _exists(pid: int) -> bool:
    # Without /proc (macOS) nothing more is known than that something has this number.
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
