"""What if: supposed facts, told apart from what is known and never stored.

Each supposition replaces one fact as a whole. Its evidence is supposed with it: "the certificate is there". What only
an authority can find out may be supposed in one way alone: that nothing stands against the person.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any


class Supposition(StrEnum):
    """What may be supposed besides a level of German and a share of the livelihood."""

    CIVIC = "civic"
    DECLARED = "declared"
    IDENTITY = "identity"
    PASSPORT = "passport"
    SCHOOL = "school"
    NO_FINDINGS = "no_findings"


NO_FINDINGS: Mapping[str, Any] = {
    "fdgo_indications": "none",
    "deception": {"ever": False, "present_causal": False, "repeated": False},
    "cooperation": {"present": "ok", "past_delay": False},
    "convictions": [],
    "total_sentence": "none",
    "pending_investigation": False,
    "expulsion": "none",
    "order_58a": False,
    "entry_ban": False,
    "security_flags": "none",
    "removal_measures": "none",
    "work_ban_60a6": False,
    "equality_concern": False,
    "stag_false_declaration": False,
    "stag_bar": "none",
}


def supposed(
    known: Mapping[str, Any], chosen: frozenset[Supposition], at: date, german: str = "", livelihood: int | None = None
) -> dict[str, Any]:
    """The facts that are replaced. `german`: a level, proven orally and in writing; `livelihood`: percent by work."""
    found: dict[str, Any] = {}
    if german:
        found["language"] = {"level": german, "oral": german, "date": at}
    if livelihood is not None:
        found["income_calc"] = {"coverage_ratio": round(livelihood / 100, 4), "by": "work"}
    for one in chosen:
        found |= _facts(one, known, at)
    return found


def _facts(one: Supposition, known: Mapping[str, Any], at: date) -> Mapping[str, Any]:
    if one is Supposition.NO_FINDINGS:
        return NO_FINDINGS
    if one is Supposition.SCHOOL:
        seen = [_at_school(item) for item in known.get("household", ())]
        return {"household": seen} if "household" in known else {}
    found: dict[Supposition, dict[str, Any]] = {
        Supposition.CIVIC: {"civic": {"test": "einbuergerungstest", "passed": True, "date": at}},
        Supposition.DECLARED: {"declarations": {"fdgo": at, "history": at}},
        Supposition.IDENTITY: {
            "identity": {**_kept(known, "identity"), "state": "clarified", "nationality_clarified": True}
        },
        Supposition.PASSPORT: {"passport": {"kind": "national", "valid_until": date(at.year + 5, 1, 1)}},
    }
    return found[one]


def _at_school(item: Mapping[str, Any]) -> dict[str, Any]:
    return {**item, "school_certificate": "documented"} if item["relation"] == "child" else dict(item)


def _kept(known: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in known.get(key, {}).items() if name != "evidence"}
