"""The policy alone: who may do what when the database wall is off. And both together for deputies and hand-overs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404
from django.test import RequestFactory

from kim.casework.actions import cases, contacts, deputations, hand_overs
from kim.casework.models import Case, Step
from kim.kernel import access, clock
from kim.kernel.actor import acting_as
from kim.kernel.audit.models import ReadLog
from kim.kernel.errors import Refused, RuleViolation
from tests import make
from tests.casework.everything import case_with_everything, deputise, names_seen, personal_models, visible
from tests.casework.wall_off import wall_off
from tests.cast import Cast

VERBS = ("read", "add", "edit", "assign", "count", "reassign")


def test_with_the_wall_off_only_who_works_on_the_case_sees_anything(cast: Cast) -> None:
    case_with_everything(cast)
    outsiders = [player for player in cast.everyone() if player not in (cast.clara, cast.cem)]
    with wall_off():
        assert {label for label in visible(cast.clara.actor) if "Household" in label} >= {"people.Household"}
        for player in outsiders:
            seen = visible(player.actor)
            seen.pop("casework.Deputation", None)
            assert seen == {}, player.name


def test_a_lead_counts_cases_and_reads_none(cast: Cast) -> None:
    case = case_with_everything(cast)
    with wall_off():
        assert visible(cast.leon.actor, "count") == {"casework.Case": 1}
        assert not access.may(cast.leon.actor, "read", case)
        with pytest.raises(Http404):
            access.require(cast.leon.actor, "edit", case)


def test_may_equals_membership_in_the_list_for_everybody_and_everything(cast: Cast) -> None:
    case_with_everything(cast)
    make.case(cast.carlo.actor, "Familie Fremd")
    with wall_off():
        with acting_as(cast.clara.actor):
            rows = [row for model in personal_models() for row in model._base_manager.all()[:3]]
        for player in cast.everyone():
            with acting_as(player.actor):
                for row in rows:
                    for verb in VERBS:
                        listed = type(row).objects.visible_to(player.actor, verb).filter(pk=row.pk).exists()
                        assert access.may(player.actor, verb, row) == listed


def test_a_colleague_of_the_same_unit_sees_nothing_without_being_named(cast: Cast) -> None:
    make.case(cast.clara.actor)
    assert visible(cast.cem.actor) == {}
    assert names_seen(cast.cem.actor) == {"Sabine"}, "the wall stands between units; the policy does the rest"


def test_a_deputy_in_another_unit_works_on_the_case_until_the_deputation_ends(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    deputation = deputise(cast.clara, cast.dana)
    assert visible(cast.dana.actor)["people.Person"] == 1
    contact = contacts.record(actor=cast.dana.actor, case=case, kind="phone", note="Vertretung")
    assert contact.unit == cast.auental
    deputations.end(actor=cast.clara.actor, deputation=deputation)
    assert visible(cast.dana.actor) == {}
    assert names_seen(cast.dana.actor) == set()
    with acting_as(cast.clara.actor):
        assert case.contacts.get().recorded_by == cast.dana.membership


def test_a_deputy_loses_access_on_the_day_after_the_last(cast: Cast) -> None:
    make.case(cast.clara.actor)
    deputise(cast.clara, cast.dana, days=3)
    with clock.at(clock.today() + timedelta(days=3)):
        assert "casework.Case" in visible(cast.dana.actor)
    with clock.at(clock.today() + timedelta(days=4)):
        assert "casework.Case" not in visible(cast.dana.actor)


def test_a_deputy_hands_nothing_over_and_names_no_deputy(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    deputise(cast.clara, cast.dana)
    with acting_as(cast.dana.actor):
        with pytest.raises(Refused):
            hand_overs.offer(actor=cast.dana.actor, case=case, to=cast.carlo.membership, reason="nein")
        with pytest.raises(Refused):
            deputise(cast.dana, cast.carlo, case=case)


def test_a_deputy_for_one_case_does_not_see_the_others(cast: Cast) -> None:
    one = make.case(cast.clara.actor)
    make.case(cast.clara.actor, "Familie Winter")
    deputise(cast.clara, cast.dana, case=one)
    with acting_as(cast.dana.actor):
        assert list(Case.objects.visible_to(cast.dana.actor)) == [one]
        assert Case._base_manager.count() == 1


def test_a_case_opened_during_the_absence_comes_to_the_deputy(cast: Cast) -> None:
    deputise(cast.clara, cast.dana)
    case = make.case(cast.clara.actor)
    with acting_as(cast.dana.actor):
        assert list(Case.objects.visible_to(cast.dana.actor)) == [case]


def test_a_closed_case_leaves_the_deputy_and_comes_back_when_taken_up_again(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    deputise(cast.clara, cast.dana)
    cases.close(actor=cast.clara.actor, case=case, version=case.version, reason="contact_lost")
    assert "casework.Case" not in visible(cast.dana.actor)
    cases.reopen(actor=cast.clara.actor, case=case, reason="wieder da")
    assert "casework.Case" in visible(cast.dana.actor)


def test_nobody_opens_a_sealed_case_unless_assigned(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    deputise(cast.clara, cast.cem)
    cases.seal(actor=cast.clara.actor, case=case, reason="Schutz")
    with wall_off():
        assert "casework.Case" not in visible(cast.cem.actor)
        assert "people.Person" not in visible(cast.cem.actor)
        assert "casework.Case" in visible(cast.clara.actor)
    cases.unseal(actor=cast.clara.actor, case=case, reason="Schutz nicht mehr nötig")
    assert "casework.Case" in visible(cast.cem.actor)


def test_a_lead_names_a_deputy_for_somebody_absent_without_seeing_a_case(cast: Cast) -> None:
    make.case(cast.clara.actor)
    deputise(cast.leon, cast.dana, manager=cast.clara)
    assert "casework.Case" in visible(cast.dana.actor)
    assert set(visible(cast.leon.actor)) == {"casework.Deputation"}


def test_a_lead_names_nobody_for_another_unit(cast: Cast) -> None:
    make.case(cast.carlo.actor)
    with pytest.raises((Http404, Refused, DatabaseError)), transaction.atomic():
        deputise(cast.leon, cast.dana, manager=cast.carlo)
    assert visible(cast.dana.actor) == {}


@pytest.mark.parametrize(("first", "last", "code"), [(1, 0, "period_backwards"), (-3, -1, "period_past")])
def test_a_deputation_has_a_period_that_makes_sense(cast: Cast, first: int, last: int, code: str) -> None:
    today = clock.today()
    with pytest.raises(RuleViolation) as refused:
        deputations.name(
            actor=cast.clara.actor,
            deputy=cast.dana.membership,
            first_day=today + timedelta(days=first),
            last_day=today + timedelta(days=last),
        )
    assert refused.value.code == code


def test_nobody_stands_in_for_themselves_and_only_case_managers_do(cast: Cast) -> None:
    for deputy, code in ((cast.clara, "own_deputy"), (cast.konrad, "not_a_case_manager")):
        with pytest.raises(RuleViolation) as refused:
            deputise(cast.clara, deputy)
        assert refused.value.code == code


def test_a_look_at_a_part_of_a_case_is_logged_under_the_case_number(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    step = make.step(cast.clara.actor, case)
    deputise(cast.clara, cast.dana)
    request = RequestFactory().get("/faelle/")
    request.actor = cast.dana.actor  # type: ignore[attr-defined]
    with acting_as(cast.dana.actor):
        access.get_or_404(request, Step, "read", public_id=step.public_id)
    with acting_as(cast.petra.actor):
        looks = ReadLog.objects.visible_to(cast.petra.actor)
        assert [(look.actor_id, look.subject, look.kind) for look in looks] == [
            (cast.dana.user.pk, case.number, "case")
        ]


def test_out_of_sight_is_not_found_and_a_forbidden_verb_is_refused(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    step = make.step(cast.clara.actor, case)
    with acting_as(cast.carlo.actor), pytest.raises(Http404):
        access.require(cast.carlo.actor, "edit", step)
    deputise(cast.clara, cast.carlo)
    with acting_as(cast.carlo.actor):
        access.require(cast.carlo.actor, "edit", Step.objects.get(pk=step.pk))
        with pytest.raises(Refused):
            access.require(cast.carlo.actor, "assign", case)
