"""PostgreSQL's own folder: how it is made, and what is written into it before every start."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path

from kim.config.embedded import binaries
from kim.config.embedded.account import own_name
from kim.config.embedded.places import Places, require_own
from kim.config.embedded.programs import run
from kim.config.trouble import Trouble

SUPERUSER = "postgres"

ACCESS = """\
# Written by KIM at every start. The person who started the server is superuser without a password, known to
# the kernel by the socket; the roles of the application prove theirs; nobody else gets in.
local all {superuser} peer map=kim
local all kim_owner,kim_app scram-sha-256
"""

# Small: a demonstration, a test run or an office of ten people on one host.
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "60",
    "shared_buffers": "48MB",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_max_workers": "1",
    "lc_messages": "C",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
    # Statements and details of an error hold what people typed: no name may reach a log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# Since 18 PostgreSQL reads in processes of its own; one host of this size has nothing for them to do.
SETTINGS_BY_MAJOR: Mapping[int, Mapping[str, str]] = {18: {"io_method": "sync"}}


def make(places: Places, *, unsafe: bool = False) -> None:
    """Create socket folder and cluster if they are missing; refuse a cluster of another major version.

    An `unsafe` cluster is not waited for until it has reached the disk.
    """
    _private(places.socket, places)
    marker, major = places.cluster / "PG_VERSION", binaries.major(places.bin)
    if not marker.exists():
        _initialise(places, major, ["--no-sync"] if unsafe else [])
    elif (found := marker.read_text().strip()) != str(major):
        sentence = _("The data folder %(folder)s was made by PostgreSQL %(found)s, this is %(major)d; see the docs.")
        raise Trouble(sentence % {"folder": places.data, "found": found, "major": major})


def _private(folder: Path, places: Places) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    require_own(folder, *([places.account.uid] if places.account else []))
    _hand_over(folder, places)


def _initialise(places: Places, major: int, extra: list[str]) -> None:
    # Made aside and renamed: what a kill -9 leaves half-made is never taken for a cluster.
    unfinished = places.cluster.with_name("cluster.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    _private(unfinished, places)
    # The built-in provider sorts and folds case alike on every machine; the wheel has no ICU.
    provider = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if major >= 17 else []
    options = ["--auth=peer", "--encoding=UTF8", "--data-checksums", "--wal-segsize=4", "--no-instructions"]
    options += [f"--username={SUPERUSER}", "--locale=C.UTF-8", *provider, *extra]
    run(places, "initdb", f"--pgdata={unfinished}", *options)
    with (unfinished / "postgresql.conf").open("a") as file:
        file.write("include_if_exists = 'kim.conf'\n")
    unfinished.rename(places.cluster)


def configure(places: Places, extra: Mapping[str, str]) -> None:
    """Write settings and access rules for the start that follows."""
    version = SETTINGS_BY_MAJOR.get(binaries.major(places.bin), {})
    settings = {**SETTINGS, **version, "unix_socket_directories": str(places.socket), **extra}
    lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items()]
    _write(places, "kim.conf", "".join(lines))
    _write(places, "pg_hba.conf", ACCESS.format(superuser=SUPERUSER))
    _write(places, "pg_ident.conf", f'kim "{own_name()}" {SUPERUSER}\n')


def _write(places: Places, name: str, text: str) -> None:
    file = places.cluster / name
    file.write_text(text)
    _hand_over(file, places)


def _hand_over(path: Path, places: Places) -> None:
    if places.account:
        os.chown(path, places.account.uid, places.account.gid)
