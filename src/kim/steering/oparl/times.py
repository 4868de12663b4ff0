"""When an object was made and when it changed last: by this, clients keep a copy of what is public (2.5, 2.8, 3.1).

An object changes for a client also when it becomes public, when something inside it is taken back, and when something
else moves it: a point gets another place in the agenda as soon as one before it is public or is not any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, Q
from django.utils import timezone

from kim.kernel.audit.models import AuditMeta
from kim.kernel.models import Record
from kim.steering.models import PublicTrace
from kim.steering.oparl.actor import ACTOR
from kim.steering.oparl.reading import of_list


def moment(value: datetime) -> str:
    """RFC 3339 with the offset of the district."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def stamp(record: Record, *further: datetime | None) -> dict[str, str]:
    """`created` and `modified`: the latest of what the audit says about the record, and of what else changed it."""
    known = [at for at in (record.created_at, changed(record), *further) if at]
    return {"created": moment(record.created_at), "modified": moment(max(known))}


def changed(*records: Record | None) -> datetime | None:
    """When the last of these records was changed, by the audit."""
    if known := of_list():
        found = (known.changed.get((each._meta.db_table, each.public_id)) for each in records if each is not None)
        return max((at for at in found if at), default=None)
    ids: dict[str, list[str]] = defaultdict(list)
    for each in records:
        if each is not None:
            ids[each._meta.db_table].append(each.public_id)
    rows = Q()
    for table, public_ids in ids.items():
        rows |= Q(table=table, public_id__in=public_ids)
    return AuditMeta.objects.filter(rows).aggregate(at=Max("at"))["at"] if ids else None


def moved(kind: str, keys: Iterable[str]) -> datetime | None:
    """When one of these objects became public or was taken back last."""
    if known := of_list():
        return max((known.moved[kind, key] for key in keys if (kind, key) in known.moved), default=None)
    rows = PublicTrace.objects.visible_to(ACTOR).filter(kind=kind, key__in=list(keys))
    found = rows.aggregate(shown=Max("shown_at"), gone=Max("gone_at"))
    return max((at for at in found.values() if at), default=None)


def latest_inside(inside: Iterable[dict[str, str]]) -> datetime | None:
    """The latest change of objects that stand inside another one."""
    return max((datetime.fromisoformat(each["modified"]) for each in inside), default=None)
