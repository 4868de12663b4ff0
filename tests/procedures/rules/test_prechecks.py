"""A pre-check is read into the lines of a checklist: its own pathway first, and only what applied."""

from __future__ import annotations

from datetime import date

from kim.pathways.api import Finding, PreCheck
from kim.procedures.rules.prechecks import read_in


def precheck(rule: str, *findings: Finding) -> PreCheck:
    return PreCheck(
        rule=rule, title="", norm="", made_on="2026-11-20", at="2026-11-20", application="2026-11-20",
        overall="unknown", effect="soll", standing="by_evidence", earliest="", findings=findings, facts=(), sentence="",
    )  # fmt: skip


def finding(criterion: str, sight: str, *missing: str) -> Finding:
    return Finding(criterion, criterion, True, "unknown", sight, "§", f"{criterion}@2022-12-31", (), missing)


def test_value_day_missing_evidence_and_wording_come_along() -> None:
    read = read_in([precheck("25b", finding("25b.language", "open", "Zertifikat"))], "25b")
    assert read["25b.language"] == {
        "prechecked": "open",
        "prechecked_on": date(2026, 11, 20),
        "prechecked_lacks": ["Zertifikat"],
        "prechecked_version": "25b.language@2022-12-31",
    }


def test_for_what_did_not_apply_nothing_is_asked_and_what_is_met_lacks_nothing() -> None:
    found = read_in(
        [precheck("25b", finding("25b.school_children", "none"), finding("g.passport", "met", "Pass"))], "25b"
    )
    assert (found["25b.school_children"]["prechecked"], found["25b.school_children"]["state"]) == ("none", "not_needed")
    assert found["g.passport"]["prechecked_lacks"] == []
    assert "state" not in found["g.passport"]


def test_the_pre_check_of_the_pathway_itself_wins() -> None:
    others = precheck("25a", finding("g.passport", "open"), finding("g.identity", "met"))
    found = read_in([others, precheck("25b", finding("g.passport", "met"))], "25b")
    assert (found["g.passport"]["prechecked"], found["g.identity"]["prechecked"]) == ("met", "met")
