"""What axe finds on a page as it is drawn now."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Only what is wrong travels back from the browser; the rest of axe's report is larger than most pages.
RUN = "options => axe.run({resultTypes: ['violations'], ...options}).then(report => report.violations)"
# The rules about colours: they take two thirds of axe's time.
COLOURS = ["color-contrast", "link-in-text-block"]
EVERYTHING: dict[str, Any] = {}
ONLY_COLOURS: dict[str, Any] = {"runOnly": COLOURS}
ALL_BUT_COLOURS: dict[str, Any] = {"rules": {rule: {"enabled": False} for rule in COLOURS}}


def violations(page: Page, options: dict[str, Any] = EVERYTHING) -> list[dict[str, Any]]:
    """Findings of axe-core with their nodes; its script is handed to a page once, however often it is asked."""
    page.wait_for_load_state("load")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(RUN, options)
    return found
