"""The registry behind the shell: contexts say what they offer, the shell shows what the acting membership may see.

A context registers in its `AppConfig.ready()` and hands over a *predicate* instead of a role, so that this package
needs no policy. An entry whose URL name does not resolve is the context's mistake and raises when a page is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from kim.ui.tally import Counted, Counting, Prepare, Tally

Text = str | Promise
Predicate = Callable[[Any], bool]
"""Gets `request.actor`. Typed loosely because this package must not import the kernel."""


def anyone(actor: Any) -> bool:
    """Predicate: everyone who is logged in."""
    return True


@dataclass(frozen=True)
class Section:
    """A group of menu entries. `code` is stable, `label` is read by people."""

    code: str
    label: Text
    order: int = 50


@dataclass(frozen=True)
class Entry:
    """One line of the menu. `phone` puts it into the phone bar too (the first two that are visible are taken)."""

    section: str
    label: Text
    icon: str
    url_name: str
    visible: Predicate = anyone
    count: Callable[[Any], Tally | None] | None = None
    order: int = 50
    phone: bool = False


@dataclass(frozen=True)
class TopAction:
    """The one primary action of the top bar, for example "record a contact"; `dialog` opens it over the page."""

    label: Text
    url_name: str
    icon: str = "add"
    key: str = ""
    short_label: Text = ""
    dialog: bool = False
    visible: Predicate = anyone

    @property
    def phone_label(self) -> Text:
        """What it is called where there is little room."""
        return self.short_label or self.label


@dataclass(frozen=True)
class Search:
    """The search field. The view answers POST with the hits and GET with an empty form: words never enter a URL."""

    label: Text
    url_name: str
    visible: Predicate = anyone


@dataclass(frozen=True)
class Identity:
    """Who acts, as shown at the top right: name, role in words, unit."""

    name: str
    role: Text = ""
    unit: str = ""


@dataclass(frozen=True)
class Bell:
    """What came in and waits to be looked at, in the top bar: one number, and where it can be read."""

    url_name: str
    anchor: str
    count: Callable[[Any], Tally]
    visible: Predicate = anyone

    @property
    def key(self) -> str:
        """Under which the number is found; no name of an address."""
        return f"bell {self.url_name}"


@dataclass(frozen=True)
class Note:
    """A sentence about the acting person; with a `count` it is asked for only where that finds something."""

    words: Callable[[Any], Text | None]
    count: Callable[[Any], Tally | None] | None = None

    @property
    def key(self) -> str:
        """Under which the number is found; no name of an address."""
        return f"note {self.words.__qualname__}"


@dataclass(frozen=True)
class CountedNote:
    """A sentence about a number that is counted together with those of the menu."""

    words: Callable[[int | None], Text | None]
    count: Callable[[Any], Tally]

    @property
    def key(self) -> str:
        """Under which the number is found; no name of an address."""
        return f"note {self.words.__qualname__}"


@dataclass
class Registry:
    """Everything that contexts handed in; one instance per process."""

    sections: dict[str, Section] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    actions: list[TopAction] = field(default_factory=list)
    searches: list[Search] = field(default_factory=list)
    bells: list[Bell] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    counted_notes: list[CountedNote] = field(default_factory=list)
    identify: Callable[[Any], Identity] | None = None
    needs: dict[str, Callable[[], bool]] = field(default_factory=dict)
    prepare: Prepare | None = None
    countings: dict[tuple[Counted, ...], Counting] = field(default_factory=dict)

    def counting(self, wanted: tuple[Counted, ...]) -> Counting:
        """What asks for these numbers."""
        if wanted not in self.countings:
            self.countings[wanted] = Counting(wanted, self.prepare)
        return self.countings[wanted]

    def is_in_use(self, url_name: str) -> bool:
        """False if a whole context is not in use in this installation."""
        needed = self.needs.get(url_name.partition(":")[0])
        return needed is None or needed()


registry = Registry()


def register_section(code: str, label: Text, order: int = 50) -> None:
    """Name a section; registering it again by another context changes nothing but fills a gap."""
    registry.sections.setdefault(code, Section(code, label, order))


def register(entry: Entry) -> None:
    """Add a line to the menu; the same line twice (a reload) is kept once."""
    if entry.url_name not in {known.url_name for known in registry.entries}:
        registry.entries.append(entry)


def needs(context: str, condition: Callable[[], bool]) -> None:
    """Offer nothing of a context, and answer 404 at its addresses (`ui.in_use`), while the condition does not hold.

    `context` is its `app_name`; the condition is asked for every request.
    """
    registry.needs[context] = condition


def register_action(action: TopAction) -> None:
    """Offer a primary action for the top bar; the first visible one is shown."""
    if action not in registry.actions:
        registry.actions.append(action)


def register_search(search: Search) -> None:
    """Offer a search; the first visible one is shown."""
    if search not in registry.searches:
        registry.searches.append(search)


def register_bell(bell: Bell) -> None:
    """Offer a number of news for the top bar; the first visible one is shown."""
    if bell not in registry.bells:
        registry.bells.append(bell)


def register_note(words: Callable[[Any], Text | None], count: Callable[[Any], Tally | None] | None = None) -> None:
    """Offer a sentence for the foot of the menu, for example whom one deputises for.

    With a `count` it is asked for only where that finds something: most people never stand in for anybody.
    """
    note = Note(words, count)
    if note not in registry.notes:
        registry.notes.append(note)


def register_counted_note(words: Callable[[int | None], Text | None], count: Callable[[Any], Tally]) -> None:
    """Offer a sentence for the foot of the menu that tells of a number, for example of mails that did not arrive."""
    note = CountedNote(words, count)
    if note not in registry.counted_notes:
        registry.counted_notes.append(note)


def register_identity(identify: Callable[[Any], Identity]) -> None:
    """Say how the one who acts in a request is shown (the accounts context does); without it only the name is."""
    registry.identify = identify


def register_prepare(prepare: Prepare) -> None:
    """Say how a question is put into words once for everybody in a role (the accounts context does)."""
    registry.prepare = prepare
