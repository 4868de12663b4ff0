from __future__ import annotations

from datetime import date

import pytest

from kim.casework import jobs
from kim.casework.actions import proposals, releases
from kim.casework.models import Case, Proposal, ReleaseRequest
from kim.casework.rules.codes import ObservationState, ReleaseState
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import RuleViolation
from kim.kernel.findings import WouldDisclose
from kim.people.actions import persons
from kim.people.models import HouseholdMember
from kim.steering.models import Observation
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TELLING = "Sabine kann ihren Kurs am 04.01. nicht beginnen, weil Paul keinen Kita-Platz hat."


def case_of(actor: Actor) -> Case:
    case = make.case(actor)
    make.person(actor, case, "Paul", family_name="Sommer", birth="2023-03-02")
    make.step(actor, case, due_on=date(2027, 1, 4))
    return case


def test_a_draft_may_name_the_case_while_it_stays_there(cast: Cast) -> None:
    clara = cast.clara.actor
    proposal = make.proposal(clara, case_of(clara), TELLING)
    assert proposal.state is ObservationState.DRAFTED
    assert not ReleaseRequest.objects.exists()


def test_what_the_case_knows_keeps_the_text_in_the_case(cast: Cast) -> None:
    clara = cast.clara.actor
    proposal = make.proposal(clara, case_of(clara), TELLING)
    with pytest.raises(WouldDisclose) as refusal:
        proposals.submit(actor=clara, proposal=proposal)
    found = {finding.text for finding in refusal.value.report.blocks}
    assert {"Sabine", "Paul"} <= found
    assert any("04.01" in text for text in found)
    assert refusal.value.field == "text"
    assert not ReleaseRequest.objects.exists()


def test_following_all_replacements_makes_the_text_neutral(cast: Cast) -> None:
    clara = cast.clara.actor
    proposal = make.proposal(clara, case_of(clara), TELLING)
    proposals.neutralise(actor=clara, proposal=proposal)
    for telling in ("Sabine", "Paul", "04.01"):
        assert telling not in proposal.text
    assert "ein Kind unter" in proposal.text
    assert proposals.submit(actor=clara, proposal=proposal).text == proposal.text


def test_one_replacement_can_be_followed_alone(cast: Cast) -> None:
    clara = cast.clara.actor
    proposal = make.proposal(clara, case_of(clara), TELLING)
    proposals.neutralise(actor=clara, proposal=proposal, starts=frozenset({0}))
    assert "Sabine" not in proposal.text
    assert "Paul" in proposal.text


def test_people_who_left_the_household_block_as_well(cast: Cast) -> None:
    clara = cast.clara.actor
    case = case_of(clara)
    gone = make.person(clara, case, "Ottokar", family_name="Sommer")
    with acting_as(clara):
        membership = HouseholdMember.objects.get(person=gone)
        persons.move_out(actor=clara, membership=membership, last_day=date(2026, 1, 1))
    with pytest.raises(WouldDisclose):
        proposals.submit(actor=clara, proposal=make.proposal(clara, case, "Ottokar fand keinen Kurs."))


def test_the_request_knows_text_and_codes_and_no_case(cast: Cast) -> None:
    clara = cast.clara.actor
    case = case_of(clara)
    request = make.request(clara, case)
    assert (request.text, request.life_area, request.state) == (make.NEUTRAL, "language", ReleaseState.OPEN)
    relations = {field.related_model for field in ReleaseRequest._meta.concrete_fields if field.is_relation}
    assert Case not in relations
    assert Proposal not in relations


def test_a_text_that_is_with_a_second_person_is_not_changed(cast: Cast) -> None:
    clara = cast.clara.actor
    case = case_of(clara)
    proposal = make.proposal(clara, case)
    proposals.submit(actor=clara, proposal=proposal)
    with acting_as(clara), pytest.raises(RuleViolation) as refusal:
        proposals.draft(actor=clara, obstacle=proposal.obstacle, text="Anders.")
    assert refusal.value.code == "on_its_way"


def test_a_returned_text_is_rewritten_and_asked_again(cast: Cast) -> None:
    clara = cast.clara.actor
    proposal = make.proposal(clara, case_of(clara))
    first = proposals.submit(actor=clara, proposal=proposal)
    releases.send_back(actor=cast.carlo.actor, request=first, comment="Bitte ohne das Wort Eltern.")
    with acting_as(clara):
        proposal.refresh_from_db()
        assert proposal.state is ObservationState.DRAFTED
        proposals.draft(actor=clara, obstacle=proposal.obstacle, text="Kurse beginnen ohne Betreuung.")
        second = proposals.submit(actor=clara, proposal=Proposal.objects.get())
    assert second.pk != first.pk
    assert second.text == "Kurse beginnen ohne Betreuung."


def test_a_text_can_be_withdrawn_before_anybody_read_it(cast: Cast) -> None:
    clara = cast.clara.actor
    proposal = make.proposal(clara, case_of(clara))
    request = proposals.submit(actor=clara, proposal=proposal)
    with acting_as(clara):
        proposals.withdraw(actor=clara, proposal=proposal)
        request.refresh_from_db()
        assert (request.state, proposal.state) == (ReleaseState.WITHDRAWN, ObservationState.WITHDRAWN)
    with pytest.raises(RuleViolation):
        proposals.withdraw(actor=clara, proposal=proposal)


def test_a_released_text_can_be_taken_back_until_it_is_delivered(cast: Cast) -> None:
    clara = cast.clara.actor
    proposal = make.proposal(clara, case_of(clara))
    request = proposals.submit(actor=clara, proposal=proposal)
    releases.release(actor=cast.carlo.actor, request=request)
    with acting_as(clara):
        proposal = Proposal.objects.get()
        proposals.withdraw(actor=clara, proposal=proposal)
    jobs.deliver_observations()
    assert not Observation.objects.exists()
    with acting_as(clara):
        proposals.submit(actor=clara, proposal=Proposal.objects.get())
        request = ReleaseRequest.objects.latest("pk")
    releases.release(actor=cast.carlo.actor, request=request)
    jobs.deliver_observations()
    with acting_as(clara), pytest.raises(RuleViolation) as refusal:
        proposals.withdraw(actor=clara, proposal=Proposal.objects.get())
    assert refusal.value.code == "delivered"
