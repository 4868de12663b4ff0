"""What hands do on a page: by the words that people read, so that a test is a story, and by the keyboard alone.

Nothing here clicks or sets a value: every control is reached with the tabulator from where one is, chosen with
arrows and the space bar, and pressed with Enter. What cannot be reached so fails the story that needs it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

# More stops than the longest page has; a control that is not among them is out of reach.
STOPS = 400


@dataclass(frozen=True)
class Hands:
    """Somebody at a page who has no mouse."""

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
        """To another page of the same server, as by typing its address."""
        self.page.goto(self.origin + path)

    def reach(self, control: Locator) -> None:
        """Move the focus with the tabulator until it stands on `control`."""
        element = control.element_handle()
        for _stop in range(STOPS):
            if element.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"No tabulator leads to {control} on {self.path}")

    def write(self, **texts: str) -> None:
        """Fill fields by their name; those that can be chosen from are chosen by the words shown."""
        for name, text in texts.items():
            field = self.page.locator(f"main [name='{name}']").first
            if field.evaluate("field => field.tagName") == "SELECT":
                self._select(field, text)
            else:
                self.replace(field, text)

    def replace(self, field: Locator, text: str) -> None:
        """Write `text` into a field instead of what stands there."""
        self.reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def _select(self, field: Locator, words: str) -> None:
        if field.is_visible():
            self.pick(field, words)
            return
        # A list that can be searched: one types into the field that stands before it.
        self.reach(self.page.locator(f"#{(field.get_attribute('id') or '').removesuffix('-select')}"))
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def pick(self, field: Locator, words: str) -> None:
        """In a list, go down with the arrows to the first value that contains `words`."""
        self.reach(field)
        self.page.keyboard.press("Home")
        for _line in range(field.locator("option").count()):
            if words in field.evaluate("field => field.selectedOptions[0].label"):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{words} is not in the list {field}")

    def select_like(self, name: str, words: str) -> None:
        """Choose the first value that contains these words."""
        self.pick(self.page.locator(f"main select[name='{name}']").first, words)

    def choose(self, *words: str) -> None:
        """Choices by their words."""
        for each in words:
            self.check(self.page.locator("main").get_by_label(each, exact=True).first)

    def check(self, box: Locator) -> None:
        """Check a box with the space bar, or go to a choice of several with the arrows."""
        if box.is_checked():
            return
        if box.get_attribute("type") == "radio":
            self._arrow_to(box)
        else:
            self.reach(box)
            self.page.keyboard.press("Space")
        assert box.is_checked(), box

    def _arrow_to(self, radio: Locator) -> None:
        group = self.page.locator(f"main input[type=radio][name='{radio.get_attribute('name')}']")
        chosen = self.page.locator(f"main input[type=radio][name='{radio.get_attribute('name')}']:checked")
        self.reach(chosen if chosen.count() else group.first)
        self.page.keyboard.press("Space")
        for _choice in range(group.count()):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")

    def unfold(self, *words: str) -> None:
        """Open what is folded away."""
        for each in words:
            title = self.page.locator("summary", has_text=each)
            folded = self.page.locator("main details:not([open])").filter(has=title)
            if folded.count():
                self.reach(folded.first.locator("summary"))
                self.page.keyboard.press("Enter")

    def press(self, words: str) -> None:
        """Press a button or follow a link, and wait for the page."""
        # A line of the menu ends with a number.
        name = re.compile(rf"^{re.escape(words)}(\s*\d+)?$")
        what = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        self.follow(what.locator("visible=true").first)

    def follow(self, control: Locator) -> None:
        """Press one that was found otherwise than by its words, and wait for the page."""
        self.reach(control)
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")

    def reads(self, *texts: str) -> None:
        """All of it stands on the page."""
        for text in texts:
            self.page.locator("main").get_by_text(text).first.wait_for()
