"""What once was open data and is not any more: clients that keep a copy are told to delete it (OParl 1.1, 2.8).

Kept is the kind and the key of an object that everybody could read; what never was public leaves no trace, so that
nothing can be found out by trying ids.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.models import Record
from kim.steering.models import PublicTrace
from kim.steering.oparl import objects, records
from kim.steering.oparl.objects import Object

# Kind in an address → type of OParl.
TYPES = {
    "organization": "Organization",
    "membership": "Membership",
    "meeting": "Meeting",
    "location": "Location",
    "agendaItem": "AgendaItem",
    "consultation": "Consultation",
    "paper": "Paper",
    "file": "File",
}
# List of the specification → kinds of objects in it.
IN_LIST = {kind: (kind,) for kind in TYPES} | {"locationList": ("location",)}


def keep() -> int:
    """Bring the traces to what is public now; returns how many changed. Called by every verb that makes it so."""
    with acting_as(records.ACTOR):
        public = {(kind, row.public_id): row for kind, row in _public()}
    known = {(row.kind, row.key): row for row in PublicTrace.objects.all()}
    now = clock.now()
    new = [
        PublicTrace(kind=kind, key=key, made_at=row.created_at)
        for (kind, key), row in public.items()
        if (kind, key) not in known
    ]
    PublicTrace.objects.bulk_create(new)
    gone = [row for key, row in known.items() if row.gone_at is None and key not in public]
    back = [row for key, row in known.items() if row.gone_at is not None and key in public]
    for rows, at in ((gone, now), (back, None)):
        for row in rows:
            row.gone_at = at
            row.save(update_fields=["gone_at"])
    return len(new) + len(gone) + len(back)


def _public() -> Iterable[tuple[str, Record]]:
    for body in records.bodies():
        yield "organization", body
    for seat in records.seats():
        yield "membership", seat
    for meeting in records.meetings():
        yield "meeting", meeting
        yield "location", meeting
    for item in records.items():
        yield "agendaItem", item
        if item.issue_id:
            yield "consultation", item
    for issue in records.papers():
        yield "paper", issue
        yield "file", issue


def tombstone(kind: str, key: str) -> Object | None:
    """What is answered for an object that was public once; None for every other id."""
    row = PublicTrace.objects.visible_to(records.ACTOR).filter(kind=kind, key=key, gone_at__isnull=False).first()
    return _object(row) if row else None


def tombstones(name: str) -> list[Object]:
    """Everything that is gone from a list of the specification."""
    rows = PublicTrace.objects.visible_to(records.ACTOR).filter(kind__in=IN_LIST.get(name, ()), gone_at__isnull=False)
    return [_object(row) for row in rows]


def _object(row: PublicTrace) -> Object:
    assert row.gone_at  # noqa: S101 - asked for by the caller
    return {
        "id": objects.address(row.kind, row.key),
        "type": objects.SCHEMA + TYPES[row.kind],
        "created": objects.moment(row.made_at),
        "modified": objects.moment(timezone.localtime(row.gone_at)),
        "deleted": True,
    }
