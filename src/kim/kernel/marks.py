"""What stands for the acting person while the text of a statement is written once for everybody in their role.

A condition of the policy hands the keys of the actor and the present day to the database and decides nothing by them
(a test writes every grant both ways and compares). It can then be written with marks in their place, and filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import Any

from kim.kernel import clock
from kim.kernel.actor import Actor

# Such keys and such a day occur nowhere else.
_USER, _MEMBERSHIP, _UNIT, _FIRST_KEYS = 1_987_600_001, 1_987_600_002, 1_987_600_003, 1_987_601_001
_DAY = date(1583, 1, 1)

Fill = Callable[[Actor], Any]
Slots = tuple[tuple[int, Fill], ...]

_FILLS: dict[Any, Fill] = {
    _USER: lambda actor: actor.user_id,
    _MEMBERSHIP: lambda actor: actor.membership_id,
    _UNIT: lambda actor: actor.unit_id,
    _DAY: lambda _actor: clock.today(),
}
_KEYS: dict[int, Callable[[Actor], frozenset[int]]] = {}


def can_stand_for(actor: Actor) -> bool:
    """Whether the actor is somebody with a membership in a unit; visitors and jobs are none."""
    return None not in (actor.user_id, actor.membership_id, actor.unit_id) and not actor.key


@contextmanager
def in_place_of(actor: Actor) -> Iterator[Actor]:
    """Somebody in the same role whose keys, and whose day, are marks."""
    with clock.at(_DAY):
        yield Actor(_USER, _MEMBERSHIP, _UNIT, actor.role)


def keys_of(function: Callable[[Actor], frozenset[int]]) -> Callable[[Actor], frozenset[int]]:
    """Let the keys that `function` reads for an actor be filled in as well; they are read when the text is filled."""
    mark = _FIRST_KEYS + len(_KEYS)
    _KEYS[mark] = function

    @wraps(function)
    def read(actor: Actor) -> frozenset[int]:
        return frozenset({mark}) if actor.membership_id == _MEMBERSHIP else function(actor)

    return read


def slots(params: Sequence[Any]) -> Slots:
    """The places among `params` that are marks, each with what it is filled by."""
    return tuple((place, fill) for place, param in enumerate(params) if (fill := _fill_of(param)))


def _fill_of(param: Any) -> Fill | None:
    if isinstance(param, list):
        read = _KEYS.get(param[0]) if len(param) == 1 else None
        return (lambda actor: sorted(read(actor))) if read else None
    for mark, fill in _FILLS.items():
        if isinstance(param, type(mark)) and param == mark:
            # Django wraps numbers in the type of their column.
            return fill if type(param) is type(mark) else _in_type(type(param), fill)
    return None


def _in_type(kind: Any, fill: Fill) -> Fill:
    return lambda actor: kind(fill(actor))


def filled(params: tuple[Any, ...], places: Slots, actor: Actor) -> tuple[Any, ...]:
    """`params` with what belongs to `actor` in place of the marks."""
    mine = list(params)
    for place, fill in places:
        mine[place] = fill(actor)
    return tuple(mine)
