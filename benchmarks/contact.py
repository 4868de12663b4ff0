"""How long a contact takes from wish to "recorded": by keyboard alone, at the speed of an average person.

    .venv/bin/python benchmarks/contact.py [--url http://127.0.0.1:8000 --data FOLDER]

Without --url it starts a demo of its own. Speeds are those of the keystroke-level model (Card, Moran, Newell 1980):
0.2 s for a key (an average typist, 55 words a minute; measured again with 0.28 s, 40 words), 1.35 s of thinking before
each decision. The answers of the server are part of the time, because people wait for them. Needs Chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from demo_run import folder, free_port, running
from playwright.sync_api import Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = os.environ.get("KIM_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
THINKING = 1.35
TYPISTS = {"average typist": 0.2, "slower typist": 0.28}
NOTE = "Bescheid kam heute an, Widerspruch besprochen."


@dataclass
class Person:
    """Somebody at a keyboard: every key costs `per_key` seconds, every decision a thought."""

    page: Page
    per_key: float
    keys: int = 0
    thoughts: int = 0
    began: float = field(default_factory=time.monotonic)

    def think(self) -> None:
        """Before a decision."""
        self.thoughts += 1
        time.sleep(THINKING)

    def press(self, *keys: str) -> None:
        """One key, or several at once."""
        for key in keys:
            self._key(self.page.keyboard.press, key)

    def type(self, text: str) -> None:
        """A text, letter by letter."""
        for letter in text:
            self._key(self.page.keyboard.type, letter)

    def _key(self, send: Callable[[str], None], key: str) -> None:
        """A key takes its time; what the page needs to take it is part of that, unless it needs longer."""
        self.keys += 1
        pressed = time.monotonic()
        send(key)
        time.sleep(max(0.0, self.per_key - (time.monotonic() - pressed)))

    def tab_to(self, control: Locator) -> None:
        """With the tabulator, as often as it takes."""
        while not control.evaluate("element => element === document.activeElement"):
            self.press("Tab")

    def __str__(self) -> str:
        seconds = time.monotonic() - self.began
        own = self.keys * self.per_key + self.thoughts * THINKING
        return f"{seconds:.1f} s: {self.keys} keys, {self.thoughts} thoughts {own:.1f} s, KIM {seconds - own:.1f} s"


def in_a_case(person: Person) -> None:
    """The case is open: kind, note, saved; duration, day and who took part have a default."""
    dialog = _dialog(person)
    person.think()
    person.press("3", "n")
    person.think()
    person.tab_to(dialog.locator("[name=note]"))
    person.type(NOTE)
    _save(person)


def from_anywhere(person: Person) -> None:
    """On another page: case, duration, note, and the next task."""
    dialog = _dialog(person)
    person.think()
    _choose(person, dialog, "Saadi")
    # Who can have taken part comes while one thinks.
    person.think()
    dialog.get_by_label("Yousif").wait_for()
    person.press("d", "ArrowRight")
    person.think()
    person.press("n")
    person.type(NOTE)
    person.think()
    person.tab_to(dialog.locator("[name=follow_up]"))
    person.type("Vertrag kopieren")
    _save(person)


def _choose(person: Person, dialog: Locator, name: str) -> None:
    """Type a name until the list shows one case, and take it."""
    for letter in name:
        person.type(letter)
        if dialog.get_by_role("option").count() == 1:
            break
    person.press("Enter")


def _dialog(person: Person) -> Locator:
    person.think()
    person.press("k")
    dialog = person.page.get_by_role("dialog", name="Kontakt eintragen")
    dialog.wait_for()
    return dialog


def _save(person: Person) -> None:
    person.think()
    with person.page.expect_navigation():
        person.press("Control+Enter")
    person.page.get_by_text("Der Kontakt ist eingetragen.").wait_for()


STORIES = {"in an open case": ("", in_a_case), "from another page, with a task": ("/wiedervorlagen/", from_anywhere)}


def measure(url: str, data: Path) -> None:
    """Log in as a case manager and print each story for each typist."""
    people = json.loads((data / "demo-log-ins.json").read_text())
    manager = next(each for each in people if each["email"].startswith("steinhoff"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(locale="de-DE", viewport={"width": 1440, "height": 900})
        page.goto(url)
        page.fill("[name=login]", manager["email"])
        page.fill("[name=password]", manager["password"])
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.goto(f"{url}/faelle/")
        case = page.get_by_role("link", name="Familie Al-Saadi").first.get_attribute("href")
        for story, (path, tell) in STORIES.items():
            for typist, per_key in TYPISTS.items():
                page.goto(f"{url}{path or case}")
                person = Person(page, per_key)
                tell(person)
                print(f"{story}, {typist}: {person}")
        browser.close()


@contextmanager
def _demo() -> Iterator[tuple[str, Path]]:
    with folder() as here:
        data, port = here / "data", free_port()
        command = [str(ROOT / ".venv" / "bin" / "kim"), "demo", "--port", str(port)]
        with running(command, ROOT, port, KIM_DATA_DIR=str(data)):
            yield f"http://127.0.0.1:{port}", data


def main() -> None:
    """Against a demo that runs, or one of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url")
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    if given.url and given.data:
        measure(given.url, given.data)
        return
    with _demo() as (url, data):
        measure(url, data)


if __name__ == "__main__":
    main()
