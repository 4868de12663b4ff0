"""The end of a case: goals, what was missing, the household's answers, the state's database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kim.casework.actions import cases, closings, goals, proposals, releases, way_out
from kim.casework.actions.closings import Missing
from kim.casework.models import Evaluation, Obstacle, Proposal
from kim.casework.queries import closing, listing
from kim.casework.queries.listing import View
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import Conflict, RuleViolation
from tests import make
from tests.cast import Cast

MISSING = Missing("Kein Sprachkurs am Abend.", "offer_gap", "language")


def test_goals_are_looked_back_on_while_closing(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor):
        goal = goals.add(actor=actor, case=case, own_words="Deutsch lernen", life_area="language")
        closings.close(actor=actor, case=case, version=case.version, reason="goals_reached", attained={goal: "reached"})
        goal.refresh_from_db()
        assert (goal.state, case.is_closed, case.lacked) == ("reached", True, "not_asked")


def test_what_was_missing_becomes_an_obstacle_with_a_draft_that_can_still_be_sent(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor):
        noted = closings.close(
            actor=actor,
            case=case,
            version=case.version,
            reason="moved_away",
            lacked="something",
            missing=MISSING,
        )
        assert noted is not None
        assert (noted.text, noted.life_area, case.lacked) == (MISSING.text, "language", "something")
        draft = Proposal.objects.get(obstacle=noted)
        assert draft.text == MISSING.text
        proposals.draft(actor=actor, obstacle=noted, text=make.NEUTRAL)
        draft.refresh_from_db()
        request = proposals.submit(actor=actor, proposal=draft)
    with acting_as(cast.carlo.actor):
        releases.release(actor=cast.carlo.actor, request=request, looked_at_guesses=True)


def test_a_text_of_a_closed_case_is_checked_like_any_other(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor):
        told = Missing("Familie Sommer fand keinen Kurs.", "offer_gap", "language")
        closings.close(
            actor=actor, case=case, version=case.version, reason="moved_away", lacked="something", missing=told
        )
        with pytest.raises(way_out.WouldDisclose):
            proposals.submit(actor=actor, proposal=Proposal.objects.get())


def test_something_that_was_missing_needs_words_and_nothing_is_written_without(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor):
        with pytest.raises(RuleViolation) as refused:
            closings.close(actor=actor, case=case, version=case.version, reason="moved_away", lacked="something")
        assert refused.value.field == "missing"
        case.refresh_from_db()
        assert not case.is_closed
        assert not Obstacle.objects.exists()


def test_an_obstacle_is_not_left_behind_where_the_closing_is_refused(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor):
        goal = goals.add(actor=actor, case=case, own_words="Deutsch lernen", life_area="language")
        with pytest.raises(RuleViolation):
            closings.close(
                actor=actor,
                case=case,
                version=case.version,
                reason="goals_reached",
                lacked="something",
                missing=MISSING,
            )
        assert not Obstacle.objects.exists()
        goal.refresh_from_db()
        assert goal.state == "open"


def test_a_question_that_was_not_asked_is_no_answer(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor):
        answers = {"understood": ("yes", "Ja, von Anfang an"), "enough": ("no", "")}
        closings.evaluate(actor=actor, case=case, version=case.version, answers=answers)
        asked = {each.question: each.given for each in closing.evaluation_of(actor, case)}
        assert asked["changed"] is None
        assert asked["understood"] is not None and asked["understood"].own_words == "Ja, von Anfang an"
        closings.evaluate(actor=actor, case=case, version=case.version, answers={"understood": ("partly", "")})
        assert [each.answer for each in Evaluation.objects.all()] == ["partly"]


def test_words_without_an_answer_are_not_lost_in_silence(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor), pytest.raises(RuleViolation) as refused:
        closings.evaluate(actor=actor, case=case, version=case.version, answers={"changed": ("", "Ja, viel")})
    assert refused.value.field == "changed"


def test_the_household_is_asked_also_after_the_closing_and_two_do_not_overwrite_each_other(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor):
        cases.close(actor=actor, case=case, version=case.version, reason="moved_away")
        seen = case.version
        closings.evaluate(actor=actor, case=case, version=seen, answers={"changed": ("yes", "")})
        with pytest.raises(Conflict):
            closings.evaluate(actor=actor, case=case, version=seen, answers={"changed": ("no", "")})


def test_a_case_that_nobody_entered_at_the_state_is_listed_open_or_closed(cast: Cast) -> None:
    actor = cast.clara.actor
    entered, closed, opened = (make.case(actor, f"Familie {name}") for name in ("Blum", "Korn", "Moos"))
    make.counselling(actor)
    with acting_as(actor):
        closings.mark_state_entry(actor=actor, case=entered, version=entered.version, entered=True, on=clock.today())
        cases.close(actor=actor, case=closed, version=closed.version, reason="moved_away")
        found = listing.listed(actor, listing.Filter(view=View.NOT_ENTERED))
        assert {row.case.key for row in found.lines} == {closed.pk, opened.pk}
        closings.mark_state_entry(actor=actor, case=closed, version=closed.version, entered=True)
        assert listing.listed(actor).counts[View.NOT_ENTERED] == 1
        assert closed.entered_at_state_on is None, "entered, on a day that nobody knows"


def test_the_day_of_the_entry_lies_in_the_case_and_goes_with_the_mark(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor):
        for day in (clock.today() + timedelta(days=1), case.opened_on - timedelta(days=1)):
            with pytest.raises(RuleViolation) as refused:
                closings.mark_state_entry(actor=actor, case=case, version=case.version, entered=True, on=day)
            assert refused.value.field == "on"
        closings.mark_state_entry(actor=actor, case=case, version=case.version, entered=True, on=clock.today())
        closings.mark_state_entry(actor=actor, case=case, version=case.version, entered=False, on=clock.today())
        assert (case.is_entered_at_state, case.entered_at_state_on) == (False, None)
