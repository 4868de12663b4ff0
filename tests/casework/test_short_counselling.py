"""Advice without a plan: recorded in one go, counted by its own name, turned into a case without typing twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kim.casework import jobs
from kim.casework.actions import enquiries, goals, obstacles, phases, proposals, short_counselling, steps
from kim.casework.models import Case, Contact, Enquiry
from kim.casework.queries import figures, listing, timeline, workload
from kim.casework.queries.listing import Filter, View
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import Conflict, RuleViolation
from kim.organisations.models import Municipality
from tests import make
from tests.cast import Cast


def test_somebody_who_gives_no_name_is_advised_and_counted(cast: Cast) -> None:
    case = make.counselling(cast.clara.actor, finished=True)
    with acting_as(cast.clara.actor):
        assert case.is_nameless
        assert case.number in str(case.household)
        assert (case.form, case.phase, case.closing_reason) == ("short", "closed", "goals_reached")
        assert case.topics == ["housing"]
        assert case.contacts.get().minutes == 15


def test_a_counselling_may_go_on_or_go_to_another_service(cast: Cast) -> None:
    going_on = make.counselling(cast.clara.actor, name="Frau Blum")
    referred = make.counselling(cast.clara.actor, name="Herr Korn", finished=True, service="MBE der Brücke")
    with acting_as(cast.clara.actor):
        assert (going_on.is_closed, going_on.household.label) == (False, "Frau Blum")
        assert (referred.closing_reason, referred.closing_note) == ("handed_over", "MBE der Brücke")


def test_a_counselling_written_down_later_began_on_its_day(cast: Cast) -> None:
    day = clock.today() - timedelta(days=2)
    case = make.counselling(cast.clara.actor, took_place_on=day)
    assert case.opened_on == day


def test_an_enquiry_is_answered_with_the_counselling(cast: Cast) -> None:
    enquiry = enquiries.record(actor=cast.clara.actor, name="Herr Winter")
    with pytest.raises(RuleViolation) as refused:
        enquiries.answer(actor=cast.clara.actor, enquiry=enquiry, outcome="short_counselling")
    assert refused.value.field == "outcome"
    case = make.counselling(cast.clara.actor, name="Herr Winter", enquiry=enquiry)
    with acting_as(cast.clara.actor):
        answered = Enquiry.objects.get(pk=enquiry.pk)
        assert (answered.state, answered.outcome, answered.case) == ("answered", "short_counselling", case)


def test_a_counselling_becomes_a_case_and_everything_comes_along(cast: Cast) -> None:
    actor = cast.clara.actor
    case = make.counselling(actor, note="Wohnung zu klein")
    with acting_as(actor):
        town = Municipality.objects.create(key="auental", official_key="99999001", name="Auental")
        before = list(Contact.objects.filter(case=case).values_list("public_id", flat=True))
        short_counselling.to_case(
            actor=actor,
            case=case,
            version=case.version,
            label="Familie Blum",
            municipality=town,
            address="Am Bach 1",
            criteria=["complex_need"],
            note="Mehrere Ämter",
        )
        found = Case.objects.select_related("household").get(pk=case.pk)
        assert (found.form, found.phase, found.indication) == ("deep", "intake", ["complex_need"])
        assert (found.household.label, found.household.municipality) == ("Familie Blum", town)
        assert list(Contact.objects.filter(case=found).values_list("public_id", flat=True)) == before != []
        assert found.number == case.number
        assert [change.form for change in found.form_changes.all()] == ["deep"]
        assert "form" in [event.kind for event in timeline.of_case(actor, found)]
    goals.add(actor=actor, case=found, own_words="Mehr Platz", life_area="housing")


def test_a_case_needs_an_indication_and_a_name(cast: Cast) -> None:
    case = make.counselling(cast.clara.actor)
    for label, criteria, code in (("", ["complex_need"], "label_missing"), ("Familie Blum", [], "criterion_missing")):
        with acting_as(cast.clara.actor), pytest.raises(RuleViolation) as refused:
            short_counselling.to_case(
                actor=cast.clara.actor, case=case, version=case.version, label=label, criteria=criteria
            )
        assert refused.value.code == code
        with acting_as(cast.clara.actor):
            case.refresh_from_db()
        assert case.form == "short", "nothing of it was written"


def test_a_case_without_an_agreed_plan_becomes_a_counselling_with_trace(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    with acting_as(actor):
        goals.add(actor=actor, case=case, own_words="Mehr Platz", life_area="housing")
        case.refresh_from_db()
        short_counselling.from_case(actor=actor, case=case, version=case.version, reason="Ein Brief hat gereicht")
        assert (case.form, case.phase, case.topics) == ("short", "access", ["housing"])
        assert case.form_changes.get().reason == "Ein Brief hat gereicht"
        assert case.goals.count() == 1, "it comes back with the case"


def test_an_agreed_plan_or_open_steps_keep_the_case(cast: Cast) -> None:
    actor, planned, begun = cast.clara.actor, make.case(cast.clara.actor), make.case(cast.clara.actor, "Familie Blum")
    make.adopted_plan(actor, planned)
    step = make.step(actor, begun)
    with acting_as(actor):
        for case, code in ((planned, "plan_adopted"), (begun, "steps_open")):
            case.refresh_from_db()
            with pytest.raises(RuleViolation) as refused:
                short_counselling.from_case(actor=actor, case=case, version=case.version, reason="doch nicht")
            assert refused.value.code == code
        steps.drop(actor=actor, step=step, reason="nicht nötig")
        begun.refresh_from_db()
        short_counselling.from_case(actor=actor, case=begun, version=begun.version, reason="doch nicht")


def test_a_counselling_has_no_goals_no_steps_no_phases_and_no_obstacles(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.counselling(cast.clara.actor)
    refused = (
        lambda: goals.add(actor=actor, case=case, own_words="Ankommen", life_area="housing"),
        lambda: make.step(actor, case),
        lambda: phases.move(actor=actor, case=case, phase="intake"),
        lambda: make.obstacle(actor, case),
    )
    for act in refused:
        with acting_as(actor), pytest.raises(RuleViolation) as found:
            act()
        assert found.value.code == "short_counselling"


def test_each_form_is_counted_by_its_own_name(cast: Cast) -> None:
    actor = cast.clara.actor
    make.case(actor)
    make.counselling(actor, finished=True)
    make.counselling(actor)
    with acting_as(actor):
        everything = listing.listed(actor)
        assert (everything.cases, everything.short, everything.persons) == (1, 1, 1)
        assert everything.counts[View.SHORT] == 1
        assert [line.case.is_short for line in listing.listed(actor, Filter(view=View.SHORT)).lines] == [True]
        by_phase = listing.listed(actor, Filter(phase="access"))
        assert [line.case.is_short for line in by_phase.lines] == [False], "a counselling stands in no phase"
    with acting_as(cast.leon.actor):
        (row,) = workload.of_unit(cast.leon.actor)
    assert (row.open_cases, row.short_open, row.short_this_year) == (1, 1, 2)
    assert (row.contacts_in_cases, row.contacts_in_short) == (0, 2)


def test_the_contacts_of_last_month_are_no_workload_of_this_one(cast: Cast) -> None:
    with clock.at(clock.today().replace(day=1) - timedelta(days=1)):
        make.counselling(cast.clara.actor)
    with acting_as(cast.leon.actor):
        (row,) = workload.of_unit(cast.leon.actor)
    assert (row.short_open, row.contacts_in_short) == (1, 0)


def test_evidence_counts_cases_only(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    make.released(actor, case, cast.carlo.actor)
    jobs.deliver_observations()
    assert len(figures.released_observations()) == 1
    with acting_as(actor):
        case.refresh_from_db()
        short_counselling.from_case(actor=actor, case=case, version=case.version, reason="doch nicht")
    assert figures.released_observations() == []


def test_two_who_correct_a_counselling_do_not_overwrite_each_other(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.counselling(cast.clara.actor)
    with acting_as(actor):
        seen = case.version
        about = short_counselling.About(name="Frau Blum", topics=["health", "housing"])
        short_counselling.edit(actor=actor, case=case, version=seen, about=about)
        assert (case.topics, case.household.label) == (["housing", "health"], "Frau Blum")
        with pytest.raises(Conflict):
            short_counselling.edit(actor=actor, case=case, version=seen, about=about)


def test_an_obstacle_and_its_text_stay_when_a_case_becomes_a_counselling(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    proposal = make.proposal(actor, case)
    with acting_as(actor):
        case.refresh_from_db()
        short_counselling.from_case(actor=actor, case=case, version=case.version, reason="doch nicht")
        proposals.submit(actor=actor, proposal=proposal)
        obstacles.resolve(actor=actor, obstacle=proposal.obstacle)
