"""A procedure from the application to its outcome, at an immigration authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import Conflict, RuleViolation
from kim.pathways import api as pathways
from kim.procedures.actions import appointments, checklists, procedures, titles
from kim.procedures.models import ChecklistLine, Finding, HeldTitle, Procedure, ProcedureStage
from tests.cast import Cast
from tests.procedures import making


@pytest.fixture
def opened(cast: Cast) -> Iterator[Procedure]:
    """Ines' procedure of forty days ago."""
    made = making.procedure(cast.ines.actor, days=40)
    with acting_as(cast.ines.actor):
        yield made


def line(procedure: Procedure, criterion: str) -> ChecklistLine:
    found: ChecklistLine = procedure.checklistlines.get(criterion=criterion)
    return found


def test_a_procedure_begins_in_the_first_stage_with_the_checklist_of_the_law(opened: Procedure) -> None:
    stage = opened.procedurestages.get()
    assert (stage.kind, stage.began_on, stage.ended_on) == ("received", opened.applied_on, None)
    language = line(opened, "25b.language")
    assert language.needs == ["Zertifikat mündlich A2 oder Vermerk der Ausländerbehörde über ein Gespräch"]
    assert not language.is_own
    own = set(opened.checklistlines.filter(is_own=True).values_list("criterion", flat=True))
    assert own == pathways.held_by_authority("25b") & set(opened.checklistlines.values_list("criterion", flat=True))
    assert {"25b.no_obstruction", "25b.no_serious_offence", "g.security"} <= own


def test_an_authority_decides_on_its_own_pathways_only(cast: Cast) -> None:
    for officer, pathway in ((cast.ines, "10"), (cast.nora, "25b")):
        with pytest.raises(RuleViolation) as refused:
            making.procedure(officer.actor, pathway=pathway)
        assert refused.value.code == "not_yours"
    assert making.procedure(cast.nora.actor, pathway="10").area == "naturalisation"


def test_a_case_manager_opens_nothing_here(cast: Cast) -> None:
    with pytest.raises(Http404):
        making.procedure(cast.clara.actor)


def test_stages_follow_each_other_and_each_keeps_its_days(cast: Cast, opened: Procedure) -> None:
    since = clock.today() - timedelta(days=30)
    moved = making.moved(cast.ines.actor, opened, "documents", since)
    moved = making.moved(cast.ines.actor, moved, "examination")
    spans = [(one.kind, one.lasted.days(clock.today())) for one in moved.procedurestages.all()]
    assert spans == [("received", 10), ("documents", 30), ("examination", 0)]
    with pytest.raises(RuleViolation) as refused:
        making.moved(cast.ines.actor, moved, "no-such-stage")
    assert refused.value.code == "unknown_stage"


def test_two_officers_who_move_it_at_once_do_not_both_win(cast: Cast, opened: Procedure) -> None:
    stale = Procedure.objects.get(pk=opened.pk)
    making.moved(cast.ines.actor, opened, "documents")
    with pytest.raises(Conflict):
        making.moved(cast.ines.actor, stale, "examination")
    assert opened.procedurestages.count() == 2


def test_the_day_of_the_application_moves_its_first_stage_too(cast: Cast, opened: Procedure) -> None:
    earlier = opened.applied_on - timedelta(days=5)
    procedures.correct(
        actor=cast.ines.actor, procedure=opened, version=1, applicant_name="Amira Beispiel-Neu", applied_on=earlier
    )
    assert ProcedureStage.objects.get(procedure=opened).began_on == earlier


def test_papers_are_checked_off_and_what_is_missing_is_asked_for(cast: Cast, opened: Procedure) -> None:
    ines, language = cast.ines.actor, line(opened, "25b.language")
    checklists.check(actor=ines, line=language, version=1, state="present", dated_on=clock.today(), note="A2 mündlich")
    asked = checklists.ask(actor=ines, procedure=opened)
    assert asked == opened.checklistlines.filter(is_own=False).count() - 1
    language.refresh_from_db()
    assert language.asked_on is None
    assert line(opened, "25b.civic").asked_on == clock.today()
    assert line(opened, "g.security").asked_on is None


def test_nobody_is_asked_for_what_only_the_authority_may_hold(cast: Cast, opened: Procedure) -> None:
    security = line(opened, "g.security")
    with pytest.raises(RuleViolation) as refused:
        checklists.check(actor=cast.ines.actor, line=security, version=1, state="present")
    assert refused.value.code == "own_criterion"
    with pytest.raises(IntegrityError), transaction.atomic():
        ChecklistLine.objects.filter(pk=security.pk).update(note="BZR: zwei Einträge")


def test_a_finding_is_a_value_and_the_newest_counts(cast: Cast, opened: Procedure) -> None:
    security, today = line(opened, "g.security"), clock.today()
    checklists.find(actor=cast.ines.actor, line=security, value="open", found_on=today)
    checklists.find(actor=cast.ines.actor, line=security, value="met", found_on=today)
    assert [one.value for one in security.findings.all()] == ["open", "met"]
    texts = {field.name for field in Finding._meta.concrete_fields if field.get_internal_type() == "TextField"}
    assert not texts, "a finding has a value, an officer and a day, and no room for a reason"


def test_a_granted_title_that_ends_goes_on_the_list(cast: Cast, opened: Procedure) -> None:
    until = clock.today() + timedelta(days=900)
    making.ended(cast.ines.actor, opened, title_key=making.CHANCE, title_until=until)
    held = HeldTitle.objects.get()
    assert (held.holder_name, held.valid_to, held.issued_in) == ("Amira Beispiel", until, opened)
    assert not ProcedureStage.objects.filter(procedure=opened, ended_on__isnull=True).exists()


def test_a_title_that_ends_is_followed_by_a_procedure_and_settled_by_the_next_title(cast: Cast) -> None:
    ines = cast.ines.actor
    chance = making.title(ines)
    follows = making.procedure(ines, title=chance)
    with acting_as(ines):
        chance.refresh_from_db()
        assert chance.followed_by == follows
        making.ended(ines, follows, title_key="10.e.qq", title_until=clock.today() + timedelta(days=1000))
        chance.refresh_from_db()
        assert chance.settled_on == clock.today()


def test_an_ended_procedure_stays_as_it_is_until_its_outcome_is_taken_back(cast: Cast, opened: Procedure) -> None:
    ines = cast.ines.actor
    ended = making.ended(ines, opened, "moved_on", moved_to="25a")
    with pytest.raises(RuleViolation) as refused:
        checklists.ask(actor=ines, procedure=ended)
    assert refused.value.code == "procedure_ended"
    again = procedures.take_up_again(actor=ines, procedure=ended)
    assert (again.is_open, again.decided_on, again.moved_to) == (True, None, "")
    assert again.procedurestages.get().ended_on is None


def test_nobody_has_come_to_what_lies_ahead(cast: Cast, opened: Procedure) -> None:
    ines = cast.ines.actor
    coming = making.appointment(ines, opened, in_days=2)
    with pytest.raises(RuleViolation) as refused:
        appointments.settle(actor=ines, appointment=coming, state="missed")
    assert refused.value.code == "not_yet"
    past = making.appointment(ines, opened, in_days=-2)
    assert appointments.settle(actor=ines, appointment=past, state="missed").state == "missed"


def test_it_is_passed_on_within_the_unit_only(cast: Cast, opened: Procedure) -> None:
    with pytest.raises(RuleViolation) as refused:
        procedures.pass_on(actor=cast.ines.actor, procedure=opened, to=cast.nora.membership)
    assert refused.value.code == "not_a_colleague"


def test_a_title_without_end_needs_no_list(cast: Cast) -> None:
    settlement = next(each for each in pathways.statuses("authority") if not each.expires)
    with pytest.raises(RuleViolation) as refused, acting_as(cast.ines.actor):
        titles.note(actor=cast.ines.actor, holder_name="Bela Muster", key=settlement.key, valid_to=clock.today())
    assert refused.value.code == "never_ends"


def test_another_unit_sees_none_of_it(cast: Cast, opened: Procedure) -> None:
    making.title(cast.ines.actor)
    for outsider in (cast.nora, cast.clara, cast.konrad, cast.stella, cast.adam, cast.petra):
        with acting_as(outsider.actor):
            for model in (Procedure, ProcedureStage, ChecklistLine, HeldTitle):
                assert not model.objects.visible_to(outsider.actor).exists()
                assert not model._base_manager.exists()
