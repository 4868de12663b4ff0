"""The demo: what it refuses, what it remembers, what it says."""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from kim.config import demonstration, embedded, log_ins, preparing, purpose
from kim.config.embedded import roles
from kim.config.log_ins import LogIn
from kim.config.trouble import Trouble
from tests.config.embedded.helpers import open_folder

ANNA = LogIn("case_manager", "Anna Beispiel", "Stadt Musterau", "anna@musterau.example", "demo", "Case manager")


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder that the demo will use."""
    with open_folder() as folder:
        monkeypatch.setenv("KIM_DATA_DIR", str(folder / "data"))
        monkeypatch.delenv("DATABASE_URL", raising=False)
        monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
        yield folder / "data"
        embedded.release(folder / "data")


def test_a_busy_port_is_said_with_its_number() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as busy:
        port = busy.getsockname()[1]
        with pytest.raises(Trouble, match=str(port)):
            demonstration.free_port(port)


def test_a_port_that_cannot_be_is_said() -> None:
    with pytest.raises(Trouble, match="99999"):
        demonstration.free_port(99999)


def test_port_zero_is_any_free_one() -> None:
    assert demonstration.free_port(0) > 1023


def test_a_reset_never_touches_a_database_that_was_given(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/kim")
    with pytest.raises(Trouble, match="DATABASE_URL"):
        demonstration.reset()


def test_a_reset_of_nothing_is_nothing(data: Path) -> None:
    demonstration.reset()
    assert not data.exists()


def test_a_reset_refuses_a_folder_that_is_no_demo(data: Path) -> None:
    (data / "cluster").mkdir(parents=True)
    with pytest.raises(Trouble, match=str(data)):
        demonstration.reset()
    assert (data / "cluster").exists()


def test_a_reset_deletes_everything_that_the_demo_made(data: Path) -> None:
    embedded.attach(data, prepare=roles.prepare)
    (data / "static").mkdir()
    (data / preparing.STAMP).write_text("")
    purpose.declare_demo(data)
    demonstration.reset()
    assert {path.name for path in data.iterdir()} <= {"start.lock", "clients.lock"}


@pytest.fixture(scope="module")
def owner_url() -> Iterator[str]:
    """A database with a table of users, as the owner sees it."""
    with open_folder() as folder:
        places = embedded.attach(folder / "data", prepare=roles.prepare)
        url = roles.url(places, roles.OWNER)
        with psycopg.connect(url) as connection:
            purpose.refuse_real_people(url)  # a database without tables is free
            connection.execute("CREATE TABLE accounts_user (email text)")
        yield url
        embedded.release(folder / "data")


@pytest.mark.parametrize(
    ("emails", "is_free"),
    [([], True), (["anna@musterau.example"], True), (["anna@stadt.de"], False),
     (["anna@musterau.example", "guest@stadt.de"], True)],
)  # fmt: skip
def test_a_database_that_people_work_with_gets_no_demo(owner_url: str, emails: list[str], is_free: bool) -> None:
    with psycopg.connect(owner_url) as connection:
        connection.execute("DELETE FROM accounts_user")
        for email in emails:
            connection.execute("INSERT INTO accounts_user VALUES (%s)", [email])
    if is_free:
        purpose.refuse_real_people(owner_url)
    else:
        with pytest.raises(Trouble, match="demo"):
            purpose.refuse_real_people(owner_url)


def test_what_was_prepared_is_remembered_until_the_code_changes(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "one.py").write_text("1")
    monkeypatch.setattr(preparing, "SOURCE", tmp_path)
    data.mkdir()
    log_ins.keep(data, [ANNA])
    assert not preparing.is_prepared(data)
    preparing.remember(data)
    assert preparing.is_prepared(data)
    (tmp_path / "src" / "one.py").write_text("11")
    assert not preparing.is_prepared(data)


def test_compiled_python_is_no_change_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src" / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(preparing, "SOURCE", tmp_path)
    before = preparing.print_of_code()
    (tmp_path / "src" / "__pycache__" / "one.pyc").write_text("")
    assert preparing.print_of_code() == before


def test_preparing_that_fails_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {**os.environ, "KIM_MODE": "nonsense"}
    with pytest.raises(Trouble, match="demo"):
        preparing.prepare(environment)


def test_log_ins_are_kept_as_they_were(tmp_path: Path) -> None:
    log_ins.keep(tmp_path, [ANNA])
    assert log_ins.kept(tmp_path) == [ANNA]


def test_log_ins_as_json_are_a_list_of_objects() -> None:
    assert json.loads(log_ins.as_json([ANNA])) == [
        {
            "role": "case_manager",
            "name": "Anna Beispiel",
            "unit": "Stadt Musterau",
            "email": "anna@musterau.example",
            "password": "demo",
            "role_name": "Case manager",
        }
    ]


def test_the_table_begins_with_what_one_types() -> None:
    lines = log_ins.as_table([ANNA]).splitlines()
    assert len(lines) == 3
    assert re.split(" {2,}", lines[2]) == [ANNA.email, ANNA.password, ANNA.role_name, ANNA.name, ANNA.unit]
