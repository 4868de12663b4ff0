"""Finds a pip that can install into .venv: Python's own, one that is installed, else one fetched and checked.

Distributions ship Python without ensurepip. Then a pip of known version is fetched from the configured index
(`PIP_INDEX_URL`, pip's configuration files, else PyPI) and used only if its hash is the one written here.
"""

from __future__ import annotations

import atexit
import base64
import configparser
import hashlib
import importlib.util
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

from words import Stop

WHEEL = "pip-26.3-py3-none-any.whl"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
OLDEST_WITH_PYTHON_OPTION = (22, 3)
SECONDS = 60


def find(python: Path) -> list[str | Path]:
    """A command that runs pip for the environment of `python`."""
    for command in ([sys.executable, "-m", "pip"], ["pip3"], ["pip"]):
        if can_install_elsewhere(command):
            return [*command, "--python", python]
    if importlib.util.find_spec("ensurepip"):
        made = subprocess.run([python, "-m", "ensurepip", "--upgrade"], check=False, capture_output=True)
        if made.returncode == 0:
            return [python, "-m", "pip"]
    folder = Path(tempfile.mkdtemp(prefix="kim-pip-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return [python, fetch(folder) / "pip"]


def can_install_elsewhere(command: list[str]) -> bool:
    """Whether this pip is there and new enough for `--python`."""
    if not shutil.which(command[0]):
        return False
    answer = subprocess.run([*command, "--version"], check=False, capture_output=True, text=True)
    version = re.match(r"pip (\d+)\.(\d+)", answer.stdout)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST_WITH_PYTHON_OPTION


def fetch(folder: Path) -> Path:
    """Fetch the wheel into `folder` and check it; a wheel of pip runs as it is."""
    index = index_url()
    try:
        content = read(address_of_wheel(index.rstrip("/") + "/pip/"))
    except (OSError, ValueError) as error:
        raise Stop(
            f"Dieses Python hat kein pip, und von {without_password(index)} ließ sich keines holen ({error}).",
            f"This Python has no pip, and none could be fetched from {without_password(index)} ({error}).",
        ) from None
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise Stop(
            f"{WHEEL} von {without_password(index)} ist nicht die erwartete Datei; sie wird nicht benutzt.",
            f"{WHEEL} from {without_password(index)} is not the expected file; it is not used.",
        )
    wheel = folder / WHEEL
    wheel.write_bytes(content)
    return wheel


def index_url() -> str:
    """The package index that this machine uses."""
    if url := os.environ.get("PIP_INDEX_URL"):
        return url
    settings = configparser.RawConfigParser()
    settings.read(configuration_files())
    for section in ("install", "global"):
        if url := settings.get(section, "index-url", fallback=None):
            return url
    return "https://pypi.org/simple"


def configuration_files() -> list[Path]:
    """Where pip reads its configuration; what comes later wins."""
    home = Path.home()
    files = [Path("/etc/pip.conf"), Path("/etc/xdg/pip/pip.conf"), home / ".pip" / "pip.conf"]
    files.append(Path(os.environ.get("XDG_CONFIG_HOME", home / ".config")) / "pip" / "pip.conf")
    if named := os.environ.get("PIP_CONFIG_FILE"):
        files.append(Path(named))
    return files


class Links(HTMLParser):
    """The addresses on a page of an index."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def address_of_wheel(page: str) -> str:
    """Where the index keeps the wheel."""
    links = Links()
    links.feed(read(page).decode())
    for link in links.found:
        address = urllib.parse.urldefrag(urllib.parse.urljoin(page, link)).url
        if urllib.parse.unquote(address).endswith("/" + WHEEL):
            return address
    raise ValueError(WHEEL)


def read(url: str) -> bytes:
    """Fetch an address, with the certificates and the password that pip would use."""
    parts = urllib.parse.urlsplit(url)
    # A folder may be an index, too (file:); what is fetched is checked by its hash.
    request = urllib.request.Request(without_password(url))  # noqa: S310
    if parts.username:
        login = f"{parts.username}:{urllib.parse.unquote(parts.password or '')}"
        request.add_header("Authorization", "Basic " + base64.b64encode(login.encode()).decode())
    certificates = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
    with urllib.request.urlopen(request, timeout=SECONDS, context=certificates) as answer:  # noqa: S310
        content: bytes = answer.read()
    return content


def without_password(url: str) -> str:
    """The address as it may be shown."""
    parts = urllib.parse.urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
