"""No text that leaves casework names anybody of a colleague's case either, and the question tells nothing more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from kim.casework.actions import planning, proposals, supervision, training_needs
from kim.casework.models import (
    Case,
    PlanningConference,
    ReleaseRequest,
    SupervisionLink,
    Theme,
)
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.kernel.findings import WouldDisclose
from kim.kernel.models import ReadLog
from kim.people import api as people
from kim.people.models import NameToken
from tests import make
from tests.cast import Cast

CODES: dict[str, Any] = {"kind": "obstacle", "obstacle_kind": "waiting_time", "life_area": "housing"}


@pytest.fixture
def conference(cast: Cast) -> PlanningConference:
    """Clara's; Carlo, of another unit, has a case of his own."""
    carlo, clara = cast.carlo.actor, cast.clara.actor
    with acting_as(carlo):
        make.person(carlo, make.case(carlo, "Familie Quendel"), "Thymia", family_name="Quendel")
    with acting_as(clara):
        return planning.call(actor=clara, topic="Wartezeit", held_on=clock.today(), case_count=6)


def theme(cast: Cast, conference: PlanningConference, text: str) -> Theme:
    with acting_as(cast.clara.actor):
        return planning.note(actor=cast.clara.actor, conference=conference, text=text, office_kinds=[], **CODES)


@pytest.mark.parametrize(
    "text", ["Frau Quendel wartet seit langem.", "Quendels Antrag liegt.", "Für THYMIA fehlt Geld."]
)
def test_a_name_out_of_a_colleagues_case_does_not_leave_and_is_not_said(
    cast: Cast, conference: PlanningConference, text: str
) -> None:
    made = theme(cast, conference, text)
    with acting_as(cast.clara.actor), pytest.raises(RuleViolation) as refusal:
        planning.submit(actor=cast.clara.actor, theme=made)
    assert refusal.value.code == "known_name"
    assert "Quendel" not in str(refusal.value)
    with acting_as(cast.clara.actor):
        assert not ReleaseRequest.objects.exists()


def test_every_yes_is_written_down_for_data_protection(cast: Cast, conference: PlanningConference) -> None:
    made = theme(cast, conference, "Frau Quendel wartet.")
    with acting_as(cast.clara.actor), pytest.raises(RuleViolation):
        planning.submit(actor=cast.clara.actor, theme=made)
    look = ReadLog.objects.get(kind="known_name")
    assert (look.subject, look.actor_id) == (made.public_id, cast.clara.user.pk)


def test_without_a_name_it_goes_its_way(cast: Cast, conference: PlanningConference) -> None:
    made = theme(cast, conference, "Zwischen Antrag und Bescheid vergehen Monate.")
    with acting_as(cast.clara.actor):
        assert planning.submit(actor=cast.clara.actor, theme=made).request is not None
    assert not ReadLog.objects.filter(kind="known_name").exists()


def test_a_colleagues_own_name_is_told(cast: Cast, conference: PlanningConference) -> None:
    made = theme(cast, conference, f"{cast.carlo.user.name} wartet auch.")
    with acting_as(cast.clara.actor), pytest.raises(WouldDisclose) as refusal:
        planning.submit(actor=cast.clara.actor, theme=made)
    assert cast.carlo.user.name in str(refusal.value)


def test_the_database_answers_yes_or_no_and_shows_no_row(cast: Cast, conference: PlanningConference) -> None:
    with acting_as(cast.clara.actor), transaction.atomic():
        assert people.is_known_here(["Quendel"]) is True
        assert people.is_known_here(["Rosmarin", "al"]) is False
        assert not NameToken.objects.filter(token="quendel").exists()


@pytest.fixture
def case(cast: Cast, conference: PlanningConference) -> Case:
    """Clara's own."""
    with acting_as(cast.clara.actor):
        return make.case(cast.clara.actor)


NEED: dict[str, Any] = {"topic": "social_law", "audience": "case_managers", "urgency": "now"}
WAYS: dict[str, Callable[[Any, Case, str], object]] = {
    "training need": lambda actor, _case, text: training_needs.note(
        actor=actor, text=text, looked_at_guesses=True, **NEED
    ),
    "note from a case": lambda actor, case, text: proposals.submit(
        actor=actor, proposal=make.proposal(actor, case, text)
    ),
    "question": lambda actor, case, text: supervision.ask(actor=actor, case=case, text=text, confirmed=True),
    "asked on": lambda actor, case, text: supervision.ask_on(
        actor=actor, link=SupervisionLink.objects.get(question=make.supervised(actor, case)), text=text, confirmed=True
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_out_is_compared_and_every_yes_is_written_down(cast: Cast, case: Case, way: str) -> None:
    clara, _coordination = cast.clara.actor, cast.konrad
    with acting_as(clara):
        WAYS[way](clara, case, "Zwischen Antrag und Bescheid vergehen Monate.")
        assert not ReadLog.objects.filter(kind="known_name").exists()
        other = make.case(clara, "Familie Winter")
        with pytest.raises(RuleViolation) as refusal:
            WAYS[way](clara, other, "Auch Frau Quendel wartet.")
    assert refusal.value.code == "known_name"
    assert "Quendel" not in str(refusal.value)
    assert ReadLog.objects.filter(kind="known_name", actor_id=cast.clara.user.pk).count() == 1
