"""What a packet can be composed of: each kind of part says what can be chosen in a case, and what it reads like.

Contexts above register more (the preliminary check of legal ways does): `parts.register(Part(…))` at start.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from kim.casework.models import Case, Document
from kim.consent.rules.codes import DataArea
from kim.kernel.actor import Actor


@dataclass(frozen=True)
class Table:
    """Rows under a head, as the recipient reads them, in German."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Filling:
    """What an option says, if it is worked out only once it is chosen. `data`: the same for a program, as JSON."""

    lines: tuple[str, ...]
    table: Table | None = None
    data: dict[str, Any] | None = None


@dataclass(frozen=True)
class Option:
    """Something that can be chosen: one field of a person, one life area, one step, one paper.

    `lines` are what the recipient reads, in German; `person` is the public id of whose it is (None: the household's);
    a paper brings its `document`, of which the packet gets a copy. `fill` is asked for what it says once it is chosen.
    `also`: further areas that it tells something about; it goes only where all of them may go. `by_name`: it is not
    listed, but can be chosen by a page that names it. `record`: the same as the lines in fields; in a hand-over the
    new file begins with it. `is_free`: written freely, so that it may name somebody; it goes only where it does not.
    """

    key: str
    label: str
    area: DataArea
    lines: tuple[str, ...]
    person: str | None = None
    group: str = ""
    document: Document | None = None
    fill: Callable[[], Filling] | None = None
    also: frozenset[DataArea] = frozenset()
    by_name: bool = False
    record: dict[str, Any] | None = None
    is_free: bool = False

    @property
    def areas(self) -> frozenset[DataArea]:
        """Everything that it tells something about."""
        return self.also | {self.area}


Options = Callable[[Actor, Case], list[Option]]


@dataclass(frozen=True)
class Part:
    """One kind of part, with the heading under which it stands in the packet. `folded`: away until it is chosen.

    `prefix`: how all its keys begin; where none of them was chosen, what costs a lot to work out is not asked for.
    """

    code: str
    label: str | Promise
    heading: str
    options: Options
    order: int = 50
    folded: bool = False
    prefix: str = ""

    def is_among(self, chosen: Collection[str]) -> bool:
        """Whether some of these keys may be one of its own."""
        return any(key.startswith(self.prefix) for key in chosen)


@dataclass(frozen=True)
class Offer:
    """A part with what it offers in one case."""

    part: Part
    options: list[Option] = field(default_factory=list)


_parts: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a kind of part; the same code again replaces it."""
    _parts[part.code] = part


def offers(actor: Actor, case: Case, chosen: Collection[str] | None = None) -> list[Offer]:
    """All parts in order, with what this case has of them; parts without anything are left out.

    With `chosen` (keys of options) only parts of which something may be among these.
    """
    asked = [part for part in _parts.values() if chosen is None or part.is_among(chosen)]
    found = [Offer(part, part.options(actor, case)) for part in sorted(asked, key=lambda each: each.order)]
    return [offer for offer in found if offer.options]
