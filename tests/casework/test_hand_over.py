"""Cases that come into other hands: assigned, handed over to another unit, given away for somebody who left."""

from __future__ import annotations

import pytest

from kim.casework.actions import assignments, cases, enquiries, goals
from kim.casework.models import Case, Enquiry, Task
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import Refused, RuleViolation
from kim.people.models import HouseholdStanding, Person
from tests import make
from tests.casework.everything import behind_the_wall, case_with_everything, deputise, names_seen, visible
from tests.casework.wall_off import wall_off
from tests.cast import Cast


def test_a_case_assigned_to_a_colleague_leaves_the_giver(cast: Cast) -> None:
    case = case_with_everything(cast)
    assignments.assign(actor=cast.clara.actor, case=case, to=cast.mona.membership)
    assert "casework.Case" not in visible(cast.clara.actor)
    assert "casework.Enquiry" not in visible(cast.clara.actor)
    assert "casework.Case" not in visible(cast.cem.actor), "Cem stood in for Clara"
    with acting_as(cast.mona.actor):
        assert Task.objects.visible_to(cast.mona.actor).get().owner == cast.mona.membership
        assert [each.manager for each in case.assignments.all()] == [cast.clara.membership, cast.mona.membership]


def test_a_case_handed_over_to_another_unit_takes_everything_along(cast: Cast) -> None:
    case = case_with_everything(cast)
    before = behind_the_wall(cast.clara.actor)
    assignments.hand_over(actor=cast.clara.actor, case=case, to=cast.carlo.membership, reason="Umzug nach Birkfeld")
    after = behind_the_wall(cast.carlo.actor)
    for label in (
        "people.Person",
        "people.ResidenceStatus",
        "consent.BasisRecipient",
        "casework.Step",
        "casework.Task",
    ):
        assert after[label] == before[label] > 0, label
    left = {label for label, amount in behind_the_wall(cast.clara.actor).items() if amount}
    assert left == {"casework.Deputation"}, "Clara keeps her own deputation and nothing of the case"
    assert visible(cast.clara.actor).keys() == {"casework.Deputation"}
    assert names_seen(cast.cem.actor) == set()
    with acting_as(cast.carlo.actor):
        handed = Case.objects.visible_to(cast.carlo.actor).get()
        assert handed.assignments.last().reason == "Umzug nach Birkfeld"
        assert Enquiry.objects.visible_to(cast.carlo.actor).get().case == handed
        assert Person._base_manager.filter(unit=cast.birkfeld).count() == before["people.Person"]


def test_the_receiver_goes_on_working_and_their_deputy_stands_in(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    deputise(cast.carlo, cast.dana)
    assignments.hand_over(actor=cast.clara.actor, case=case, to=cast.carlo.membership, reason="Umzug")
    with acting_as(cast.carlo.actor):
        moved = Case.objects.visible_to(cast.carlo.actor).get()
    goals.add(actor=cast.carlo.actor, case=moved, own_words="Ankommen", life_area="orientation")
    with acting_as(cast.dana.actor):
        assert Case.objects.visible_to(cast.dana.actor).get() == moved
        assert Person.objects.visible_to(cast.dana.actor).count() == 1


def test_a_hand_over_leaves_no_bridge_behind(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    assignments.hand_over(actor=cast.clara.actor, case=case, to=cast.carlo.membership, reason="Umzug")
    with wall_off():
        assert not HouseholdStanding._base_manager.exists()


def test_earlier_cases_of_the_household_go_along(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    cases.close(actor=actor, case=case, version=case.version, reason="moved_away")
    with acting_as(actor):
        second = Case.objects.create(
            household=case.household, unit=case.unit, assigned_to=cast.clara.membership, opened_on=clock.today()
        )
    assignments.hand_over(actor=actor, case=second, to=cast.carlo.membership, reason="Umzug")
    with acting_as(cast.carlo.actor):
        assert Case.objects.visible_to(cast.carlo.actor).count() == 2


def test_a_hand_over_needs_a_reason_and_a_case_manager(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    for to, reason, code in (
        (cast.carlo, " ", "reason_missing"),
        (cast.konrad, "Umzug", "not_a_case_manager"),
        (cast.clara, "Umzug", "same_hands"),
    ):
        with pytest.raises(RuleViolation) as refused:
            assignments.hand_over(actor=actor, case=case, to=to.membership, reason=reason)
        assert refused.value.code == code


def test_a_lead_gives_the_cases_of_somebody_who_left_to_a_colleague_without_seeing_one(cast: Cast) -> None:
    sealed, other = make.case(cast.clara.actor), make.case(cast.clara.actor, "Familie Winter")
    cases.seal(actor=cast.clara.actor, case=sealed)
    cases.close(actor=cast.clara.actor, case=other, version=other.version, reason="moved_away")
    enquiries.record(actor=cast.clara.actor, name="Herr Herbst")
    moved = assignments.reassign_all(
        actor=cast.leon.actor, manager=cast.clara.membership, to=cast.cem.membership, reason="hat gekündigt"
    )
    assert moved == 1
    assert visible(cast.clara.actor) == {}
    assert visible(cast.leon.actor) == {}
    with acting_as(cast.cem.actor):
        assert Case.objects.visible_to(cast.cem.actor).count() == 2
        assert Enquiry.objects.visible_to(cast.cem.actor).count() == 1
        assert sealed.assignments.last().reason == "hat gekündigt"


def test_nobody_but_a_lead_reassigns_and_only_within_the_unit(cast: Cast) -> None:
    make.case(cast.clara.actor)
    for actor, to, refusal in (
        (cast.cem.actor, cast.cem, Refused),
        (cast.adam.actor, cast.cem, Refused),
        (cast.leon.actor, cast.carlo, RuleViolation),
    ):
        with pytest.raises(refusal):
            assignments.reassign_all(actor=actor, manager=cast.clara.membership, to=to.membership, reason="weil")
    assert "casework.Case" in visible(cast.clara.actor)
