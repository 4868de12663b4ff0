"""The numbers beside the menu, all counted in one statement.

An entry's count says what to count instead of counting: `Tally([open_steps, open_tasks])`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value


@dataclass(frozen=True)
class Tally:
    """The rows of these together; `or_none`: no number where none is."""

    rows: Sequence[QuerySet[Any]]
    or_none: bool = False


@dataclass(frozen=True)
class Counted:
    """A number under a name. `count` gets the actor, or the key of what the page is about; None: there is no number."""

    name: str
    count: Callable[[Any], Tally | None]
    about_page: bool = False


Numbers = dict[str, int | None]
# Gets a function from the actor (and a key) to rows, and gives one that asks for them.
Prepare = Callable[..., Callable[..., Iterable[Any]]]


class Counting:
    """The same numbers for everybody in a role, asked by a question that is put into words once.

    `prepare` knows how to do that; without it the question is put into words each time.
    """

    def __init__(self, wanted: tuple[Counted, ...], prepare: Prepare | None) -> None:
        self._wanted = wanted
        # Which numbers there are, and which are left out when they are none, by role.
        self._shapes: dict[str, list[Tally | None]] = {}
        kinds = {"about": int} if any(each.about_page for each in wanted) else {}
        self._ask = prepare(self._rows, **kinds) if prepare else self._rows

    def of(self, actor: Any, about: int | None = None) -> Numbers:
        """The numbers by name. `about`: the key of what the page is about."""
        given = {"about": about} if any(each.about_page for each in self._wanted) else {}
        found = list(self._ask(actor, **given))
        totals = _totals(self._shapes[actor.role], found)
        return {each.name: total for each, total in zip(self._wanted, totals, strict=True)}

    def _rows(self, actor: Any, about: int | None = None) -> Any:
        tallies = [each.count(about if each.about_page else actor) for each in self._wanted]
        self._shapes[actor.role] = [tally and Tally((), tally.or_none) for tally in tallies]
        return _question(tallies)


def one(tally: Tally) -> int:
    """The number of one tally, where no menu is drawn."""
    return count([tally])[0] or 0


def count(tallies: Sequence[Tally]) -> list[int | None]:
    """The numbers in the order of `tallies`, by one statement."""
    return _totals(tallies, _question(tallies))


def _question(tallies: Sequence[Tally | None]) -> Any:
    numbered = [(number, rows) for number, tally in enumerate(tallies) if tally for rows in tally.rows]
    parts = [_counted(rows, number) for number, rows in numbered if not rows.query.is_empty()]
    return parts[0].union(*parts[1:], all=True) if parts else ()


def _totals(tallies: Sequence[Tally | None], found: Iterable[Any]) -> list[int | None]:
    totals = dict.fromkeys(range(len(tallies)), 0)
    for number, rows in found:
        totals[number] += rows
    return [
        None if tally is None else totals[number] or (None if tally.or_none else 0)
        for number, tally in enumerate(tallies)
    ]


def _counted(rows: QuerySet[Any], number: int) -> QuerySet[Any]:
    """One row with the number of the tally and how many there are; none if there are none."""
    named = rows.order_by().annotate(tally=Value(number, IntegerField()))
    counted: QuerySet[Any] = named.values("tally").annotate(found=Count("pk")).values_list("tally", "found")
    return counted
