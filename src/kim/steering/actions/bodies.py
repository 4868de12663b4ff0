"""Bodies and seats come from the district's files: added, changed, ended, never deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.models import Record
from kim.organisations import api as organisations
from kim.organisations.district.bodies import BodyData, SeatData
from kim.organisations.district.changes import Change, ChangeKind
from kim.steering.models import Body, Seat


@action("bodies_loaded", _("The bodies were loaded from the district's files"))
def load(*, actor: Actor, bodies: Sequence[BodyData], dry_run: bool = False) -> list[Change]:
    """Bring bodies and seats to what the files say; `dry_run` only tells. A second run changes nothing."""
    access.require(actor, "add", Body)
    loading = _Loading(dry_run)
    for data in bodies:
        loading.body(data)
    known = {data.key for data in bodies}
    loading.changes += [
        Change(ChangeKind.NOT_IN_FILES, "body", body.key, body.name) for body in Body.objects.exclude(key__in=known)
    ]
    return loading.changes


@dataclass
class _Loading:
    dry_run: bool
    changes: list[Change] = field(default_factory=list)

    def body(self, data: BodyData) -> None:
        wanted = _body_fields(data)
        body = Body.objects.filter(key=data.key).first()
        if body is None:
            self._note(ChangeKind.ADD, "body", data.key, data.name)
            if not self.dry_run:
                body = Body.objects.create(key=data.key, **wanted)
        else:
            self._bring(body, wanted, "body", data.key)
        self._seats(data, body)

    def _seats(self, data: BodyData, body: Body | None) -> None:
        stored = {_seat_key(seat): seat for seat in body.seats.all()} if body else {}
        wanted = dict(_seats(data))
        for key, fields in wanted.items():
            name = f"{data.key}/{'/'.join(str(part) for part in key if part)}"
            if key in stored:
                self._bring(stored[key], fields, "seat", name)
                continue
            self._note(ChangeKind.ADD, "seat", name)
            if body and not self.dry_run:
                Seat.objects.create(body=body, **_seat_identity(key), **fields)
        for key in stored.keys() - wanted.keys():
            self._note(ChangeKind.NOT_IN_FILES, "seat", f"{data.key}/{'/'.join(str(part) for part in key if part)}")

    def _bring(self, record: Record, wanted: dict[str, Any], what: str, key: str) -> None:
        changed = {name: value for name, value in wanted.items() if getattr(record, name) != value}
        if not changed:
            self._note(ChangeKind.UNCHANGED, what, key)
            return
        ends = "valid" in changed and changed["valid"].upper is not None
        self._note(ChangeKind.END if ends else ChangeKind.CHANGE, what, key, ", ".join(sorted(changed)))
        if not self.dry_run:
            locking.update(record, **changed)

    def _note(self, kind: ChangeKind, what: str, key: str, detail: str = "") -> None:
        self.changes.append(Change(kind, what, key, detail))


def _body_fields(data: BodyData) -> dict[str, Any]:
    return {
        "name": data.name,
        "short_name": data.short_name,
        "kind": str(data.kind),
        "tasks": list(data.tasks),
        "secretariat": organisations.unit(data.secretariat) if data.secretariat else None,
        "quorum": data.quorum or "",
        "rhythm": data.rhythm or "",
        "chair": data.chair or "",
        "voting": data.voting or "",
        "membership": data.membership or "",
        "note": data.note,
        "valid": _range(data.valid_from, data.valid_to),
    }


SeatKey = tuple[str, str, str, int]


def _seats(data: BodyData) -> Iterator[tuple[SeatKey, dict[str, Any]]]:
    """One row per seat: an organisation with three seats has three; an unstated number is one row that says so."""
    for seat in data.seats:
        for number in range(1, (seat.count or 1) + 1):
            yield (seat.organisation, seat.unit or "", str(seat.kind), number), _seat_fields(seat)


def _seat_fields(seat: SeatData) -> dict[str, Any]:
    return {
        "is_count_stated": seat.count is not None,
        "note": seat.note,
        "valid": _range(seat.valid_from, seat.valid_to),
    }


def _seat_key(seat: Seat) -> SeatKey:
    return seat.organisation.key, seat.unit.key if seat.unit else "", seat.role, seat.number


def _seat_identity(key: SeatKey) -> dict[str, Any]:
    organisation, unit, role, number = key
    return {
        "organisation": organisations.organisation(organisation),
        "unit": organisations.unit(unit) if unit else None,
        "role": role,
        "number": number,
    }


def _range(first: date | None, last: date | None) -> DateRange:
    """The files name the last day; the database keeps the day after it."""
    return DateRange(first, last + timedelta(days=1) if last else None, "[)")
