"""What a case page offers beside its content: tabs, and the menu of rarer acts. Subjects register, the shell draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from kim.kernel.actor import Actor
from kim.ui.tally import Tally

Text = str | Promise
Visible = Callable[[Actor, Any], bool]


def always(actor: Actor, case: Any) -> bool:
    """Everyone who sees the case."""
    return True


@dataclass(frozen=True)
class Tab:
    """One page of a case. `count` gets the key of the case and says what of it is counted beside the word."""

    code: str
    label: Text
    url_name: str
    order: int = 50
    count: Callable[[int], Tally] | None = None
    visible: Visible = always


@dataclass(frozen=True)
class More:
    """A rarer act on a case, in the menu at the upper right. `lead`: a button of its own, with its key.

    `names_case`: the address has the case in it; what is to know nothing of the case has not.
    """

    label: Text
    url_name: str
    icon: str
    order: int = 50
    visible: Visible = always
    lead: bool = False
    key: str = ""
    names_case: bool = True


@dataclass(frozen=True)
class Part:
    """A card of another subject on the overview: in the work column ("work") or beside it ("aside").

    `context` gives what `template` needs; keys must not be those of other parts.
    """

    template: str
    context: Callable[[Actor, Any], dict[str, Any]]
    place: str = "work"
    order: int = 50


_tabs: dict[str, Tab] = {}
_parts: dict[str, Part] = {}
_more: dict[str, More] = {}


def register(tab: Tab) -> None:
    """Add a tab; the same code again (a reload) replaces it."""
    _tabs[tab.code] = tab


def register_more(entry: More) -> None:
    """Add an act; the same address again replaces it."""
    _more[entry.url_name] = entry


def tabs() -> list[Tab]:
    """All tabs in order."""
    return sorted(_tabs.values(), key=lambda tab: tab.order)


def more() -> list[More]:
    """All acts in order."""
    return sorted(_more.values(), key=lambda entry: entry.order)


def register_part(part: Part) -> None:
    """Add a card to the overview; the same template again replaces it."""
    _parts[part.template] = part


def parts(place: str) -> list[Part]:
    """The cards of one place in order."""
    return sorted((part for part in _parts.values() if part.place == place), key=lambda part: part.order)
