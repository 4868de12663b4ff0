"""Rows of the launcher's table: as root, as an ordinary user, as nobody."""

from __future__ import annotations

import os
import pwd
import sys
from pathlib import Path

import pytest

from kim.config import embedded
from kim.config.embedded import account, roles
from kim.config.trouble import Trouble
from tests.config.embedded.helpers import as_account, query

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@as_root
def test_as_root_the_server_runs_as_another_account(data: Path) -> None:
    places = embedded.attach(data)
    assert places.account
    assert (places.cluster / "postmaster.pid").stat().st_uid == places.account.uid != 0


@as_root
@pytest.mark.parametrize("name", ["nobody", "games"])
def test_an_ordinary_user_starts_uses_and_stops_a_server(
    open_folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = pwd.getpwnam(name)
    # Their own folder, programs that they can reach, and modules that are loaded before becoming them.
    home = open_folder / name
    home.mkdir(mode=0o700)
    os.chown(home, entry.pw_uid, entry.pw_gid)
    monkeypatch.setenv("PG_BIN_DIR", str(reachable_programs(open_folder)))
    roles.psycopg.pq.version()

    def act() -> None:
        places = embedded.attach(home / "data", prepare=roles.prepare)
        assert places.account is None
        assert query(home / "data", "SELECT current_user::text") == [("postgres",)]
        assert embedded.release(home / "data")

    assert as_account(entry.pw_uid, entry.pw_gid, act) == ""


def reachable_programs(open_folder: Path) -> Path:
    """Our programs, or a copy where the checkout is closed to others."""
    from kim.config.embedded import binaries

    programs = binaries.bin_dir()
    nobody = pwd.getpwnam("nobody")
    if account.Account(nobody.pw_uid, nobody.pw_gid, "nobody").may_enter(programs):
        return programs
    return binaries.copied(programs, open_folder)


@as_root
def test_nobody_takes_the_place_of_a_missing_postgres(monkeypatch: pytest.MonkeyPatch) -> None:
    known = pwd.getpwnam

    def without_postgres(name: str) -> pwd.struct_passwd:
        if name == "postgres":
            raise KeyError(name)
        return known(name)

    monkeypatch.setattr(account.pwd, "getpwnam", without_postgres)
    found = account.server_account()
    assert found
    assert found.name == "nobody"


@as_root
def test_root_without_any_other_account_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody_there(name: str) -> pwd.struct_passwd:
        raise KeyError(name)

    monkeypatch.setattr(account.pwd, "getpwnam", nobody_there)
    with pytest.raises(Trouble, match="root"):
        account.server_account()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_an_account_without_a_name_is_called_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless(uid: int) -> pwd.struct_passwd:
        raise KeyError(uid)

    monkeypatch.setattr(account.pwd, "getpwuid", nameless)
    assert account.own_name() == str(os.geteuid())
