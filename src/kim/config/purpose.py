"""What a data folder is for: a demo must never be built into real data, nor real data be reset as a demo."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

from kim.config.trouble import Trouble

MARKER = "this-is-a-demo"
ADDRESS = "demo-address"


def is_demo(data: Path) -> bool:
    """Whether `data` was made by `kim demo`."""
    return (data / MARKER).exists()


def declare_demo(data: Path) -> None:
    """Say that everything in `data` is invented."""
    (data / MARKER).write_text("Everything in this folder is invented. “kim demo --reset” makes it anew.\n")


def keep_address(data: Path, address: str) -> None:
    """Remember where the demo is served, so that links of the command line lead there."""
    (data / ADDRESS).write_text(address + "\n")


def kept_address(data: Path) -> str:
    """Where the demo was served last; empty before its first start."""
    return (data / ADDRESS).read_text().strip() if (data / ADDRESS).exists() else ""


def refuse_real_people(owner_url: str) -> None:
    """Refuse a database that somebody works with: it has users, and none of them is invented (`….example`)."""
    import psycopg

    with psycopg.connect(owner_url) as connection:
        found = connection.execute("SELECT to_regclass('public.accounts_user')").fetchone()
        if not found or found[0] is None:
            return
        question = "SELECT count(*), count(*) FILTER (WHERE email LIKE '%.example') FROM accounts_user"
        users, invented = connection.execute(question).fetchone() or (0, 0)
    if users and not invented:
        raise Trouble(_("This database has users who are not invented; the demo needs an empty one."))
