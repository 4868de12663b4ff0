"""Whether what is installed is what was locked: uv.lock fits pyproject.toml, and the lists for pip fit uv.lock.

`make lock` writes them all. Compared here without uv, so that the check runs where only pip is.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# What stands in each list: the project's own needs (""), and groups of pyproject.toml.
LISTS = {"requirements.txt": ("",), "requirements-dev.txt": ("", "dev"), "requirements-installer.txt": ("installer",)}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")


def findings(root: Path = ROOT) -> Iterator[str]:
    """Everything that `make lock` would change."""
    packages = {package["name"]: package for package in read(root / "uv.lock")["package"]}
    project = read(root / "pyproject.toml")
    yield from _against_project(packages["kim"]["metadata"], project)
    for name, groups in LISTS.items():
        listed = pins((root / "bootstrap" / name).read_text())
        locked = {found: hashes(packages[found]) for found in _needed(packages, groups)}
        for package in sorted(listed.keys() ^ locked.keys()):
            yield f"bootstrap/{name}: {package} is {'not locked' if package in listed else 'missing'}"
        for package in sorted(listed.keys() & locked.keys()):
            if listed[package] != (packages[package]["version"], locked[package]):
                yield f"bootstrap/{name}: {package} differs from uv.lock in version or hashes"


def _against_project(metadata: dict[str, Any], project: dict[str, Any]) -> Iterator[str]:
    wanted = {"": project["project"]["dependencies"], **project["dependency-groups"]}
    known = {"": metadata["requires-dist"], **metadata["requires-dev"]}
    for group in sorted(wanted.keys() | known.keys()):
        here = {normal(re.split(r"[\[<>=!~; ]", requirement)[0]) for requirement in wanted.get(group, [])}
        there = {requirement["name"] for requirement in known.get(group, [])}
        yield from (f"pyproject.toml: {name} is not what uv.lock knows" for name in sorted(here ^ there))


def _needed(packages: dict[str, Any], groups: Iterable[str]) -> set[str]:
    """Names of all packages that these groups of the project need, directly or not; extras are followed."""
    found: set[tuple[str, str]] = set()
    waiting = [("kim", group) for group in groups]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in found:
            continue
        found.add((name, extra))
        package = packages[name]
        more = package.get("optional-dependencies", {}) | package.get("dev-dependencies", {})
        for needed in more.get(extra, []) if extra else package.get("dependencies", []):
            waiting += [(needed["name"], ""), *((needed["name"], one) for one in needed.get("extra", []))]
    return {name for name, _extra in found} - {"kim"}


def hashes(package: dict[str, Any]) -> frozenset[str]:
    """All hashes that uv.lock knows for a package."""
    files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
    return frozenset(file["hash"] for file in files)


def pins(requirements: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Version and hashes of every package in one of pip's lists."""
    found = {}
    for entry in requirements.replace("\\\n", " ").splitlines():
        if pin := PIN.match(entry):
            found[normal(pin[1])] = (pin[2], frozenset(re.findall(r"--hash=(\S+)", entry)))
    return found


def normal(name: str) -> str:
    """A package's name as all tools write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read(file: Path) -> dict[str, Any]:
    """A TOML file."""
    return tomllib.loads(file.read_text())


if __name__ == "__main__":
    found = list(findings())
    sys.exit("\n".join([*found, "Run: make lock"]) if found else 0)
