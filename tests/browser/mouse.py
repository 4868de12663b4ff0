"""Clicks that lead to another page."""

from __future__ import annotations

from playwright.sync_api import Locator


def click_through(control: Locator) -> None:
    """Click a link or a button and wait for its page: a click alone returns while the old page still stands."""
    with control.page.expect_navigation(wait_until="load"):
        control.click()
