"""What stands for the acting person while the text of a statement is written once for everybody in their role.

A condition of the policy hands the keys of the actor and the present day to the database and decides nothing by them
(a test writes every grant both ways and compares). It can then be written with marks in their place, and filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

from psycopg.types.range import Range

from kim.kernel import clock, remembered
from kim.kernel.actor import Actor
from kim.kernel.keys import Keys
from kim.kernel.remembered import once

# Such keys and such days occur nowhere else. The days differ by the length of their months and years, so that "in six
# months" is found out: only so and so many days away can be filled in.
_USER, _MEMBERSHIP, _UNIT, _FIRST_KEYS = 1_987_600_001, 1_987_600_002, 1_987_600_003, 1_987_601_001
DAYS = (date(1583, 1, 1), date(1584, 2, 29), date(1585, 8, 31))
_NEAR = timedelta(days=3650)

_ACTOR: dict[int, Callable[[Actor], int | None]] = {
    _USER: lambda actor: actor.user_id,
    _MEMBERSHIP: lambda actor: actor.membership_id,
    _UNIT: lambda actor: actor.unit_id,
}
_KEYS: dict[int, Callable[[Actor], frozenset[int]]] = {}


class NotToBeFilled(TypeError):
    """A value was made of the day in a way that no mark can stand for."""


@dataclass(frozen=True)
class Slot:
    """A place among the values: which mark stands there, how many days from the present one, and of which type."""

    place: int
    mark: int
    days: int
    kind: Any

    def value(self, actor: Actor) -> Any:
        """What belongs there for this actor today."""
        if self.mark in _KEYS:
            return _keys(self.mark, actor)
        if self.mark in _ACTOR:
            # Django wraps numbers in the type of their column.
            return self.kind(_ACTOR[self.mark](actor))
        return clock.today() + timedelta(days=self.days)


@once
def _keys(mark: int, actor: Actor) -> Keys:
    # A page asks by them in a dozen statements; they are put in order and written for the database once.
    return Keys(_KEYS[mark](actor))


Slots = tuple[Slot, ...]


def can_stand_for(actor: Actor) -> bool:
    """Whether the actor is somebody with a membership in a unit; visitors and jobs are none."""
    return None not in (actor.user_id, actor.membership_id, actor.unit_id) and not actor.key


@contextmanager
def in_place_of(actor: Actor, day: date = DAYS[0]) -> Iterator[Actor]:
    """Somebody in the same role whose keys, and whose day, are marks."""
    # What a page remembers of an actor with marks is of one day only.
    with clock.at(day), remembered.for_one_page() if remembered.is_on() else nullcontext():
        yield Actor(_USER, _MEMBERSHIP, _UNIT, actor.role)


def keys_of(function: Callable[[Actor], frozenset[int]]) -> Callable[[Actor], frozenset[int]]:
    """Let the keys that `function` reads for an actor be filled in as well; they are read when the text is filled."""
    mark = _FIRST_KEYS + len(_KEYS)

    @wraps(function)
    def read(actor: Actor) -> frozenset[int]:
        return frozenset({mark}) if actor.membership_id == _MEMBERSHIP else function(actor)

    _KEYS[mark] = read
    return read


def slots(params: Sequence[Any], day: date = DAYS[0]) -> Slots:
    """The places among `params` that are marks. Raises `NotToBeFilled` for what hides one."""
    return tuple(slot for place, param in enumerate(params) if (slot := _slot(place, param, day)))


def _slot(place: int, param: Any, day: date) -> Slot | None:
    if isinstance(param, list) and len(param) == 1 and param[0] in _KEYS:
        return Slot(place, param[0], 0, list)
    if isinstance(param, int) and param in _ACTOR:
        return Slot(place, int(param), 0, type(param))
    if isinstance(param, Range) and (_is_near(param.lower, day) or _is_near(param.upper, day)):
        raise NotToBeFilled("a period that begins or ends with the present day")
    if not _is_near(param, day):
        return None
    if isinstance(param, datetime):
        raise NotToBeFilled("the present moment")
    return Slot(place, 0, (param - day).days, date)


def _is_near(value: Any, day: date) -> bool:
    if isinstance(value, datetime):
        value = value.date()
    return isinstance(value, date) and abs(value - day) < _NEAR


def filled(params: tuple[Any, ...], places: Slots, actor: Actor) -> tuple[Any, ...]:
    """`params` with what belongs to `actor` in place of the marks."""
    mine, known = list(params), dict[tuple[int, int, Any], Any]()
    for slot in places:
        # Keys of the cases in hand stand in a statement a dozen times.
        same = slot.mark, slot.days, slot.kind
        if same not in known:
            known[same] = slot.value(actor)
        mine[slot.place] = known[same]
    return tuple(mine)
