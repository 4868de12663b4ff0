"""A text from a planning conference names nobody of a colleague's case either, and the question tells nothing more."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from kim.casework.actions import planning
from kim.casework.models import PlanningConference, ReleaseRequest, Theme
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
