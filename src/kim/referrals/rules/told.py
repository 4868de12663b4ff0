"""What an authority tells about a procedure beside words: values of criteria and the outcome, and nothing else.

This is the only thing of a procedure that ever comes back to a case. Its shape leaves no room for a finding itself: ids
of criteria, values from a closed list, days, and codes; no text. Reading refuses whatever has another shape.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

_CRITERION = re.compile(r"[a-z0-9]{1,10}(\.[a-z0-9_]{1,40}){1,3}")
_CODE = re.compile(r"[A-Za-z0-9_.\-]{0,20}")


class ToldValue(StrEnum):
    """What an authority says of a criterion."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"


@dataclass(frozen=True)
class ToldCriterion:
    """The value of one criterion and the day on which the authority found it."""

    criterion: str
    value: ToldValue
    on: date


@dataclass(frozen=True)
class Told:
    """`about`: of whom of the packet, by the packet's own mark. `rule`: the way. `outcome`: empty while it runs.

    `title`: key of the granted title in the catalogue of statuses, `title_until` its last day; `goes_on_as`: a rule.
    """

    about: str
    rule: str
    values: tuple[ToldCriterion, ...] = ()
    outcome: str = ""
    decided_on: date | None = None
    title: str = ""
    title_until: date | None = None
    goes_on_as: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values; what is empty is left out."""
        found = {name: _plain(value) for name, value in asdict(self).items() if value}
        return found if found.get("values") or found.get("outcome") else {}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Told:
        """What `as_json` gave. ValueError for anything that does not belong into it."""
        if unknown := set(stored) - {one.name for one in fields(cls)}:
            raise ValueError(f"{sorted(unknown)[0]!r} is never told")
        return cls(
            **{name: _code(stored.get(name, "")) for name in ("about", "rule", "outcome", "title", "goes_on_as")},
            decided_on=_day(stored.get("decided_on")),
            title_until=_day(stored.get("title_until")),
            values=tuple(map(_value, stored.get("values", ()))),
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _value(stored: Mapping[str, Any]) -> ToldCriterion:
    if set(stored) != {"criterion", "value", "on"}:
        raise ValueError("of a criterion only its value and a day are told")
    if not _CRITERION.fullmatch(stored["criterion"]):
        raise ValueError(f"{stored['criterion']!r} is no criterion")
    return ToldCriterion(stored["criterion"], ToldValue(stored["value"]), date.fromisoformat(stored["on"]))


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise ValueError(f"{text!r} is no code")
    return text


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
