"""A case from its opening to its closing."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from kim.casework.actions import cases, enquiries, goals, phases
from kim.casework.models import Case, Enquiry, Plan
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import Conflict, RuleViolation
from tests import make
from tests.cast import Cast

DAY = date(2026, 3, 2)


def test_an_enquiry_becomes_a_case_and_is_answered_with_it(cast: Cast) -> None:
    enquiry = enquiries.record(actor=cast.clara.actor, name="Familie Sommer", access_path="jobcenter")
    case = cases.open(actor=cast.clara.actor, label="Familie Sommer", enquiry=enquiry, access_path="jobcenter")
    with acting_as(cast.clara.actor):
        answered = Enquiry.objects.get(pk=enquiry.pk)
        assert (answered.state, answered.outcome, answered.case) == ("answered", "case_opened", case)
        assert (case.phase, case.assigned_to, case.unit) == ("access", cast.clara.membership, cast.auental)
        assert case.household.label == "Familie Sommer"


def test_a_case_number_can_be_read_over_the_phone(cast: Cast) -> None:
    number = make.case(cast.clara.actor).number
    assert len(number) == 7
    assert number[3] == "-"
    assert not set("AEIOUL01") & set(number)


def test_an_enquiry_answered_without_a_case_can_be_taken_up_again(cast: Cast) -> None:
    actor = cast.clara.actor
    enquiry = enquiries.record(actor=actor, name="Herr Winter")
    enquiries.answer(actor=actor, enquiry=enquiry, outcome="referred", answer="Formular erklärt")
    assert enquiry.state == "answered"
    enquiries.reopen(actor=actor, enquiry=enquiry)
    assert (enquiry.state, enquiry.outcome, enquiry.answered_on) == ("open", "", None)


def test_an_enquiry_passed_on_is_out_of_sight_for_the_giver(cast: Cast) -> None:
    enquiry = enquiries.record(actor=cast.clara.actor, name="Herr Winter")
    enquiries.pass_on(actor=cast.clara.actor, enquiry=enquiry, to=cast.cem.membership)
    with acting_as(cast.clara.actor), pytest.raises(Http404):
        enquiries.answer(actor=cast.clara.actor, enquiry=enquiry, outcome="not_pursued")
    assert enquiries.answer(actor=cast.cem.actor, enquiry=enquiry, outcome="not_pursued").outcome == "not_pursued"


def test_an_enquiry_is_not_passed_on_to_another_unit(cast: Cast) -> None:
    enquiry = enquiries.record(actor=cast.clara.actor, name="Herr Winter")
    with pytest.raises(RuleViolation) as refused:
        enquiries.pass_on(actor=cast.clara.actor, enquiry=enquiry, to=cast.carlo.membership)
    assert refused.value.field == "to"


def test_an_indication_needs_a_criterion_and_brings_the_case_into_intake(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with pytest.raises(RuleViolation) as refused:
        cases.record_indication(actor=actor, case=case, version=case.version, criteria=[])
    assert refused.value.code == "criterion_missing"
    cases.record_indication(
        actor=actor, case=case, version=case.version, criteria=["several_providers", "complex_need"]
    )
    assert case.indication == ["complex_need", "several_providers"]
    assert case.phase == "intake"


def test_a_case_goes_into_the_next_phase_or_back_but_skips_none(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    phases.move(actor=actor, case=case, phase="intake")
    with pytest.raises(RuleViolation):
        phases.move(actor=actor, case=case, phase="linking")
    phases.move(actor=actor, case=case, phase="assessment")
    phases.move(actor=actor, case=case, phase="intake")
    with acting_as(actor):
        assert [change.phase for change in case.phase_changes.all()] == ["access", "intake", "assessment", "intake"]


def test_a_case_is_not_closed_by_moving_its_phase(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    with pytest.raises(RuleViolation):
        phases.move(actor=cast.clara.actor, case=case, phase="closed")


def test_a_case_is_closed_with_a_reason_and_its_plan_ends(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    plan = make.adopted_plan(actor, case)
    cases.close(actor=actor, case=case, version=_version(actor, case), reason="moved_away")
    with acting_as(actor):
        assert Plan.objects.get(pk=plan.pk).state == "ended"
        assert case.is_closed
        assert case.closed_on == clock.today()


def test_handing_over_to_a_regular_service_names_the_service(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    with pytest.raises(RuleViolation) as refused:
        cases.close(actor=cast.clara.actor, case=case, version=case.version, reason="handed_over")
    assert refused.value.field == "note"


def test_goals_reached_is_no_reason_while_a_goal_is_open(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    goal = goals.add(actor=actor, case=case, own_words="Deutsch lernen", life_area="language")
    with pytest.raises(RuleViolation):
        cases.close(actor=actor, case=case, version=case.version, reason="goals_reached")
    goals.evaluate(actor=actor, goal=goal, version=goal.version, state="reached")
    assert cases.close(actor=actor, case=case, version=case.version, reason="goals_reached").is_closed


def test_nothing_is_written_into_a_closed_case(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    cases.close(actor=actor, case=case, version=case.version, reason="contact_lost")
    with pytest.raises(RuleViolation) as refused:
        goals.add(actor=actor, case=case, own_words="Deutsch lernen", life_area="language")
    assert refused.value.code == "case_closed"


def test_a_closed_case_is_taken_up_again_with_a_reason_and_starts_with_looking_anew(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    cases.close(actor=actor, case=case, version=case.version, reason="contact_lost")
    with pytest.raises(RuleViolation):
        cases.reopen(actor=actor, case=case, reason=" ")
    cases.reopen(actor=actor, case=case, reason="Familie hat sich wieder gemeldet")
    assert (case.phase, case.closed_on, case.closing_reason) == ("assessment", None, "")
    with acting_as(actor):
        assert case.phase_changes.last().reason == "Familie hat sich wieder gemeldet"


def test_a_case_is_opened_today_or_earlier(cast: Cast) -> None:
    with clock.at(DAY):
        assert cases.open(actor=cast.clara.actor, label="Familie Herbst", opened_on=DAY).opened_on == DAY
        with pytest.raises(RuleViolation):
            cases.open(actor=cast.clara.actor, label="Familie Herbst", opened_on=date(2026, 3, 3))


def test_a_household_has_one_open_case(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    with acting_as(cast.clara.actor), pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(
            household=case.household, unit=case.unit, assigned_to=cast.clara.membership, opened_on=clock.today()
        )


def test_two_who_edit_the_same_case_do_not_overwrite_each_other(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    seen = case.version
    cases.edit(actor=actor, case=case, version=seen, access_path="self")
    with pytest.raises(Conflict) as conflict:
        cases.edit(actor=actor, case=case, version=seen, access_path="jobcenter")
    assert conflict.value.current.access_path == "self"


def _version(actor: object, case: Case) -> int:
    with acting_as(actor):  # type: ignore[arg-type]
        return int(Case.objects.get(pk=case.pk).version)
