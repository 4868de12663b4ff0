"""What differs between two frozen versions of a plan."""

from __future__ import annotations

from typing import Any

import pytest

from kim.casework.rules.plan_difference import Changed, difference


def step(number: int, **given: Any) -> dict[str, Any]:
    plain = {"title": f"Schritt {number}", "due_on": None, "needs": [], "party": "client", "state": "open"}
    return {"number": number, **plain, **given}


def goal(number: int, **given: Any) -> dict[str, Any]:
    return {"number": number, "own_words": f"Ziel {number}", "state": "open", **given}


def version(*steps: dict[str, Any], goals: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"goals": list(goals), "steps": list(steps)}


def test_the_same_version_differs_in_nothing() -> None:
    found = difference(version(step(1), goals=(goal(1),)), version(step(1), goals=(goal(1),)))
    assert found.is_same
    assert (found.steps.same, found.goals.same) == (1, 1)


def test_steps_come_change_and_go_by_their_number() -> None:
    before = version(step(1), step(2, due_on="2026-12-01"), step(3))
    after = version(step(1), step(2, due_on="2027-01-15", title="Anders"), step(4))
    found = difference(before, after).steps
    assert [item.number for item in found.added] == [4]
    assert [item.number for item in found.dropped] == [3]
    (changed,) = found.changed
    assert changed.title == "Anders"
    assert changed.changes == (
        Changed("title", "Schritt 2", "Anders"),
        Changed("due_on", "2026-12-01", "2027-01-15"),
    )
    assert found.same == 1


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [("needs", [], [1, 2]), ("office", "Jobcenter", "Jugendamt"), ("legal_end_on", None, "2027-01-01")],
)
def test_each_agreed_field_is_compared(field: str, before: Any, after: Any) -> None:
    found = difference(version(step(1, **{field: before})), version(step(1, **{field: after})))
    assert [change.field for change in found.steps.changed[0].changes] == [field]


def test_how_far_a_step_is_was_never_agreed() -> None:
    assert difference(version(step(1)), version(step(1, state="done"))).is_same


def test_what_an_older_program_did_not_freeze_counts_as_empty() -> None:
    assert difference(version(step(1)), version(step(1, legal_end_on=None, description=""))).is_same


def test_goals_are_compared_too() -> None:
    found = difference(version(goals=(goal(1),)), version(goals=(goal(1, how_seen="Lina geht in die Kita"), goal(2))))
    assert [item.number for item in found.goals.added] == [2]
    assert found.goals.changed[0].changes == (Changed("how_seen", None, "Lina geht in die Kita"),)
