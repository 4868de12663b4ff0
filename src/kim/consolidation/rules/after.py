"""What comes after a title: which ways it leads on to, and which entry of the catalogue a granted way becomes.

Basis: § 104c Abs. 3 (a. F.) leads to §§ 25a, 25b alone; a title of Abschnitt 5 leads to settlement under § 26 Abs. 4,
every other one under § 9 AufenthG; each of them, and settlement itself, to naturalisation (§ 10 StAG). A Duldung under
§ 60c leads to § 19d Abs. 1a, one under § 60d to § 25b Abs. 6. Whether and when, the rules of that way say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from kim.pathways import api as pathways

Period = Mapping[str, Any]
LEADS_TO: Mapping[str, tuple[str, ...]] = {
    "104c": ("25b", "25a"),
    "25a": ("10", "26_4"),
    "25b": ("10", "26_4"),
    "16g": ("10", "9"),
    "18": ("10", "9"),
    "19d": ("10", "9"),
    "60c": ("19d",),
    "60d": ("25b",),
    "9": ("10",),
    "26_3": ("10",),
    "26_4": ("10",),
}
ENTRIES: Mapping[str, str] = {
    "104c": "10.e.pp",
    "25a": "10.c.oo",
    "25b": "10.c.tt",
    "16g": "10.a.pp",
    "19d": "10.b.nn",
    "60c": "17.e",
    "60d": "17.i",
    "9": "11.a",
    "26_3": "11.j",
    "26_4": "11.o",
    "10": "DEUTSCH",
    "8": "DEUTSCH",
    "9s": "DEUTSCH",
}
"""What is recorded of a granted way if the authority names no other entry. § 18 has two, so it has none here."""
_CODES = {"18a": "18", "18b": "18", "NE": "9"}
NOT_PROLONGED = frozenset({"104c"})
STEPS_BACK = frozenset({"16g", "60c", "60d"})
"""Made for people who have to leave: whoever holds a title that goes on has more already."""
_DAY = timedelta(days=1)
HALF_A_YEAR = timedelta(days=183)


def held(periods: Iterable[Period], at: date) -> str:
    """The way that the title of this day belongs to; empty for another status, or none."""
    rule = next((_rule_of(period) for period in periods if _runs(period, at)), "")
    return rule if rule in LEADS_TO else ""


def has_title(periods: Iterable[Period], at: date) -> bool:
    """Whether a title is held on this day that can be prolonged."""
    return any(_runs(one, at) and one.get("type") == "erlaubt" and _is_renewable(one) for one in periods)


def _rule_of(period: Period) -> str:
    code = str(period.get("para", "")).partition(".")[0]
    return _CODES.get(code, code)


def with_title(periods: Iterable[Period], key: str, first: date, last: date | None) -> list[dict[str, Any]]:
    """The periods as they would be with this title from a day on; what went on longer ends the day before."""
    entry = pathways.status(key)
    kept = [
        {**period, "to": min(period.get("to") or first, first - _DAY)} for period in periods if period["from"] < first
    ]
    title = {"type": str(entry.engine_type), "para": entry.para, "from": first, "to": last, "evidence": "verified"}
    return [*kept, title]


def prolonged(periods: Iterable[Period], at: date) -> list[dict[str, Any]]:
    """The title of this day without its end, as if it were prolonged each time; one that cannot be keeps its end."""
    return [
        {**period, "to": None} if _runs(period, at) and _is_renewable(period) else dict(period) for period in periods
    ]


def _runs(period: Period, at: date) -> bool:
    return bool(period["from"] <= at and (period.get("to") is None or at <= period["to"]))


def _is_renewable(period: Period) -> bool:
    return _rule_of(period) not in NOT_PROLONGED


def is_recorded(periods: Iterable[Period], key: str, first: date) -> bool:
    """Whether a title of this paragraph stands there that began around the day of the decision."""
    para = pathways.status(key).para
    near = (first - HALF_A_YEAR, first + HALF_A_YEAR)
    return any(period.get("para") == para and near[0] <= period["from"] <= near[1] for period in periods)


def remind_on(earliest: date, today: date) -> date:
    """Half a year before, because that is how long papers take; tomorrow at the earliest."""
    return max(earliest - HALF_A_YEAR, today + _DAY)
