"""Four clients who ask the case list from a running web server as fast as it answers."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from demo_run import answers, free_port

CLIENTS, SECONDS = 4, 20


def ask_together(cookie: str, path: str) -> tuple[float, list[float]]:
    """Requests in a second, and milliseconds of each, with four clients at once."""
    port = free_port()
    command = [sys.executable, "-m", "kim.config.serving.web", str(port)]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"}
    # The server leaves when its input closes: it gets one of its own, whatever this process reads from.
    server = subprocess.Popen(command, env=environment, start_new_session=True, stdin=subprocess.PIPE)
    try:
        while not answers(f"http://127.0.0.1:{port}/"):
            if server.poll() is not None:
                raise SystemExit(f"the web server ended with {server.returncode}")
            time.sleep(0.1)
        _together(port, cookie, path, seconds=3)
        return _together(port, cookie, path, seconds=SECONDS)
    finally:
        server.terminate()
        server.wait(30)


def _together(port: int, cookie: str, path: str, *, seconds: float) -> tuple[float, list[float]]:
    milliseconds: list[float] = []
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=_ask, args=(port, cookie, path, until, milliseconds)) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(milliseconds) / seconds, milliseconds


def _ask(port: int, cookie: str, path: str, until: float, milliseconds: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    while time.monotonic() < until:
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie, "Host": f"localhost:{port}"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {answer.getheader('Location')}")
        milliseconds.append((time.perf_counter() - began) * 1000)
