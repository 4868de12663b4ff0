"""The static part of bodies as the files state it: who sits where. Meetings and decisions belong to steering.

Bodies are not stored here; the command line hands them to the context that owns them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kim.organisations.rules.codes import BodyKind, SeatKind


@dataclass(frozen=True)
class SeatData:
    """Seats of one organisation, or of one of its units. `count` None: the number is not stated."""

    organisation: str
    kind: SeatKind
    unit: str | None = None
    count: int | None = None
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class BodyData:
    """A body of the district. None: the district has not laid it down. `valid_to` is the last day, included."""

    key: str
    name: str
    kind: BodyKind
    short_name: str = ""
    tasks: tuple[str, ...] = ()
    secretariat: str | None = None
    seats: tuple[SeatData, ...] = ()
    chair: str | None = None
    rhythm: str | None = None
    quorum: str | None = None
    voting: str | None = None
    membership: str | None = None
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    as_of: str = ""
