"""Looking at a page as axe does, at both widths; with KIM_SCREENSHOTS also as a person can, afterwards."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import ALL_BUT_COLOURS, EVERYTHING, ONLY_COLOURS, violations

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
# 1280 pixels at 400 % (WCAG 1.4.10).
NARROW: ViewportSize = {"width": 320, "height": 256}


def look(page: Page, name: str, found: list[str], *, dark: bool = False) -> None:
    """Both widths; with `dark` also in the dark theme, and the colours on the phone too.

    Other pages show on the phone the colours that they have at the desk: no colour but those of the shell depends on
    the width (`tests/ui/test_static.py`).
    """
    if page.viewport_size != DESK:
        page.set_viewport_size(DESK)
    examine(page, f"{name}-desk", found)
    if dark:
        page.emulate_media(color_scheme="dark")
        examine(page, f"{name}-dark", found, ONLY_COLOURS)
        page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    examine(page, f"{name}-phone", found, EVERYTHING if dark else ALL_BUT_COLOURS)
    page.set_viewport_size(DESK)


def look_everywhere(page: Page, name: str, found: list[str]) -> None:
    """As `look` with the dark theme, and nothing may scroll sideways at 400 percent: for pages that no walk reaches."""
    look(page, name, found, dark=True)
    page.set_viewport_size(NARROW)
    if folder := os.environ.get("KIM_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}-narrow.png", full_page=True)
    sideways(page, f"{name}-narrow", found)
    page.set_viewport_size(DESK)


def examine(page: Page, name: str, found: list[str], options: dict[str, Any] = EVERYTHING) -> None:
    """Axe, and whether anything makes the page scroll sideways."""
    if folder := os.environ.get("KIM_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name.replace(':', '-').replace('/', '_')}.png", full_page=True)
    for each in violations(page, options):
        found.append(f"{name} {urlsplit(page.url).path}: {each['id']} {each['nodes'][0]['html'][:160]}")
    sideways(page, name, found)


# What reaches beyond the window, with those around it.
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? '' :
    [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.tagName + '.' + e.className).slice(0, 5).join(' > ') || 'something'"""


def sideways(page: Page, name: str, found: list[str]) -> None:
    """Whether anything is wider than the window."""
    if wide := page.evaluate(WIDE):
        found.append(f"{name} {urlsplit(page.url).path}: scrolls sideways: {wide}")
