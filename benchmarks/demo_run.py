"""Starting and ending a demo for the measuring scripts."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(command: Sequence[str], folder: Path, port: int, **settings: str) -> Iterator[tuple[int, float]]:
    """Run `command` until the log-in page comes: its process id, and how long that took. Ends it politely."""
    began = time.monotonic()
    # An interpreter that writes no bytecode would be measured as slower than it is.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=folder, env={**environment, **settings}, start_new_session=True)
    try:
        while not answers(f"http://127.0.0.1:{port}/"):
            if process.poll() is not None:
                raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
            time.sleep(0.05)
        yield process.pid, time.monotonic() - began
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(60)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for one measurement that the database's own account may enter."""
    with tempfile.TemporaryDirectory(prefix="kim-measured-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def free_port() -> int:
    """A port that nobody answers on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    """Whether a page comes."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


def log_in(port: int, person: dict[str, str]) -> urllib.request.OpenerDirector:
    """Log in as one of the demo's people; the browser in which they are logged in."""
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(cookies)
    with browser.open(f"http://127.0.0.1:{port}/") as page:
        address, text = page.url, page.read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
    form = {"login": person["email"], "password": person["password"], "csrfmiddlewaretoken": token and token[1]}
    request = urllib.request.Request(address, urllib.parse.urlencode(form).encode(), {"Referer": address})
    with browser.open(request) as page:
        if page.url == address:
            raise SystemExit("the log-in did not succeed")
    return browser
