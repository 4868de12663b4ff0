"""A real browser: Debian's Chromium through Playwright. A report of the content-security policy fails the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from kim.config.demo.users import USERS
from tests import databases
from tests.browser.axe import violations
from tests.browser.demo import fingerprint

# Playwright's synchronous interface runs an event loop in this thread; Django would refuse to use its database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# The one without a window of its own does the same in two thirds of the time.
DEBIANS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
CHROMIUM = os.environ.get("KIM_CHROMIUM") or next((path for path in DEBIANS if Path(path).exists()), DEBIANS[-1])
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "small phone": {"viewport": {"width": 390, "height": 600}, "has_touch": True, "is_mobile": True},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    # 1280 pixels at 400 % are 320 (WCAG 1.4.10)
    "enlarged": {"viewport": {"width": 320, "height": 256}},
}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, once for all tests; skipped with a sentence where there is none."""
    if not Path(CHROMIUM).exists():
        pytest.skip(
            f"There is no Chromium at {CHROMIUM}: apt-get install chromium-headless-shell, or set KIM_CHROMIUM."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


# What Chromium and HTMX log while a test has taken the network away.
CUT_OFF = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")


def _is_trouble(entry: ConsoleMessage) -> bool:
    """A broken policy, or an error of a script; Chromium also logs every answer that is an error page on purpose."""
    if "Content Security" in entry.text:
        return True
    if any(word in entry.text for word in CUT_OFF):
        return False
    return entry.type == "error" and "the server responded with a status of" not in entry.text


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of one of the SIZES; afterwards nothing may have broken the policy or raised in a script."""
    troubles: list[str] = []
    contexts = []

    def make(size: str = "desk") -> Page:
        context = chromium.new_context(locale="de-DE", **SIZES[size])
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda entry: troubles.append(entry.text) if _is_trouble(entry) else None)
        return page

    yield make
    for number, context in enumerate(contexts):
        if folder := os.environ.get("KIM_SCREENSHOTS"):
            context.pages[0].screenshot(path=Path(folder) / f"last-{number}.png")
        context.close()
    assert troubles == []


@pytest.fixture
def check() -> Callable[[Page], None]:
    """No axe finding, and nothing that makes the page scroll sideways."""

    def run(page: Page) -> None:
        assert [(each["id"], each["nodes"][0]["html"]) for each in violations(page)] == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    return run


@pytest.fixture(scope="session")
def demo_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Name of a database with the demo, built once by the actions that `kim demo` calls, as the runtime role.

    With KIM_KEEP_DEMO it stays for the next run: for those who write tests and do not change what they test.
    """
    from kim.config.demo import build

    kept = bool(os.environ.get("KIM_KEEP_DEMO"))
    name = f"kim_demo_kept_{fingerprint()}" if kept else databases.own("demo")
    with django_db_blocker.unblock():
        if not (kept and databases.is_there(name)):
            databases.copy(databases.tables(), name)
            with databases.using(name):
                build()
        yield name
        if not kept:
            databases.drop(name)


@pytest.fixture(scope="module")
def demo_server(demo_database: str, django_db_blocker: Any) -> Iterator[str]:
    """Address of a server with a demo of this module's own, without second factor as `kim demo` has it."""
    name = databases.own("demo_of_module")
    with django_db_blocker.unblock():
        databases.copy(demo_database, name)
        with databases.using(name), override_settings(KIM_DEMO=True, KIM_REQUIRE_SECOND_FACTOR=False):
            server = LiveServer("localhost")
            yield server.url
            server.stop()
        databases.drop(name)


@pytest.fixture(scope="module")
def seats(chromium: Browser, demo_server: str) -> Callable[[str], Any]:
    """Cookies of somebody of the demo by the part of the address before the @; each types the password once."""
    kept: dict[str, Any] = {}

    def cookies(key: str) -> Any:
        if key not in kept:
            context = chromium.new_context(locale="de-DE")
            type_log_in(context.new_page(), demo_server, key)
            kept[key] = context.cookies()
            context.close()
        return kept[key]

    return cookies


@pytest.fixture
def sit_down(open_page: Callable[..., Page], demo_server: str, seats: Callable[[str], Any]) -> Callable[..., Page]:
    """`sit_down("burscheid", "/faelle/", "phone")`: a page of the demo, logged in; "" is nobody."""

    def go(key: str, path: str = "/", size: str = "desk") -> Page:
        page = open_page(size)
        if key:
            page.context.add_cookies(seats(key))
        page.goto(demo_server + path)
        return page

    return go


def type_log_in(page: Page, address: str, key: str) -> None:
    """Log in as a person of the demo does."""
    user = next(user for user in USERS if user.key == key)
    type_what_was_told(page, address, user.email, user.password)


def type_what_was_told(page: Page, address: str, email: str, password: str) -> None:
    """Log in with what somebody was told."""
    page.goto(address + "/anmelden/")
    page.get_by_label("E-Mail").fill(email)
    page.get_by_label("Passwort", exact=True).fill(password)
    page.keyboard.press("Enter")
    page.get_by_role("main").wait_for()
    page.wait_for_url(lambda url: "/anmelden/" not in url)


@pytest.fixture
def found() -> Iterator[list[str]]:
    """Everything that was wrong on any page of a walk; one run names all of it."""
    troubles: list[str] = []
    yield troubles
    assert not troubles, "\n".join(troubles)
