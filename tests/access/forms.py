"""The forms on a page, as a browser holds them: where each is sent, its fields, and the values that stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

SENDS_NOTHING = ("submit", "button", "file", "image", "reset")
CHOSEN = ("radio", "checkbox", "select")
Given = dict[str, str]


@dataclass
class Control:
    """One field: `kind` is the type of its input, or textarea, or select."""

    kind: str
    values: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    is_wrong: bool = False

    @property
    def is_typed(self) -> bool:
        """Whether somebody writes into it."""
        return self.kind not in (*CHOSEN, "hidden", *SENDS_NOTHING)


@dataclass
class Form:
    """One form; `action` is empty where it is sent to the page that it stands on."""

    action: str
    is_sent_by_post: bool
    controls: dict[str, Control] = field(default_factory=dict)

    @property
    def typed(self) -> list[str]:
        """Names of the fields that one writes into."""
        return sorted(name for name, control in self.controls.items() if control.is_typed)

    @property
    def hidden(self) -> dict[str, list[str]]:
        """What the form carries along: its version, the mark of its opening."""
        return {name: control.values for name, control in self.controls.items() if control.kind == "hidden"}

    @property
    def as_it_stands(self) -> dict[str, list[str]]:
        """What a browser would send if nobody touched anything."""
        return {name: control.values for name, control in self.controls.items() if control.values}

    @property
    def wrong(self) -> list[str]:
        """Names of the fields that are marked as wrong."""
        return [name for name, control in self.controls.items() if control.is_wrong]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, Form] = {}
        self.outside = Form("", is_sent_by_post=False)
        self.open: Form | None = None
        self.into: Control | None = None
        self.text: list[str] = []

    def handle_starttag(self, tag: str, found: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in found}
        handle: Callable[[Given], None] | None = getattr(self, f"_{tag}", None)
        if handle:
            handle(given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "textarea" and self.into:
            self.into.values = ["".join(self.text).removeprefix("\n")]
            self.into = None
        elif tag == "select":
            self.into = None

    def handle_data(self, data: str) -> None:
        if self.into and self.into.kind == "textarea":
            self.text.append(data)

    def _form(self, given: Given) -> None:
        self.open = Form(given.get("action", ""), given.get("method", "").lower() == "post")
        self.forms[given.get("id") or f"form {len(self.forms)}"] = self.open

    def _input(self, given: Given) -> None:
        kind = given.get("type") or "text"
        if kind in SENDS_NOTHING or not (control := self._control(given, kind)):
            return
        value = given.get("value", "on" if kind == "checkbox" else "")
        control.offered.append(value)
        if kind not in CHOSEN or "checked" in given:
            control.values.append(value)

    def _textarea(self, given: Given) -> None:
        self.into, self.text = self._control(given, "textarea"), []

    def _select(self, given: Given) -> None:
        self.into = self._control(given, "select")

    def _option(self, given: Given) -> None:
        if not self.into or self.into.kind != "select":
            return
        self.into.offered.append(given.get("value", ""))
        if "selected" in given:
            self.into.values.append(given.get("value", ""))

    def _control(self, given: Given, kind: str) -> Control | None:
        form = self.forms.get(given["form"], self.outside) if "form" in given else self.open
        if form is None or not given.get("name") or "disabled" in given or given["name"] == "csrfmiddlewaretoken":
            return None
        control = form.controls.setdefault(given["name"], Control(kind))
        control.is_wrong |= given.get("aria-invalid") == "true"
        return control


def forms_on(page: str, url: str) -> Iterator[Form]:
    """The forms on the page `url` that are sent by POST."""
    reader = _Reader()
    reader.feed(page)
    for form in reader.forms.values():
        if form.is_sent_by_post:
            form.action = form.action.partition("#")[0] or url
            yield form
