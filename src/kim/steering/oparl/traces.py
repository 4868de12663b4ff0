"""What once was open data and is not any more: clients that keep a copy are told to delete it (OParl 1.1, 2.8).

Kept is the kind and the key of an object that everybody could read; what never was public leaves no trace, so that
nothing can be found out by trying ids.
"""

from __future__ import annotations

from collections.abc import Iterable

from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.models import Record
from kim.steering.models import PublicTrace
from kim.steering.oparl import objects, records, times
from kim.steering.oparl.actor import ACTOR
from kim.steering.oparl.objects import Object

# Kind in an address → type of OParl.
TYPES = {
    "organization": "Organization",
    "institution": "Organization",
    "membership": "Membership",
    "meeting": "Meeting",
    "location": "Location",
    "agendaItem": "AgendaItem",
    "consultation": "Consultation",
    "paper": "Paper",
    "file": "File",
}
# List of the specification → kinds of objects in it.
IN_LIST = {kind: (kind,) for kind in TYPES} | {
    "organization": ("organization", "institution"),
    "locationList": ("location",),
}


def keep() -> int:
    """Bring the traces to what is public now; returns how many changed. Called by every verb that makes it so."""
    with acting_as(ACTOR):
        public = dict(_public())
    known = {(row.kind, row.key): row for row in PublicTrace.objects.all()}
    now = clock.now()
    new = [
        PublicTrace(kind=kind, key=key, made_at=row.created_at, shown_at=now)
        for (kind, key), row in public.items()
        if (kind, key) not in known
    ]
    PublicTrace.objects.bulk_create(new)
    gone = [row for key, row in known.items() if row.gone_at is None and key not in public]
    back = [row for key, row in known.items() if row.gone_at is not None and key in public]
    for row in gone:
        row.gone_at = now
    for row in back:
        row.gone_at, row.shown_at = None, now
    for row in (*gone, *back):
        row.save(update_fields=["gone_at", "shown_at"])
    return len(new) + len(gone) + len(back)


def _public() -> Iterable[tuple[tuple[str, str], Record]]:
    """Everything public by kind and key; an organisation has its key in its address, everything else its id."""
    for organisation in records.institutions():
        yield ("institution", organisation.key), organisation
    for kinds, rows in (
        (("organization",), records.bodies()),
        (("membership",), records.seats()),
        (("meeting", "location"), records.meetings()),
        (("agendaItem",), records.items()),
        (("consultation",), records.items().exclude(issue=None)),
        (("paper", "file"), records.papers()),
    ):
        for row in rows:
            for kind in kinds:
                yield (kind, row.public_id), row


def tombstone(kind: str, key: str) -> Object | None:
    """What is answered for an object that was public once; None for every other id."""
    row = PublicTrace.objects.visible_to(ACTOR).filter(kind=kind, key=key, gone_at__isnull=False).first()
    return _object(row) if row else None


def tombstones(name: str, keys: Iterable[str] | None = None) -> list[Object]:
    """Everything that is gone from a list of the specification, or of these objects only."""
    rows = PublicTrace.objects.visible_to(ACTOR).filter(kind__in=IN_LIST.get(name, ()), gone_at__isnull=False)
    return [_object(row) for row in (rows if keys is None else rows.filter(key__in=keys))]


def _object(row: PublicTrace) -> Object:
    assert row.gone_at  # noqa: S101 - asked for by the caller
    return {
        "id": objects.address(row.kind, row.key),
        "type": objects.SCHEMA + TYPES[row.kind],
        "created": times.moment(row.made_at),
        "modified": times.moment(row.gone_at),
        "deleted": True,
    }
