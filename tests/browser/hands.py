"""What hands do on a page: by the words that people read, so that a test is a story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class Hands:
    """Somebody at a page."""

    page: Page

    @property
    def origin(self) -> str:
        """Address of the server."""
        return "/".join(self.page.url.split("/")[:3])

    @property
    def path(self) -> str:
        """Where one is."""
        return urlsplit(self.page.url).path

    def go(self, path: str) -> None:
        """To another page of the same server."""
        self.page.goto(self.origin + path)

    def write(self, **texts: str) -> None:
        """Fill fields by their name; those that can be chosen from are chosen by the words shown."""
        for name, text in texts.items():
            field = self.page.locator(f"main [name='{name}']").first
            if field.evaluate("field => field.tagName") == "SELECT":
                self._select(field, text)
            else:
                field.fill(text)

    def _select(self, field: Locator, words: str) -> None:
        if field.is_visible():
            field.select_option(label=words)
            return
        # A list that can be searched: one types into the field that stands before it.
        typed = self.page.locator(f"#{(field.get_attribute('id') or '').removesuffix('-select')}")
        typed.fill(words)
        typed.press("Enter")

    def select_like(self, name: str, words: str) -> None:
        """Choose the first value that contains these words."""
        field = self.page.locator(f"main select[name='{name}']").first
        values = field.locator("option").filter(has_text=words)
        field.select_option(values.first.get_attribute("value"))

    def choose(self, *words: str) -> None:
        """Click choices by their words."""
        for each in words:
            box = self.page.locator("main").get_by_label(each, exact=True).first
            # The input is drawn by its label; a page that still loads can swallow the first click.
            for _attempt in range(3):
                if box.is_checked():
                    break
                box.locator("xpath=ancestor::label | ../label").first.click()
            assert box.is_checked(), each

    def unfold(self, *words: str) -> None:
        """Open what is folded away."""
        for each in words:
            title = self.page.locator("summary", has_text=each)
            folded = self.page.locator("main details:not([open])").filter(has=title)
            if folded.count():
                folded.first.locator("summary").click()

    def press(self, words: str) -> None:
        """Press a button or follow a link, and wait for the page."""
        # A line of the menu ends with a number.
        name = re.compile(rf"^{re.escape(words)}(\s*\d+)?$")
        what = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        with self.page.expect_navigation(wait_until="load"):
            what.locator("visible=true").first.click()

    def reads(self, *texts: str) -> None:
        """All of it stands on the page."""
        for text in texts:
            self.page.locator("main").get_by_text(text).first.wait_for()
