"""`python -m kim.config.serving.web PORT`: the web server on this machine, a process for each core with a few threads.

What all processes need is loaded before they part, so that they hold it together.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from django.core.exceptions import ImproperlyConfigured
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from kim.config import env
from kim.config.serving.parent import leave_with_parent

# Of each process; as many database connections. A page keeps one core busy, but waits for the database in between.
THREADS = 3
# More only where somebody says so: each holds its connections to the database, and what it has drawn.
USUAL_MOST = 2


def processes() -> int:
    """How many answer side by side."""
    # What this process may use; not every system can say that.
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return env.number("KIM_WEB_PROCESSES", min(USUAL_MOST, cores), least=1)


def main(port: int) -> None:
    """Serve until SIGTERM. What is not configured is told in a sentence, without a way through the code."""
    leave_with_parent()
    try:
        import_module("kim.config.wsgi")
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    Server(
        "kim.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=processes(),
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
