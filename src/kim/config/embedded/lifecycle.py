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

PATIENCE = 60.0
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
    cluster.make(places)
    cluster.configure(places, settings)
    deadline = time.monotonic() + 5
    while True:
        remove_stale_locks(places)
        try:
            log = str(places.cluster / "start.log")
            run(
                places,
                "pg_ctl",
                "-D",
                str(places.cluster),
                "-w",
                "-t",
                str(int(PATIENCE)),
                "-s",
                "-l",
                log,
                "start",
            )
        except Trouble:
            # After a kill -9 the server's children hold its shared memory for a moment longer.
            if time.monotonic() > deadline or not (places.cluster / "postmaster.opts").exists():
                raise _broken(places) from None
            time.sleep(0.2)
        else:
            return


def _broken(places: Places) -> Trouble:
    logs = [places.cluster / "start.log", *sorted(places.cluster.glob("log/*.log"), key=os.path.getmtime)]
    lines = [line for log in logs if log.exists() for line in log.read_text(errors="replace").splitlines()]
    reasons = [line for line in lines if "FATAL:" in line or "PANIC:" in line or "could not" in line]
    reason = (reasons or lines or ["?"])[-1].partition("FATAL:")
    sentence = _(
        "The database in %(folder)s does not start: %(reason)s. “kim demo --reset” builds a demo anew."
    )
    return Trouble(sentence % {"folder": places.data, "reason": (reason[2] or reason[0]).strip()})


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
    run(places, "pg_ctl", "-D", str(places.cluster), "-m", "fast", "-w", "-s", "stop")


def destroy(data: Path) -> None:
    """Delete the cluster of `data`, also a broken one; refused while another process uses it."""
    data = data.resolve()
    release(data)
    places = settle(data)
    with locks.starting(data), locks.join(data) as membership:
        if not locks.is_last(membership):
            raise Trouble(
                _("KIM is running with the data folder %(folder)s; end it first.") % {"folder": data}
            )
        if answer(places) == ACCEPTING:
            _stop(places)
        for folder in (places.cluster, places.socket):
            shutil.rmtree(folder, ignore_errors=True)
