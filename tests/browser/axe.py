"""What axe finds on a page as it is drawn now."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Only what is wrong travels back from the browser; the rest of axe's report is larger than most pages.
RUN = "() => axe.run({resultTypes: ['violations']}).then(report => report.violations)"


def violations(page: Page) -> list[dict[str, Any]]:
    """Findings of axe-core with their nodes; its script is handed to a page once, however often it is asked."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return found
