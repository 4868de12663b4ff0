"""One stored entry follows one entry of the files: added, changed, ended or left as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from kim.kernel import locking
from kim.kernel.models import Record
from kim.organisations.district.changes import Change, ChangeKind
from kim.organisations.models.dated import DatedRecord, as_period


def follow(model: type[Record], what: str, wanted: dict[str, Any], *, by: tuple[str, ...] = ("key",)) -> Change:
    """Bring the row that `by` identifies to `wanted`; say what that was."""
    key = _key(wanted, by)
    stored = model._default_manager.filter(**{name: wanted[name] for name in by}).first()
    if stored is None:
        model._default_manager.create(**wanted)
        return Change(ChangeKind.ADD, what, key)
    return bring(stored, what, key, wanted)


def follow_version(model: type[Any], what: str, wanted: dict[str, Any]) -> Change:
    """Like `follow`, where rows with one key are versions: the one that begins on the same day is meant."""
    same_key = model._default_manager.filter(key=wanted["key"])
    stored = next((one for one in same_key if one.valid.lower == wanted["valid"].lower), None)
    if stored is None:
        model._default_manager.create(**wanted)
        return Change(ChangeKind.ADD, what, wanted["key"])
    return bring(stored, what, wanted["key"], wanted)


def bring(stored: Record, what: str, key: str, wanted: dict[str, Any]) -> Change:
    """Write into `stored` what differs from `wanted`."""
    changes = {name: value for name, value in wanted.items() if getattr(stored, name) != value}
    if not changes:
        return Change(ChangeKind.UNCHANGED, what, key)
    detail = "; ".join(f"{name}: {_shown(getattr(stored, name))} → {_shown(new)}" for name, new in changes.items())
    kind = ChangeKind.END if set(changes) == {"valid"} and _is_end(stored, changes["valid"]) else ChangeKind.CHANGE
    locking.update(stored, **changes)
    return Change(kind, what, key, detail)


def left_alone(model: type[Any], what: str, named: Iterable[str]) -> list[Change]:
    """The stored entries that no file names; they stay as they are, because ending needs a day."""
    keys = model._default_manager.exclude(key__in=list(named)).order_by("key").values_list("key", flat=True).distinct()
    return [Change(ChangeKind.NOT_IN_FILES, what, key) for key in keys]


def _is_end(stored: Record, valid: Any) -> bool:
    return isinstance(stored, DatedRecord) and stored.valid.lower == valid.lower and valid.upper is not None


def _key(wanted: dict[str, Any], by: tuple[str, ...]) -> str:
    return " · ".join(_shown(wanted[name]) for name in by)


def _shown(value: Any) -> str:
    if hasattr(value, "lower_inc"):
        period = as_period(value)
        return f"{period.first or '…'} – {period.last or '…'}"
    return str(getattr(value, "key", value)) if isinstance(value, Model) else str(value)
