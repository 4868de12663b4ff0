"""The README's first command as a person types it: from nothing to a district in the browser, and back to nothing."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from kim.config import embedded
from kim.config.embedded.cluster import SUPERUSER
from tests.browser.conftest import type_what_was_told
from tests.browser.mouse import click_through
from tests.config.embedded.helpers import is_running, open_folder, until

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.browser, pytest.mark.long]
OpenPage = Callable[..., Page]
OURS = ("DATABASE_", "KIM_", "DJANGO_", "PYTEST_")


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    """What a person's shell holds: nothing of the test run, and a data folder of its own."""
    with open_folder() as folder:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        yield {**clean, "KIM_DATA_DIR": str(folder / "data"), "PYTHONPATH": str(ROOT / "src")}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "import sys; from kim.config.cli import main; sys.exit(main())", *arguments]


class Demo:
    """A running `kim demo`."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.data = Path(environment["KIM_DATA_DIR"])
        self.process = subprocess.Popen(
            command("demo", "--port", "0"), env=environment, text=True, stdout=subprocess.PIPE, cwd=self.data.parent
        )
        self.said = ""
        assert self.process.stdout
        while not (found := re.search(r"http://localhost:\d+/", self.said)):
            line = self.process.stdout.readline()
            assert line, f"the demo ended after: {self.said}"
            self.said += line
        self.address = found[0]

    def log_in(self, role: str) -> dict[str, str]:
        """The first of the demo's people in this role, as the table of log-ins names them."""
        known: list[dict[str, str]] = json.loads((self.data / "demo-log-ins.json").read_text())
        return next(each for each in known if each["role"] == role)

    def children(self) -> list[int]:
        """The processes that it started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def server(self) -> int:
        """The database server."""
        return int((self.data / "cluster" / "postmaster.pid").read_text().split()[0])

    def end(self) -> int:
        """Ask it to end; returns its exit code."""
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=60)
        return self.process.returncode


@pytest.fixture(scope="module")
def demo(environment: dict[str, str]) -> Iterator[Demo]:
    """The first start."""
    running = Demo(environment)
    yield running
    if running.process.poll() is None:
        running.end()


def test_it_prints_where_to_look_and_who_can_log_in(demo: Demo) -> None:
    log_ins = json.loads((demo.data / "demo-log-ins.json").read_text())
    assert log_ins
    for log_in in log_ins:
        assert log_in["email"] in demo.said


def test_whoever_types_what_was_printed_stands_at_work(demo: Demo, open_page: OpenPage) -> None:
    page = logged_in(demo, open_page(), "case_manager")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{demo.address}faelle/")
    expect(page.get_by_role("main").get_by_role("link", name="Familie Al-Saadi")).to_be_visible()


def logged_in(demo: Demo, page: Page, role: str) -> Page:
    """Types address, e-mail and password as they stand in the terminal."""
    log_in = demo.log_in(role)
    type_what_was_told(page, demo.address.rstrip("/"), log_in["email"], log_in["password"])
    return page


def test_the_printed_address_asks_who_it_is(demo: Demo, open_page: OpenPage) -> None:
    page = open_page()
    answer = page.goto(demo.address)
    assert answer
    assert answer.status == 200
    expect(page.get_by_label("Passwort", exact=True)).to_be_visible()


def test_web_and_worker_serve_as_the_runtime_role(demo: Demo, open_page: OpenPage) -> None:
    open_page().goto(demo.address)
    socket = str(demo.data / "run")
    with psycopg.connect(host=socket, user=SUPERUSER, dbname="postgres") as connection:
        rows = connection.execute("SELECT DISTINCT usename::text FROM pg_stat_activity WHERE datname = 'kim'")
        assert {row[0] for row in rows} == {"kim_app"}


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_web_and_worker_do_not_know_the_owners_password(demo: Demo) -> None:
    assert len(demo.children()) == 2
    for pid in demo.children():
        assert "DATABASE_OWNER_URL" not in Path(f"/proc/{pid}/environ").read_text()


def test_a_second_demo_on_the_same_port_is_one_sentence(demo: Demo, environment: dict[str, str]) -> None:
    port = demo.address.rpartition(":")[2].strip("/")
    done = subprocess.run(command("demo", "--port", port), check=False, env=environment, text=True, capture_output=True)
    assert done.returncode == 1
    assert port in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_running_demo_is_not_reset(demo: Demo, environment: dict[str, str]) -> None:
    done = subprocess.run(
        command("demo", "--reset", "--yes", "--no-serve"), check=False, env=environment, text=True, capture_output=True
    )
    assert done.returncode == 1
    assert str(demo.data) in done.stderr


def test_the_log_ins_can_be_asked_for_as_json(demo: Demo, environment: dict[str, str]) -> None:
    done = subprocess.run(command("demo-users", "--json"), check=True, env=environment, text=True, capture_output=True)
    assert done.stdout.strip() == (demo.data / "demo-log-ins.json").read_text().strip()
    assert {"role", "name", "unit", "email", "password"} <= set(json.loads(done.stdout)[0])


def test_a_link_for_somebody_who_is_invited_leads_to_the_demo_that_runs(
    demo: Demo, environment: dict[str, str], open_page: OpenPage
) -> None:
    words = ("user", "invite", "neu@kreis.example", "--name", "Nele Neu", "--role", "administrator")
    done = subprocess.run(
        command(*words, "--unit", "amt-fuer-bildung-und-integration"),
        check=True,
        env=environment,
        text=True,
        capture_output=True,
    )
    link = re.search(r"http\S+/einladung/\S+", done.stdout)
    assert link
    assert link[0].startswith(demo.address)
    page = open_page()
    page.goto(link[0])
    expect(page.get_by_text("Nele Neu")).to_be_visible()
    # The page keeps the secret in the session, so that it leaves the address.
    assert link[0].rstrip("/").rpartition("/")[2] not in page.url


def test_while_the_database_is_gone_nothing_typed_is_lost_and_afterwards_it_is_written_once(
    demo: Demo, open_page: OpenPage
) -> None:
    page = logged_in(demo, open_page(), "case_manager")
    page.goto(f"{demo.address}faelle/")
    click_through(page.get_by_role("main").get_by_role("link", name="Familie Al-Saadi"))
    page.goto(f"{page.url}ziele/neu/")
    page.locator("[name=own_words]").fill("Ich will nachts arbeiten können")
    page.locator("[name=life_area]").select_option("work")
    lost, lost_at = demo.server(), datetime.now(UTC)
    os.kill(lost, signal.SIGKILL)
    assert until(lambda: not is_running(lost))
    with page.expect_response(lambda answer: answer.request.method == "POST") as gone:
        page.get_by_role("button", name="Speichern").click()
    assert gone.value.status == 503
    assert gone.value.headers["retry-after"] == "30"
    expect(page.get_by_role("heading", name="KIM macht kurz Pause")).to_be_visible()
    expect(page.get_by_label("Eingabe 1")).to_have_value("Ich will nachts arbeiten können")
    assert not until(lambda: demo.process.poll() is not None, seconds=2), "the job worker has ended everything"
    embedded.attach(demo.data)
    try:
        _send_again_twice(page)
        with psycopg.connect(host=str(demo.data / "run"), user=SUPERUSER, dbname="kim") as connection:
            written = connection.execute("SELECT count(*) FROM casework_goal WHERE own_words LIKE '%nachts arbeiten%'")
            assert written.fetchone() == (1,)
        assert until(lambda: _worker_since(demo, lost_at), seconds=60), "nobody does jobs any more"
    finally:
        embedded.release(demo.data)


def _send_again_twice(page: Page) -> None:
    """Press the button; then send the same once more, as a connection does that was lost before the answer."""
    sent_to, hidden = page.url, page.locator("form input[type=hidden]").all()
    fields: dict[str, Any] = {str(field.get_attribute("name")): field.input_value() for field in hidden}
    click_through(page.get_by_role("button", name="Noch einmal senden"))
    expect(page.get_by_text("Ich will nachts arbeiten können").first).to_be_visible()
    assert page.request.post(sent_to, form=fields, headers={"Referer": sent_to}).ok


def _worker_since(demo: Demo, moment: datetime) -> bool:
    """Whether a worker has spoken after that moment."""
    with psycopg.connect(host=str(demo.data / "run"), user=SUPERUSER, dbname="kim") as connection:
        spoken = connection.execute("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %s", [moment])
        return spoken.fetchone() != (0,)


def test_asked_to_end_it_leaves_nothing_behind(demo: Demo) -> None:
    processes = [*demo.children(), demo.server()]
    assert demo.end() == 0
    assert until(lambda: not any(is_running(pid) for pid in processes))


def test_the_second_start_prepares_nothing(demo: Demo, environment: dict[str, str], open_page: OpenPage) -> None:
    kept = (demo.data / "prepared").stat().st_mtime_ns
    second = Demo(environment)
    try:
        page = open_page()
        page.goto(second.address)
        expect(page.get_by_label("Passwort", exact=True)).to_be_visible()
        assert (demo.data / "prepared").stat().st_mtime_ns == kept
    finally:
        assert second.end() == 0
