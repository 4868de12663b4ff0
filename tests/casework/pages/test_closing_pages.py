"""Closing a case on one page: goals taken over, what was missing, and the answers of the household."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kim.casework.actions import goals
from kim.casework.models import Case, Evaluation, Goal, Obstacle
from kim.casework.rules.codes import GoalState
from kim.kernel import clock

pytestmark = pytest.mark.django_db
TODAY = f"{clock.today():%d.%m.%Y}"


@pytest.fixture
def goal(case: Case, cast: Any) -> Goal:
    return goals.add(actor=cast.clara.actor, case=case, own_words="Deutsch lernen", life_area="language")


def test_the_form_takes_goals_over_and_asks_for_those_that_are_open(clara: Any, case: Case, goal: Goal) -> None:
    page = clara.get("case-close", case.public_id).content.decode()
    assert "„Deutsch lernen“" in page
    given = {f"goal_{goal.public_id}": "reached", "reason": "goals_reached", "closed_on": TODAY}
    answer = clara.post("case-close", case.public_id, version=case.version, **given)
    assert answer.status_code == 302
    page = clara.get("case", case.public_id).content.decode()
    assert "Wie es ausging" in page
    assert "noch nicht besprochen" in page
    assert "nicht gefragt" in page


@pytest.mark.parametrize("state", [state for state in GoalState if state is not GoalState.OPEN])
def test_a_goal_is_looked_back_on_with_the_whole_scale(clara: Any, case: Case, goal: Goal, state: str) -> None:
    given = {f"goal_{goal.public_id}": state, "reason": "moved_away", "closed_on": TODAY}
    assert clara.post("case-close", case.public_id, version=case.version, **given).status_code == 302
    goal.refresh_from_db()
    assert goal.state == state


def test_goals_that_were_reached_suggest_the_reason(clara: Any, case: Case, goal: Goal, cast: Any) -> None:
    goals.evaluate(actor=cast.clara.actor, goal=goal, version=goal.version, state="reached")
    page = clara.get("case-close", case.public_id).content.decode()
    field = re.search(r'<input[^>]*value="goals_reached"[^>]*>', page)
    assert field is not None and "checked" in field.group()


def test_what_was_missing_leads_to_the_note_for_steering(clara: Any, case: Case) -> None:
    given = {"reason": "moved_away", "closed_on": TODAY, "lacked": "something", "obstacle_kind": "offer_gap"}
    given |= {"life_area": "language", "missing": "Kein Kurs am Abend."}
    refused = clara.post("case-close", case.public_id, version=case.version, **given | {"missing": ""})
    assert refused.status_code == 422
    assert "Schreiben Sie, was gefehlt hat." in refused.content.decode()
    # What stands first in a list would be counted as if somebody had said it.
    unchosen = clara.post("case-close", case.public_id, version=case.version, **given | {"life_area": ""})
    assert unchosen.status_code == 422
    assert "Wählen Sie den Lebensbereich." in unchosen.content.decode()
    answer = clara.post("case-close", case.public_id, version=case.version, **given)
    noted = Obstacle.objects.get()
    assert answer["Location"] == f"{noted.get_absolute_url()}#hinweis"
    page = clara.client.get(noted.get_absolute_url()).content.decode()
    assert page.count("Kein Kurs am Abend.") >= 2, "told in the case, and prefilled as the draft"
    assert "Zur Freigabe geben" in page


def test_the_answers_of_the_household_are_written_in_their_words(clara: Any, case: Case) -> None:
    assert "Fühlten Sie sich verstanden?" in clara.get("case-evaluation", case.public_id).content.decode()
    refused = clara.post("case-evaluation", case.public_id, version=case.version, changed_words="Ja, viel")
    assert refused.status_code == 422
    assert "Ja, viel" in refused.content.decode()
    clara.post("case-evaluation", case.public_id, version=case.version, changed="yes", changed_words="Ja, viel")
    assert Evaluation.objects.get().own_words == "Ja, viel"
    stale = clara.post("case-evaluation", case.public_id, version=case.version, changed="no")
    assert stale.status_code == 409


def test_the_entry_at_the_state_is_marked_and_filtered(clara: Any, case: Case) -> None:
    filtered = {"ansicht": "nicht-eingetragen"}
    assert "noch nicht eingetragen" in clara.get("case", case.public_id).content.decode()
    assert "Familie Sommer</a>" in clara.get("cases", data=filtered).content.decode()
    wrong = clara.post("case-state-entry", case.public_id, version=case.version, entered="yes", on="01.01.1990")
    assert wrong.status_code == 422
    clara.post("case-state-entry", case.public_id, version=case.version, entered="yes", on=TODAY)
    assert f"eingetragen am {TODAY}" in clara.get("case", case.public_id).content.decode()
    assert "Familie Sommer</a>" not in clara.get("cases", data=filtered).content.decode()
