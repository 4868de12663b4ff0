"""Start, attach, leave: the life of the embedded server."""

from __future__ import annotations

import atexit
import os
import shutil
import time
from collections.abc import Callable, Mapping
from gettext import gettext as _
from pathlib import Path
from typing import IO

from kim.config.embedded import cluster, locks
from kim.config.embedded.places import Places, settle
from kim.config.embedded.programs import ACCEPTING, REJECTING, answer, run
from kim.config.embedded.stale import remove_stale_locks
from kim.config.trouble import Trouble

PATIENCE, LINGERING = 60.0, 5.0
_memberships: dict[Path, tuple[Places, IO[str]]] = {}


def attach(
    data: Path, settings: Mapping[str, str] | None = None, prepare: Callable[[Places], None] | None = None
) -> Places:
    """Start the server of `data` or attach to a running one; we leave it when this process ends.

    `settings` are for the start only. `prepare` runs before another process gets its turn (roles, database).
    """
    data = data.resolve()
    if data in _memberships:
        return _memberships[data][0]
    places = settle(data)
    with locks.starting(data):
        if _wait_until_settled(places) != ACCEPTING:
            _start(places, settings or {})
        if prepare:
            prepare(places)
        # Joined under the start lock, so that a last client cannot stop the server between the two.
        _memberships[data] = (places, locks.join(data))
    starter = os.getpid()
    atexit.register(lambda: release(data) if os.getpid() == starter else None)
    return places


def _wait_until_settled(places: Places) -> int:
    """A server that recovers, or whose starter was killed, says REJECTING: neither start nor use it yet."""
    deadline = time.monotonic() + PATIENCE
    while (state := answer(places)) == REJECTING and time.monotonic() < deadline:
        time.sleep(0.05)
    return state


def _start(places: Places, settings: Mapping[str, str]) -> None:
    cluster.make(places, unsafe=settings.get("fsync") == "off")
    cluster.configure(places, settings)
    deadline = time.monotonic() + LINGERING
    while True:
        remove_stale_locks(places)
        log = places.cluster / "start.log"
        log.unlink(missing_ok=True)
        waiting = ("-w", "-t", str(int(PATIENCE)), "-s", "-l", str(log))
        try:
            return run(places, "pg_ctl", "-D", str(places.cluster), *waiting, "start")
        except Trouble as trouble:
            # A server that never came as far as its log leaves only what its starter said.
            reason = _reason(log, *places.cluster.glob("log/*.log")) or str(trouble)
            # After a kill -9 the server's children hold its shared memory for a moment longer.
            if "shared memory" not in reason or time.monotonic() > deadline:
                raise _broken(places, reason) from None
            time.sleep(0.2)


def _broken(places: Places, reason: str) -> Trouble:
    sentence = _("The database in %(folder)s does not start: %(reason)s. “kim demo --reset” builds a demo anew.")
    return Trouble(sentence % {"folder": places.data, "reason": reason})


def _reason(first: Path, *others: Path) -> str:
    """The last fatal line, of the first log before the newest of the others; empty if nothing was logged."""
    newest = sorted(others, key=os.path.getmtime)[-1:]
    for log in (first, *newest):
        lines = log.read_text(errors="replace").splitlines() if log.exists() else []
        fatal = [line for line in lines if "FATAL:" in line or "PANIC:" in line or "could not" in line]
        if fatal:
            return fatal[-1].split("FATAL:")[-1].strip()
    return ""


def release(data: Path) -> bool:
    """Leave the server of `data`; whoever is last stops it. Tells whether it was stopped."""
    data = data.resolve()
    places, membership = _memberships.pop(data, (None, None))
    if places is None or membership is None:
        return False
    with locks.starting(data), membership:
        if not locks.is_last(membership):
            return False
        _stop(places)
        return True


def _stop(places: Places) -> None:
    # A server that was killed has nothing left to stop; pg_ctl would wait for a pid that is long another's.
    if _wait_until_settled(places) == ACCEPTING:
        run(places, "pg_ctl", "-D", str(places.cluster), "-m", "fast", "-w", "-s", "stop")


def destroy(data: Path) -> None:
    """Delete the cluster of `data`, also a broken one; refused while another process uses it."""
    data = data.resolve()
    release(data)
    places = settle(data)
    with locks.starting(data), locks.join(data) as membership:
        if not locks.is_last(membership):
            raise Trouble(_("KIM is running with the data folder %(folder)s; end it first.") % {"folder": data})
        _stop(places)
        for folder in (places.cluster, places.socket):
            shutil.rmtree(folder, ignore_errors=True)
