"""A pre-check is read into the lines of a checklist: its own pathway first, and only what applied."""

from __future__ import annotations

from datetime import date

from kim.pathways.api import Finding, PreCheck
from kim.procedures.rules.prechecks import read_in

LINES = ("25b.language", "g.passport", "g.identity")


def precheck(rule: str, *findings: Finding) -> PreCheck:
    return PreCheck(
        rule=rule, title="", norm="", made_on="2026-11-20", at="2026-11-20", application="2026-11-20",
        overall="unknown", effect="soll", standing="by_evidence", earliest="", findings=findings, facts=(), sentence="",
    )  # fmt: skip


def finding(criterion: str, sight: str, *missing: str) -> Finding:
    return Finding(criterion, criterion, True, "unknown", sight, "§", f"{criterion}@2022-12-31", (), missing)


def test_value_day_missing_evidence_and_wording_come_along() -> None:
    read = read_in([precheck("25b", finding("25b.language", "open", "Zertifikat"))], "25b", LINES)
    assert read["25b.language"] == {
        "prechecked": "open",
        "prechecked_on": date(2026, 11, 20),
        "prechecked_lacks": ["Zertifikat"],
        "prechecked_version": "25b.language@2022-12-31",
    }


def test_for_what_did_not_apply_nothing_is_asked_and_what_is_met_lacks_nothing() -> None:
    nothing, passport = finding("25b.school_children", "none"), finding("g.passport", "met", "Pass")
    found = read_in([precheck("25b", nothing, passport)], "25b", LINES)
    assert (found["25b.school_children"]["prechecked"], found["25b.school_children"]["state"]) == ("none", "not_needed")
    assert found["g.passport"]["prechecked_lacks"] == []
    assert "state" not in found["g.passport"]


def test_the_pre_check_of_the_pathway_itself_wins() -> None:
    others = precheck("25a", finding("g.passport", "open"), finding("g.identity", "met"))
    found = read_in([others, precheck("25b", finding("g.passport", "met"))], "25b", LINES)
    assert (found["g.passport"]["prechecked"], found["g.identity"]["prechecked"]) == ("met", "met")


def test_another_route_than_that_of_the_pre_check_needs_no_papers() -> None:
    found = read_in([precheck("25b", finding("25b.residence", "met"))], "25b", ["25b.residence", "25b.6_60d"])
    assert found["25b.6_60d"] == {"state": "not_needed"}
    # Without a pre-check of this pathway nothing is known of its routes.
    assert read_in([precheck("25a")], "25b", ["25b.6_60d"]) == {}
