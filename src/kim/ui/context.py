"""Context processor: the shell around every page. Everything is computed on first use, so fragments pay nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch

from kim.ui import display, legal
from kim.ui.addresses import address
from kim.ui.menu import Bell, CountedNote, Entry, Identity, Note, Search, Section, Text, TopAction, registry
from kim.ui.tally import Counted, Numbers, Tally


@dataclass(frozen=True)
class Line:
    """A menu entry as it is drawn for one person."""

    label: Text
    icon: str
    url: str
    count: int | None
    is_current: bool
    phone: bool


@dataclass(frozen=True)
class BellLine:
    """News as they are drawn for one person."""

    url: str
    count: int


@dataclass(frozen=True)
class Group:
    section: Section
    lines: list[Line]


Offer = TypeVar("Offer", TopAction, Search, Bell)


def _url(name: str) -> str:
    try:
        return address(name)
    except NoReverseMatch:
        return ""


class Shell:
    """What the base template asks for. Holds the request, nothing else."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def actor(self) -> Any:
        return getattr(self.request, "actor", None)

    @cached_property
    def is_signed_in(self) -> bool:
        return getattr(self.actor, "user_id", None) is not None

    @cached_property
    def display(self) -> display.Display:
        return display.of(self.request)

    @cached_property
    def operator(self) -> legal.Operator:
        return legal.operator()

    @property
    def is_demo(self) -> bool:
        return bool(getattr(settings, "KIM_DEMO", False))

    @property
    def is_second_factor_off(self) -> bool:
        return not getattr(settings, "KIM_REQUIRE_SECOND_FACTOR", True)

    @property
    def has_styleguide(self) -> bool:
        return bool(getattr(settings, "KIM_STYLEGUIDE", False))

    @cached_property
    def identity(self) -> Identity:
        if registry.identify:
            return registry.identify(self.request)
        return Identity(name=str(getattr(self.actor, "name", "")))

    def count(self) -> Numbers:
        """The numbers now, before they are needed."""
        return self.numbers

    def draw(self) -> str:
        """What stands around the page now, before it is needed."""
        return self.around

    @cached_property
    def around(self) -> str:
        """Top bar and menu, which stand before the content of every page."""
        return render_to_string("ui/shell/around.html", {"shell": self}, self.request)

    @cached_property
    def groups(self) -> list[Group]:
        """The menu in its sections; empty sections are left out."""
        current = self._current(self._entries)
        sections = sorted(registry.sections.values(), key=lambda section: section.order)
        groups = [Group(section, self._lines(section, self._entries, current, self.numbers)) for section in sections]
        return [group for group in groups if group.lines]

    @cached_property
    def _entries(self) -> list[Entry]:
        return [each for each in registry.entries if self._is_offered(each)] if self.is_signed_in else []

    def _is_offered(self, offer: Entry | TopAction | Search | Bell) -> bool:
        return registry.is_in_use(offer.url_name) and offer.visible(self.actor)

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers beside the entries, by name of the address, and whatever `count_along` added."""
        return registry.counting(self._wanted).of(self.actor) if self._wanted else {}

    def count_along(self, more: Mapping[str, Callable[[Any], Tally]], about: int) -> Numbers:
        """Count these of what the page is about (a key) in the same statement as the numbers of the menu."""
        beside = tuple(Counted(name, count, about_page=True) for name, count in more.items())
        self.numbers = registry.counting((*self._wanted, *beside)).of(self.actor, about)
        return self.numbers

    @cached_property
    def _wanted(self) -> tuple[Counted, ...]:
        entries = [Counted(entry.url_name, entry.count) for entry in self._entries if entry.count]
        every: list[Note | CountedNote] = [*registry.notes, *registry.counted_notes]
        notes = [Counted(note.key, note.count) for note in every if note.count and self.is_signed_in]
        bells = [Counted(self._bell.key, self._bell.count)] if self._bell else []
        return (*entries, *notes, *bells)

    def _lines(self, section: Section, entries: list[Entry], current: str, counts: Numbers) -> list[Line]:
        mine = sorted((e for e in entries if e.section == section.code), key=lambda entry: entry.order)
        return [self._line(entry, current, counts.get(entry.url_name)) for entry in mine]

    def _line(self, entry: Entry, current: str, count: int | None) -> Line:
        return Line(entry.label, entry.icon, address(entry.url_name), count, entry.url_name == current, entry.phone)

    def _current(self, entries: list[Entry]) -> str:
        """The entry with the longest URL that the path begins with; "/" counts only for itself."""
        path = self.request.path
        urls = {entry.url_name: address(entry.url_name) for entry in entries}
        hits = [name for name, url in urls.items() if path == url or (url != "/" and path.startswith(url))]
        return max(hits, key=lambda name: len(urls[name]), default="")

    @cached_property
    def phone_lines(self) -> list[Line]:
        """The first two entries for the phone bar."""
        return [line for group in self.groups for line in group.lines if line.phone][:2]

    @cached_property
    def action(self) -> TopAction | None:
        return self._first(registry.actions)

    @cached_property
    def bell(self) -> BellLine | None:
        """How many news there are, and where."""
        if self._bell is None:
            return None
        return BellLine(f"{address(self._bell.url_name)}#{self._bell.anchor}", self.numbers[self._bell.key] or 0)

    @cached_property
    def _bell(self) -> Bell | None:
        return self._first(registry.bells)

    @cached_property
    def search(self) -> Search | None:
        return self._first(registry.searches)

    def _first(self, offers: list[Offer]) -> Offer | None:
        if not self.is_signed_in:
            return None
        return next((offer for offer in offers if self._is_offered(offer)), None)

    @cached_property
    def notes(self) -> list[Text]:
        if not self.is_signed_in:
            return []
        counted = [note.words(self.numbers[note.key]) for note in registry.counted_notes]
        return [text for text in (*self._notes(), *counted) if text]

    def _notes(self) -> list[Text | None]:
        wanted = [note for note in registry.notes if note.count is None or self.numbers[note.key]]
        return [note.words(self.actor) for note in wanted]

    @property
    def switch_url(self) -> str:
        return _url("accounts:membership-switch")

    @property
    def account_url(self) -> str:
        return _url("accounts:account")

    @property
    def logout_url(self) -> str:
        return _url("account_logout")

    @property
    def home_url(self) -> str:
        return _url("home") or "/"


def of(request: HttpRequest) -> Shell:
    """The shell around the page of this request."""
    if not hasattr(request, "shell"):
        request.shell = Shell(request)  # type: ignore[attr-defined]
    found: Shell = request.shell  # type: ignore[attr-defined]
    return found


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor; put `kim.ui.context.shell` into the template settings."""
    return {"shell": of(request)}
