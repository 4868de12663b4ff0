"""Cases that come into other hands: assigned, handed over to another unit, given away for somebody who left."""

from __future__ import annotations

import pytest
from django.http import Http404

from kim.casework.actions import assignments, cases, enquiries, goals, hand_overs
from kim.casework.models import Case, Enquiry, HandOver, Task
from kim.casework.queries import packets
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
    make.handed_over(cast.clara, case, cast.carlo, "Umzug nach Birkfeld")
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
    kept = {"casework.Deputation", "casework.HandOver"}
    assert left == kept, "Clara keeps her own deputation, that she offered something, and nothing of the case"
    assert visible(cast.clara.actor).keys() == kept
    assert names_seen(cast.cem.actor) == set()
    with acting_as(cast.carlo.actor):
        handed = Case.objects.visible_to(cast.carlo.actor).get()
        assert handed.assignments.last().reason == "Umzug nach Birkfeld"
        assert Enquiry.objects.visible_to(cast.carlo.actor).get().case == handed
        assert Person._base_manager.filter(unit=cast.birkfeld).count() == before["people.Person"]


def test_the_receiver_goes_on_working_and_their_deputy_stands_in(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    deputise(cast.carlo, cast.dana)
    make.handed_over(cast.clara, case, cast.carlo, "Umzug")
    with acting_as(cast.carlo.actor):
        moved = Case.objects.visible_to(cast.carlo.actor).get()
    goals.add(actor=cast.carlo.actor, case=moved, own_words="Ankommen", life_area="orientation")
    with acting_as(cast.dana.actor):
        assert Case.objects.visible_to(cast.dana.actor).get() == moved
        assert Person.objects.visible_to(cast.dana.actor).count() == 1


def test_a_hand_over_leaves_no_bridge_behind(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    make.handed_over(cast.clara, case, cast.carlo, "Umzug")
    with wall_off():
        assert not HouseholdStanding._base_manager.exists()


def test_earlier_cases_of_the_household_go_along(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    cases.close(actor=actor, case=case, version=case.version, reason="moved_away")
    with acting_as(actor):
        second = Case.objects.create(
            household=case.household, unit=case.unit, assigned_to=cast.clara.membership, opened_on=clock.today()
        )
    make.handed_over(cast.clara, second, cast.carlo, "Umzug")
    with acting_as(cast.carlo.actor):
        assert Case.objects.visible_to(cast.carlo.actor).count() == 2


def test_a_hand_over_needs_a_reason_and_a_case_manager(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    for to, reason, code in (
        (cast.carlo, " ", "reason_missing"),
        (cast.konrad, "Umzug", "not_a_case_manager"),
        (cast.clara, "Umzug", "same_hands"),
        (cast.carlo, "Umzug", "household_not_told"),
    ):
        with acting_as(actor), pytest.raises(RuleViolation) as refused:
            hand_overs.offer(actor=actor, case=case, to=to.membership, reason=reason)
        assert refused.value.code == code


def test_the_reason_of_a_hand_over_names_nobody_of_the_household(cast: Cast) -> None:
    case = case_with_everything(cast)
    to = cast.carlo.membership
    with acting_as(cast.clara.actor):
        with pytest.raises(RuleViolation) as refused:
            hand_overs.offer(actor=cast.clara.actor, case=case, to=to, reason="Lina Sommer zieht um", told=True)
        assert (refused.value.code, refused.value.field) == ("reason_names", "reason")
        assert "Lina" in str(refused.value.message)
        reason = f"Die Familie zieht um, {to.user.name} kennt den Ort"
        assert hand_overs.offer(actor=cast.clara.actor, case=case, to=to, reason=reason, told=True).is_open


def test_nothing_moves_before_the_receiver_accepts_and_the_packet_names_nobody(cast: Cast) -> None:
    case = case_with_everything(cast)
    offered = offer(cast, case)
    assert "casework.Case" in visible(cast.clara.actor)
    assert visible(cast.carlo.actor) == {"casework.HandOver": 1}
    assert names_seen(cast.carlo.actor) == set()
    with acting_as(cast.carlo.actor):
        read = packets.to_answer(cast.carlo.actor).get()
        parts = dict(read.content["parts"])
        assert (parts["contact"], parts["step"], parts["persons"], parts["bases"]) == (1, 3, 2, 2)
        assert "Sommer" not in str(read.content)
        assert "Lina" not in str(read.content)
        assert read.content["number"] == case.number
    assert offered.is_open


def test_once_answered_the_packet_is_empty_and_the_reason_is_in_the_case(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    make.handed_over(cast.clara, case, cast.carlo, "Umzug nach Birkfeld")
    with acting_as(cast.clara.actor):
        kept = packets.offered(cast.clara.actor).get()
        assert (kept.state, kept.reason, kept.content) == ("accepted", "", {"number": case.number})
    with acting_as(cast.carlo.actor):
        assert Case.objects.visible_to(cast.carlo.actor).get().assignments.last().reason == "Umzug nach Birkfeld"


def test_whoever_declines_says_why_and_the_case_stays(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    offered = offer(cast, case)
    with acting_as(cast.carlo.actor):
        with pytest.raises(RuleViolation):
            hand_overs.decline(actor=cast.carlo.actor, hand_over=offered, answer=" ")
        hand_overs.decline(actor=cast.carlo.actor, hand_over=offered, answer="Ich habe schon 18 Fälle")
        with pytest.raises(RuleViolation) as refused:
            hand_overs.accept(actor=cast.carlo.actor, hand_over=offered)
        assert refused.value.code == "answered"
    with acting_as(cast.clara.actor):
        assert packets.offered(cast.clara.actor).get().answer == "Ich habe schon 18 Fälle"
        assert Case.objects.visible_to(cast.clara.actor).count() == 1


def test_nobody_else_answers_an_offer_and_the_receiver_does_not_take_it_back(cast: Cast) -> None:
    offered = offer(cast, make.case(cast.clara.actor))
    for player in (cast.clara, cast.cem, cast.dana, cast.leon):
        with acting_as(player.actor), pytest.raises((Http404, Refused)):
            hand_overs.accept(actor=player.actor, hand_over=offered)
    with acting_as(cast.carlo.actor), pytest.raises(Refused):
        hand_overs.withdraw(actor=cast.carlo.actor, hand_over=offered)


def test_an_offer_that_is_taken_back_is_gone_for_the_receiver(cast: Cast) -> None:
    offered = offer(cast, make.case(cast.clara.actor))
    with acting_as(cast.clara.actor):
        hand_overs.withdraw(actor=cast.clara.actor, hand_over=offered)
    assert visible(cast.carlo.actor) == {}
    with acting_as(cast.carlo.actor), pytest.raises(Http404):
        hand_overs.accept(actor=cast.carlo.actor, hand_over=offered)


def test_a_case_is_offered_once_and_the_offer_ends_with_the_case(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    first = offer(cast, case)
    with acting_as(actor):
        with pytest.raises(RuleViolation) as refused:
            hand_overs.offer(actor=actor, case=case, to=cast.dana.membership, reason="Umzug", told=True)
        assert refused.value.code == "offered_already"
        cases.close(actor=actor, case=case, version=case.version, reason="moved_away")
        first.refresh_from_db()
        assert first.state == "withdrawn"


def test_a_case_assigned_to_a_colleague_takes_its_offer_back(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    first = offer(cast, case)
    with acting_as(actor):
        assignments.assign(actor=actor, case=case, to=cast.cem.membership)
    with acting_as(cast.clara.actor):
        first.refresh_from_db()
        assert first.state == "withdrawn"


def test_a_lead_offers_the_cases_of_somebody_who_left_and_a_colleague_accepts(cast: Cast) -> None:
    sealed, other = make.case(cast.clara.actor), make.case(cast.clara.actor, "Familie Winter")
    cases.seal(actor=cast.clara.actor, case=sealed, reason="Schutz")
    cases.close(actor=cast.clara.actor, case=other, version=other.version, reason="moved_away")
    make.counselling(cast.clara.actor)
    enquiries.record(actor=cast.clara.actor, name="Herr Herbst")
    offered = offer_all(cast)
    assert offered.content == {"cases": 1, "short": 1, "sealed": 1, "enquiries": 1}
    assert visible(cast.leon.actor) == {"casework.HandOver": 1}
    assert set(visible(cast.cem.actor)) == {"casework.HandOver"}, "Cem sees numbers until he accepts"
    with acting_as(cast.cem.actor):
        assert hand_overs.accept(actor=cast.cem.actor, hand_over=offered).amount == 2
        assert Case.objects.visible_to(cast.cem.actor).count() == 3
        assert Enquiry.objects.visible_to(cast.cem.actor).count() == 1
        assert sealed.assignments.last().reason == "hat gekündigt"
    assert visible(cast.clara.actor) == {}
    assert set(visible(cast.leon.actor)) == {"casework.HandOver"}


def test_nobody_but_a_lead_offers_all_cases_and_only_within_the_unit(cast: Cast) -> None:
    make.case(cast.clara.actor)
    for actor, to, refusal in (
        (cast.cem.actor, cast.cem, Refused),
        (cast.adam.actor, cast.cem, Refused),
        (cast.leon.actor, cast.carlo, RuleViolation),
        (cast.leon.actor, cast.clara, RuleViolation),
    ):
        with acting_as(actor), pytest.raises(refusal):
            hand_overs.offer_all(actor=actor, manager=cast.clara.membership, to=to.membership, reason="weil")
    assert "casework.Case" in visible(cast.clara.actor)


def test_there_is_no_offer_of_nothing(cast: Cast) -> None:
    with acting_as(cast.leon.actor), pytest.raises(RuleViolation) as refused:
        hand_overs.offer_all(
            actor=cast.leon.actor, manager=cast.clara.membership, to=cast.cem.membership, reason="hat gekündigt"
        )
    assert refused.value.code == "nothing_held"


def offer(cast: Cast, case: Case) -> HandOver:
    """Clara offers a case to Carlo, who works for another employer."""
    with acting_as(cast.clara.actor):
        return hand_overs.offer(
            actor=cast.clara.actor, case=case, to=cast.carlo.membership, reason="Umzug nach Birkfeld", told=True
        )


def offer_all(cast: Cast) -> HandOver:
    """Leon offers everything that Clara holds to Cem."""
    with acting_as(cast.leon.actor):
        return hand_overs.offer_all(
            actor=cast.leon.actor, manager=cast.clara.membership, to=cast.cem.membership, reason="hat gekündigt"
        )
