"""Lists of OParl (2.5): pages with links to first, previous, next and last; filters by time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from kim.steering.models import Body
from kim.steering.oparl import objects, records, traces
from kim.steering.oparl.objects import Object
from kim.steering.oparl.reading import at_once

PER_PAGE, MOST = 25, 100
_FILTERS = ("created_since", "created_until", "modified_since", "modified_until")


class BadFilter(Exception):
    """A filter or a page with a value that cannot be meant; the text is for whoever writes the client."""


@dataclass(frozen=True)
class Asked:
    """What a client asked of a list."""

    page: int
    limit: int
    since: Mapping[str, datetime]
    with_lists: bool
    query: Mapping[str, str]

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """Raises `BadFilter`. Names that the specification does not know are ignored, as it asks."""
        since: dict[str, datetime] = {}
        for name in _FILTERS:
            if name in query:
                found = objects.at_start_of(query[name])
                if found is None:
                    raise BadFilter(f"{name}: no date and no time after ISO 8601")
                since[name] = found
        page, limit = (_number(query, name, default) for name, default in (("page", 1), ("limit", PER_PAGE)))
        kept = {name: query[name] for name in (*_FILTERS, "limit", "omit_internal") if name in query}
        return cls(page, min(limit, MOST), since, query.get("omit_internal") not in ("true", "1"), kept)

    def fits(self, found: Object) -> bool:
        """True if an object lies within all filters."""
        for name, edge in self.since.items():
            at = datetime.fromisoformat(found[name.split("_")[0]])
            if at < edge if name.endswith("since") else at > edge:
                return False
        return True


def _number(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name, str(default))
    if not text.isascii() or not text.isdecimal() or not int(text[:9]) > 0:
        raise BadFilter(f"{name}: no number from 1 on")
    return int(text[:9])


def page(found: Iterable[Object], asked: Asked, url: str) -> dict[str, Any]:
    """One page of a list in the order in which things were made, so that pages do not shift while one reads them."""
    rows = sorted(filter(asked.fits, found), key=_when_made)
    last = max(1, -(-len(rows) // asked.limit))
    if asked.page > last:
        raise BadFilter(f"page: there are {last}")
    numbers = {"first": 1, "self": asked.page, "last": last}
    numbers |= {"prev": asked.page - 1} if asked.page > 1 else {}
    numbers |= {"next": asked.page + 1} if asked.page < last else {}
    return {
        "data": rows[(asked.page - 1) * asked.limit : asked.page * asked.limit],
        "pagination": {
            "totalElements": len(rows),
            "elementsPerPage": asked.limit,
            "currentPage": asked.page,
            "totalPages": last,
        },
        "links": {name: f"{url}?{urlencode({**asked.query, 'page': number})}" for name, number in numbers.items()},
    }


def _when_made(row: Object) -> tuple[datetime, str]:
    return datetime.fromisoformat(row["created"]), row["id"]


def rows_of(name: str, asked: Asked) -> list[Object]:
    """Everything public of one kind; what is gone as well, once a client asks what has changed since it last did."""
    with at_once():
        return _LISTS[name](asked) + (traces.tombstones(name) if "modified_since" in asked.since else [])


def _organizations(asked: Asked) -> list[Object]:
    bodies = [objects.organization(body) for body in records.bodies()]
    return bodies + [objects.institution(each) for each in records.institutions()]


def _meetings(asked: Asked) -> list[Object]:
    return [objects.meeting(each, with_lists=asked.with_lists) for each in records.meetings()]


def _papers(asked: Asked) -> list[Object]:
    return [objects.paper(each, with_lists=asked.with_lists) for each in records.papers()]


def _consultations(asked: Asked) -> list[Object]:
    return [objects.consultation(item) for item in records.items() if item.issue_id]


def rows_of_body(name: str, body: Body, asked: Asked) -> list[Object]:
    """The same of one public body: its meetings, or what is on their agendas."""
    if name == "meeting":
        with at_once():
            rows = [objects.meeting(each, with_lists=asked.with_lists) for each in records.meetings().filter(body=body)]
        every = body.meetings.values_list("public_id", flat=True)
    else:
        with at_once():
            items = records.items().filter(meeting__body=body).exclude(issue=None)
            rows = [objects.consultation(item) for item in items]
        every = body.meetings.filter(items__isnull=False).values_list("items__public_id", flat=True)
    return rows + (traces.tombstones(name, every) if "modified_since" in asked.since else [])


_LISTS: dict[str, Callable[[Asked], list[Object]]] = {
    "organization": _organizations,
    # Seats belong to organisations; nobody is named.
    "person": lambda asked: [],
    "meeting": _meetings,
    "paper": _papers,
    "agendaItem": lambda asked: objects.agenda(records.items()),
    "consultation": _consultations,
    "file": lambda asked: [objects.file(issue) for issue in records.papers()],
    "locationList": lambda asked: [objects.location(each) for each in records.meetings()],
    # A district's bodies of integration know no terms.
    "legislativeTermList": lambda asked: [],
    "membership": lambda asked: [objects.membership(seat) for seat in records.seats()],
}
