"""Texts of statements that are kept, with marks where the arguments and the keys of the actor belong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from weakref import WeakSet

from kim.kernel import marks, remembered
from kim.kernel.actor import Actor
from kim.kernel.keys import Keys

# Values that stand for an argument while the text is written: such keys, days and words occur nowhere else.
_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda number: 1_987_654_321 + number,
    list: lambda number: [1_987_654_321 + number],
    date: lambda number: date(1483, 1, 1) + timedelta(days=number),
    str: lambda number: f"kim-mark-{number}",
}

# By what the answer is read, the text, and its values.
Statement = tuple[Any, str, tuple[Any, ...]]


def marked(kinds: dict[str, type]) -> dict[str, Any]:
    """A mark for each argument. A list is one of keys, for `key__in`."""
    return {name: _MARKS[kind](number) for number, (name, kind) in enumerate(kinds.items())}


@dataclass(frozen=True)
class Text:
    """A statement with marks, and where each argument and what belongs to the actor stands among its values."""

    statement: Statement
    places: dict[str, tuple[int, ...]]
    of_actor: marks.Slots

    @classmethod
    def of(cls, statement: Statement, arguments: dict[str, Any], day: date = marks.DAYS[0]) -> Text:
        """Find the marks. An argument that a role's statement does not need has no place in it."""
        _what, _text, params = statement
        places = {name: tuple(_places(params, mark)) for name, mark in arguments.items()}
        return cls(statement, places, marks.slots(params, day))

    def filled(self, values: dict[str, Any], actor: Actor) -> Statement:
        """The statement for these arguments. Raises TypeError for one too many or too few."""
        check(values, self.places)
        what, text, params = self.statement
        mine = list(marks.filled(params, self.of_actor, actor))
        for name, places in self.places.items():
            for place in places:
                mine[place] = _like(params[place], values[name])
        return what, text, tuple(mine)


class ByRole:
    """`write` gets an actor and the arguments and writes a statement: once for each role, on pages and elsewhere.

    It reads from the actor nothing but what the policy reads, their role and their keys, and uses the present day as it
    is or so and so many days away.
    """

    def __init__(self, write: Callable[..., Statement], **kinds: type) -> None:
        self.write, self.kinds = write, kinds
        self._marks, self._texts = marked(kinds), dict[tuple[str, bool], Text]()
        KEPT.add(self)

    def of(self, actor: Actor, values: dict[str, Any]) -> Statement:
        """The statement for this actor and these arguments."""
        check(values, self._marks)
        # Who has no keys cannot be filled in; for no keys at all Django may ask nothing.
        if not marks.can_stand_for(actor) or [] in values.values():
            return self.write(actor, **values)
        key = (actor.role, remembered.is_on())
        if key not in self._texts:
            self._texts[key] = self._written(actor)
        return self._texts[key].filled(values, actor)

    def _written(self, actor: Actor) -> Text:
        texts = [self._written_on(day, actor) for day in marks.DAYS]
        if len({(text.statement[1], text.of_actor) for text in texts}) > 1:
            raise marks.NotToBeFilled(f"{self.write} decides by the day, or counts in months")
        return texts[0]

    def _written_on(self, day: date, actor: Actor) -> Text:
        with marks.in_place_of(actor, day) as anybody:
            return Text.of(self.write(anybody, **self._marks), self._marks, day)


# All there are: a test compares what they keep with what is written anew.
KEPT: WeakSet[ByRole] = WeakSet()


def check(values: dict[str, Any], expected: dict[str, Any]) -> None:
    """Raise TypeError unless these are the arguments that are expected."""
    if values.keys() != expected.keys():
        raise TypeError(f"expected {sorted(expected)}, got {sorted(values)}")


def _places(params: Sequence[Any], mark: Any) -> list[int]:
    return [place for place, param in enumerate(params) if isinstance(param, type(mark)) and param == mark]


def _like(mark: Any, value: Any) -> Any:
    """Django wraps numbers in the type of their column; keys go as one array."""
    if isinstance(mark, list):
        return Keys(value)
    return type(mark)(value) if isinstance(mark, int) else value
