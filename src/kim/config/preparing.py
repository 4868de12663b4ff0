"""Brings a database to the state that the code expects: tables as owner, content as the runtime role.

Each half runs in a process of its own (`python -m kim.config.preparing tables|content`): a process has one
role, and the supervisor stays small without Django. What was prepared is remembered by a print of the code,
so that a second start of unchanged code prepares nothing.
"""

from __future__ import annotations

import gc
import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path

from kim.config import log_ins
from kim.config.cli.starting import load_django
from kim.config.folders import SOURCE, data_folder
from kim.config.trouble import Trouble

STAMP = "prepared"


def prepare(environment: Mapping[str, str]) -> None:
    """Run both halves; whatever they say goes to the error output."""
    # The passwords of the invented people stand in the table of log-ins; only they are set here.
    for half, settings in (("tables", {"KIM_AS_OWNER": "true"}), ("content", {"KIM_QUICK_PASSWORDS": "true"})):
        command = [sys.executable, "-m", __name__, half]
        if subprocess.run(command, check=False, env={**environment, **settings}).returncode:
            raise Trouble(
                _("The demo could not be prepared; the lines above say why. “kim demo --reset” builds it anew.")
            )


def tables() -> None:
    """Bring tables, walls and rights up to date."""
    from django.core.management import call_command

    call_command("createcachetable", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)


def content() -> None:
    """Collect static files, load the district, and let invented people do what makes the demo."""
    from django.core.management import call_command

    from kim.config import demo
    from kim.config.cli import rebuild_search

    call_command("collectstatic", verbosity=0, interactive=False)
    demo.build()
    rebuild_search.of_all_units()
    log_ins.keep(data_folder(), demo.log_ins())


def is_prepared(data: Path) -> bool:
    """Whether the code is still the code that prepared `data`."""
    stamp = data / STAMP
    return stamp.exists() and (data / log_ins.FILE).exists() and stamp.read_text() == print_of_code()


def remember(data: Path) -> None:
    """Note that `data` was prepared by the code as it is now."""
    (data / STAMP).write_text(print_of_code())


def print_of_code() -> str:
    """Changes with every change of a file: names, sizes and times, not contents, so that it costs nothing."""
    digest = hashlib.sha256()
    for folder in (SOURCE / "src", SOURCE / "districts"):
        for path, folders, files in os.walk(folder):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(files):
                found = os.stat(os.path.join(path, name))  # noqa: PTH116, PTH118 - a thousand files at every start
                digest.update(f"{path}/{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def main(half: str) -> int:
    """Run one half in this process."""
    # What is made here stays or goes with the process: looking through it for rubbish costs a second.
    gc.set_threshold(200_000, 50, 100)
    try:
        load_django()
        {"tables": tables, "content": content}[half]()
    except Trouble as trouble:
        sys.stderr.write(f"kim: {trouble}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
