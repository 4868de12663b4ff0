"""A real browser: Debian's Chromium through Playwright. A report of the content-security policy fails the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

# Playwright's synchronous interface runs an event loop in this thread; Django would refuse to use its database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = os.environ.get("KIM_CHROMIUM", "/usr/bin/chromium")
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
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    # 1280 pixels at 400 % are 320 (WCAG 1.4.10)
    "enlarged": {"viewport": {"width": 320, "height": 256}},
}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, once for all tests; skipped with a sentence where there is none."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"There is no Chromium at {CHROMIUM}: apt-get install chromium, or set KIM_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of one of the SIZES; afterwards nothing may have broken the policy or raised in a script."""
    troubles: list[str] = []
    contexts = []

    def make(size: str = "desk") -> Page:
        context = chromium.new_context(locale="de-DE", **SIZES[size])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda entry: troubles.append(entry.text) if "Content Security" in entry.text else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def check() -> Callable[[Page], None]:
    """No axe finding, and nothing that makes the page scroll sideways."""

    def run(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    return run
