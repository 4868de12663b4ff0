"""Looking at a page as axe does, at both widths; with KIM_SCREENSHOTS also as a person can, afterwards."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import violations

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


def look(page: Page, name: str, found: list[str], *, dark: bool = False) -> None:
    """Both widths, one of them also dark."""
    for size, viewport in (("desk", DESK), ("phone", PHONE)):
        page.set_viewport_size(viewport)
        examine(page, f"{name}-{size}", found)
        if dark and size == "desk":
            page.emulate_media(color_scheme="dark")
            examine(page, f"{name}-dark", found)
            page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESK)


def examine(page: Page, name: str, found: list[str]) -> None:
    """Axe, and whether anything makes the page scroll sideways."""
    if folder := os.environ.get("KIM_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name.replace(':', '-').replace('/', '_')}.png", full_page=True)
    for each in violations(page):
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
