"""Runs the processes of one installation as one tree: they start together, and one that ends, ends them all.

Children live in groups of their own, so that Ctrl-C reaches only the supervisor, which ends them in order.
Each holds a pipe to it: if the supervisor itself is killed, the pipe closes and they leave (see
`serving/parent.py`).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from gettext import gettext as _
from types import FrameType

from kim.config.trouble import Trouble

SECONDS_TO_LEAVE = 10.0
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Asked(BaseException):
    """Somebody asked us to end: Ctrl-C, SIGTERM, or a terminal that closed."""


@dataclass
class Child:
    """A process to run: what to call it in a sentence, a module of ours, and its arguments."""

    name: str
    module: str
    arguments: Sequence[str] = ()
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self, environment: Mapping[str, str]) -> None:
        """Start it in a group of its own, with a pipe that closes when we die."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", self.module, *self.arguments],
            stdin=subprocess.PIPE,
            env=dict(environment),
            start_new_session=True,
        )

    def ended(self) -> int | None:
        """Its exit code, if it has ended."""
        return self.process.poll() if self.process else None

    def signal(self, number: int) -> None:
        """Send a signal to it and to everything that it started."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


def supervise(children: Sequence[Child], environment: Mapping[str, str], when_up: Callable[[], bool]) -> None:
    """Run `children` until somebody asks to end, and end them; `when_up` is asked until it is content.

    Raises `Trouble` naming the child that ended by itself.
    """
    before = {number: signal.signal(number, _ask) for number in ENDING}
    try:
        for child in children:
            child.start(environment)
        waiting = True
        while True:
            _require_all(children)
            waiting = waiting and not when_up()
            time.sleep(0.05 if waiting else 0.5)
    except Asked:
        return
    finally:
        # A second Ctrl-C must not leave processes behind.
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)
        _end(children)
        for number, handler in before.items():
            signal.signal(number, handler)


def _ask(number: int, frame: FrameType | None) -> None:
    raise Asked


def _require_all(children: Sequence[Child]) -> None:
    for child in children:
        if (code := child.ended()) is not None:
            sentence = _("The %(name)s ended by itself (exit code %(code)d), so everything was stopped.")
            raise Trouble(sentence % {"name": child.name, "code": code})


def _end(children: Sequence[Child]) -> None:
    for child in children:
        if child.process:
            child.process.terminate()
    deadline = time.monotonic() + SECONDS_TO_LEAVE
    for child in children:
        if child.process:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.1, deadline - time.monotonic()))
            # What the child itself started, and the child if it is too slow.
            child.signal(signal.SIGKILL)
            child.process.wait()
