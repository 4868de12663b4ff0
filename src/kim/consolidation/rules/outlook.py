"""What comes without anybody doing anything: a criterion that time meets soon, a wording of the law that begins, and
another benefit system (rule base, section 7), of which the new office has to be told before the month ends.

Looked at are ways against which nothing stands; a reminder for a way that needs another status first would be noise. A
change of law touches somebody if a criterion of a way has another value with the new wording than with the one before,
on the same facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kim.consolidation.rules.codes import WAYS, Standing
from kim.consolidation.rules.fitting import NOTHING, SYSTEM, Change
from kim.consolidation.rules.ways import Way
from kim.pathways import api as pathways
from kim.pathways.api import Facts

AHEAD_DAYS = 90
LAW_AHEAD_DAYS = 180
LAW_BACK_DAYS = 30
_DAY = timedelta(days=1)
_LOOKED_AT = (Standing.BY_TIME, Standing.BY_EVIDENCE)


class OutlookKind(StrEnum):
    """What comes."""

    MET_BY_TIME = "met_by_time"
    LAW_CHANGES = "law_changes"
    SYSTEM_CHANGES = "system_changes"


@dataclass(frozen=True, order=True)
class Coming:
    """Something that comes on a day, for one criterion of one way; for a benefit system `criterion` is the new one."""

    on: date
    kind: OutlookKind
    rule: str
    criterion: str


def by_time(ways: Iterable[Way], at: date) -> list[Coming]:
    """Criteria that time meets in the next ninety days, each once: under the way that stands first."""
    found: dict[tuple[str, date], Coming] = {}
    for way in ways:
        for point in way.waits if way.standing in _LOOKED_AT else ():
            if point.since and at < point.since <= at + timedelta(days=AHEAD_DAYS):
                coming = Coming(point.since, OutlookKind.MET_BY_TIME, way.pathway.id, point.id)
                found.setdefault((point.id, point.since), coming)
    return sorted(found.values())


def by_system(changes: Iterable[Change], at: date) -> list[Coming]:
    """Benefit systems that begin in the next ninety days."""
    last = at + timedelta(days=AHEAD_DAYS)
    found = (one for one in changes if at < one.first <= last and one.after != NOTHING)
    return [Coming(one.first, OutlookKind.SYSTEM_CHANGES, SYSTEM, one.after) for one in found]


def by_law(facts: Facts, at: date) -> list[Coming]:
    """Wordings that began lately or begin soon, as far as they change a value for these facts."""
    first, last = at - timedelta(days=LAW_BACK_DAYS), at + timedelta(days=LAW_AHEAD_DAYS)
    return [
        Coming(day, OutlookKind.LAW_CHANGES, rule, criterion)
        for day, changed in sorted(pathways.wordings_that_change(first, last).items())
        for rule in WAYS
        for criterion in _differing(rule, changed, facts, day)
    ]


def _differing(rule: str, changed: frozenset[str], facts: Facts, day: date) -> list[str]:
    touched = [one for one in pathways.pathway(rule).ids if one in changed]
    if not touched:
        return []
    before = pathways.evaluate_rule(rule, facts, day - _DAY).criteria
    after = pathways.evaluate_rule(rule, facts, day).criteria
    return [one for one in touched if _value(before, one) != _value(after, one)]


def _value(criteria: object, identifier: str) -> str:
    found = criteria.get(identifier) if isinstance(criteria, dict) else None
    return str(found.value) if found else ""
