"""`python -m kim.config.serving.web PORT`: the web server on this machine, one worker with a few threads."""

from __future__ import annotations

import sys

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from kim.config.serving.parent import leave_with_parent

# As many database connections; ten people rarely click in the same tenth of a second.
THREADS = 4


def main(port: int) -> None:
    """Serve until SIGTERM."""
    leave_with_parent()
    Server(
        "kim.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
