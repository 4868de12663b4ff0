"""Stored responsibilities follow the files. Another office for the same key: the old row ends, a new one begins.

When the files say since when, that day counts; otherwise the day of loading does, and the earlier answer stays for
the earlier days. What was loaded today is corrected in place: it has not been an answer for any day before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from psycopg.types.range import DateRange, Int4Range

from kim.kernel import clock, locking
from kim.kernel.errors import RuleViolation
from kim.organisations.actions.entries import bring
from kim.organisations.district.changes import Change, ChangeKind
from kim.organisations.district.data import ResponsibilityData
from kim.organisations.models import Municipality, Responsibility, Unit
from kim.organisations.models.dated import as_range
from kim.organisations.rules.periods import Ages, Period

WHAT = "responsibility"
Identity = tuple[str, str, str]


def load(
    wanted: Sequence[ResponsibilityData], units: dict[str, Unit], places: dict[str, Municipality]
) -> Iterator[Change]:
    """Bring the stored rows to `wanted` and tell each change."""
    current = list(Responsibility.objects.filter(was_replaced=False).select_related("unit", "municipality"))
    loader = _Loader(clock.today(), units, places, current)
    fresh = []
    for one in wanted:
        if stored := loader.match(one):
            yield loader.update(stored, one)
        else:
            fresh.append(one)
    for one in fresh:
        yield from loader.add(one)
    yield from loader.rest()


@dataclass
class _Loader:
    today: date
    units: dict[str, Unit]
    places: dict[str, Municipality]
    unmatched: list[Responsibility]

    def match(self, one: ResponsibilityData) -> Responsibility | None:
        """The stored row that says the same office for the same entry."""
        for stored in self.unmatched:
            if _identity(stored) == _identity_of(one) and stored.unit.key == one.unit:
                self.unmatched.remove(stored)
                return stored
        return None

    def update(self, stored: Responsibility, one: ResponsibilityData) -> Change:
        values = self._values(one)
        if stored.starts_on_change and one.period.first is None:
            values["valid"] = DateRange(stored.valid.lower, values["valid"].upper)
        elif stored.starts_on_change:
            values["starts_on_change"] = False
            self._move_predecessor(stored, one.period.first)
        return bring(stored, WHAT, _name(one), values)

    def add(self, one: ResponsibilityData) -> Iterator[Change]:
        """Add a row after ending, on the day before, those that say otherwise."""
        rivals = [stored for stored in self.unmatched if _contradicts(stored, one)]
        for stored in rivals:
            self.unmatched.remove(stored)
            if _identity(stored) == _identity_of(one) and _loaded_on(stored) == self.today:
                yield bring(stored, WHAT, _name(one), self._values(one))
                return
        first = one.period.first or (self.today if rivals else None)
        for stored in rivals:
            yield self._replace(stored, one, first)
        values = self._values(one)
        values["valid"] = as_range(Period(first, one.period.last))
        values["starts_on_change"] = bool(rivals) and one.period.first is None
        Responsibility.objects.create(**values)
        yield Change(ChangeKind.ADD, WHAT, _name(one), str(first or ""))

    def rest(self) -> list[Change]:
        """Rows that no file names."""
        return [
            Change(ChangeKind.NOT_IN_FILES, WHAT, " · ".join(filter(None, _identity(one)))) for one in self.unmatched
        ]

    def _replace(self, stored: Responsibility, one: ResponsibilityData, first: date | None) -> Change:
        lower = stored.valid.lower
        is_past = one.period.last is not None and first is not None and one.period.last < first
        if first is None or is_past or (lower is not None and lower >= first):
            raise _contradiction(stored, one)
        locking.update(stored, valid=DateRange(lower, first), was_replaced=True)
        return Change(ChangeKind.END, WHAT, _joined(_identity(stored)), f"{first}: {_name(one)}")

    def _move_predecessor(self, stored: Responsibility, first: date | None) -> None:
        """The files now say since when: the row before ends there."""
        same = {name: getattr(stored, name) for name in ("topic", "municipality", "school_form", "aspect")}
        before = Responsibility.objects.filter(**same, was_replaced=True, valid__endswith=stored.valid.lower).first()
        if before and first and (before.valid.lower is None or before.valid.lower < first):
            locking.update(before, valid=DateRange(before.valid.lower, first))

    def _values(self, one: ResponsibilityData) -> dict[str, Any]:
        return {
            "key": one.key,
            "topic": one.topic.value,
            "municipality": self.places[one.place],
            "school_form": one.school_form.value if one.school_form else "",
            "aspect": one.aspect.value,
            "ages": _age_range(one.ages),
            "unit": self.units[one.unit],
            "reason": one.reason,
            "basis": one.basis,
            "valid": as_range(one.period),
            "as_of": one.as_of,
            "note": one.note,
        }


def _identity(stored: Responsibility) -> Identity:
    return stored.key, stored.municipality.key, stored.school_form


def _identity_of(one: ResponsibilityData) -> Identity:
    return one.key, one.place, one.school_form.value if one.school_form else ""


def _name(one: ResponsibilityData) -> str:
    return _joined(_identity_of(one))


def _joined(identity: Identity) -> str:
    return " · ".join(part for part in identity if part)


def _contradiction(stored: Responsibility, one: ResponsibilityData) -> RuleViolation:
    sentence = _("“%(stored)s” is stored and contradicts “%(entry)s”. Give one of them a day: valid_to or valid_from.")
    return RuleViolation("contradiction", sentence % {"stored": _joined(_identity(stored)), "entry": _name(one)})


def _contradicts(stored: Responsibility, one: ResponsibilityData) -> bool:
    return (
        (stored.topic, stored.municipality.key, stored.school_form) == (one.topic, *_identity_of(one)[1:])
        and stored.aspect == one.aspect
        and stored.age_limits.overlaps(one.ages)
        and stored.period.overlaps(one.period)
    )


def _loaded_on(stored: Responsibility) -> date:
    return timezone.localtime(stored.created_at).date()


def _age_range(ages: Ages) -> Int4Range:
    return Int4Range(ages.least, ages.most + 1 if ages.most is not None else None)
