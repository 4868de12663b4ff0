"""Leaving together with the supervisor."""

from __future__ import annotations

import os
import signal
import threading


def leave_with_parent() -> None:
    """End this process when the other end of its input closes, which happens when the supervisor dies."""
    threading.Thread(target=_wait, name="parent", daemon=True).start()


def _wait() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
