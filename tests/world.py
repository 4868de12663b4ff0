"""One world for the tests of access and of privacy: a case with everything, and what steering made of it.

Clara has the case of the family Wollgras, Dana (another unit) stands in for her until next week, Carlo was the second
person, Konrad runs the secretariat. `world.ids` has one public id for every keyword of an address, `world.secrets`
every word by which somebody could be known. All of it comes about through actions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from kim.accounts.actions import users
from kim.accounts.models import KeptInput
from kim.accounts.rules.roles import Role
from kim.casework import jobs
from kim.casework.actions import (
    assessments,
    cases,
    contacts,
    deputations,
    enquiries,
    feedback,
    goals,
    planning,
    proposals,
    tasks,
    training_needs,
)
from kim.casework.models import Case, ReleaseRequest
from kim.consent.actions import bases
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.core_codes import GuidanceFeedback
from kim.organisations.models import Municipality
from kim.people.actions import facts, guardians, households, known, merging, relations, statuses
from kim.people.models import Address, Merge, Person
from kim.people.rules.facts import FactState
from kim.steering.actions import decisions, guidance, issues, measures, meetings
from kim.steering.models import AgendaItem, Observation
from kim.steering.queries.meetings import seat_lines
from kim.steering.rules.codes import Attendance, DecisionManner, MeetingState, Outcome
from kim.steering.rules.votes import Vote
from tests import make, world_of_packets, world_of_procedures, world_of_steering, world_of_the_desk, world_of_the_ways
from tests import world_of_the_directory as directory
from tests.cast import Cast
from tests.logging_in import log_in
from tests.steering import making

FAMILY = "Wollgras"
PERSON = {
    "family_name": FAMILY,
    "birth": "1988-05-17",
    "nationalities": ["SY"],
    "contact_ways": [
        {"kind": "mobile", "value": "0221 5550147"},
        {"kind": "email", "value": "yolanda.wollgras@example.net"},
    ],
    "other_names": [{"kind": "birth", "text": "Immergrün"}],
}
# Names, address, birth dates and numbers of the clients, and one odd word out of every text that was written.
SECRETS = (
    *(FAMILY, "Yolanda", "Tjark", "Immergrün", "Zacharias", "Moorweg 17", "5550147", "yolanda.wollgras"),
    *("1988-05-17", "17.05.1988", "17. Mai 1988", "2021-08-03", "03.08.2021", "3. August 2021"),
    *("Lampenfieber", "Nachbarskatze", "Segelschein", "Vorhangstoff", "Teppichladen", "Kellertreppe", "Fahrradhelm"),
    *world_of_procedures.SECRETS,
    *("Regenschirm", "Knoblauch", "Gartenzwerg", "Badekappe", "Gummistiefel"),
)


@dataclass
class World:
    """The cast, one id for every keyword of an address, and what nobody else may read."""

    cast: Cast
    objects: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = SECRETS

    @property
    def case(self) -> Case:
        case: Case = self.objects["case"]
        return case

    @property
    def ids(self) -> dict[str, str]:
        """A value for every keyword of an address."""
        return {f"{name}_id": found.public_id for name, found in self.objects.items()} | self.words


def build() -> World:
    """Everything, in the order in which it comes about in an office."""
    world = World(Cast())
    world.cast.everyone()
    _open_case(world)
    _plan_it(world)
    _write_it_down(world)
    _share_and_deputise(world)
    _tell_steering(world)
    world_of_the_desk.add(world)
    world_of_packets.add(world)
    world_of_the_ways.add(world)
    world_of_procedures.add(world)
    _meet(world)
    _decide(world)
    _guide(world)
    world_of_steering.add(world)
    _accounts(world)
    return world


def _open_case(world: World) -> None:
    actor = world.cast.clara.actor
    town = Municipality.objects.create(key="auental", official_key="99999001", name="Auental")
    with acting_as(actor):
        open_enquiry = enquiries.record(actor=actor, name="Herr Zacharias", concern="Fahrradhelm")
        enquiry = enquiries.record(actor=actor, name=f"Familie {FAMILY}", concern="Regenschirm")
        case = cases.open(actor=actor, label=f"Familie {FAMILY}", enquiry=enquiry)
        household = case.household
        households.edit(
            actor=actor,
            household=household,
            version=household.version,
            label=household.label,
            municipality=town,
            address="Moorweg 17",
        )
        person = make.person(actor, case, "Yolanda", relation="reference", **PERSON)
        child = make.person(actor, case, "Tjark", family_name=FAMILY, relation="child", birth="2021-08-03")
        merge = _record_twice(actor, case, person, child)
        status = statuses.record(actor=actor, person=person, key="10.e.rr", first_day=clock.today())
        work = {"work_permit": facts.Answer(FactState.VALUE, {"value": "allowed"}, document="Zusatzblatt Seerose")}
        facts.save(actor=actor, person=person, group="work", version=0, answers=work)
        relation = relations.record(actor=actor, person=person, name="Onkel Sumpfdotter", kind="sibling")
        guardianship = guardians.record(actor=actor, person=person, kind="authorised", name="Frau Dotterblume")
        address = Address.objects.get(household=household)
    world.objects |= {
        "case": case,
        "enquiry": open_enquiry,
        "enquiry_of_case": enquiry,
        "person": person,
        "child": child,
    }
    world.objects |= {"household": household, "status": status, "merge": merge, "other": child}
    world.objects |= {"address": address, "relation": relation, "guardianship": guardianship}
    world.objects["counselling"] = make.counselling(actor, name="Frau Knoblauch", note="Gartenzwerg gesucht")
    make.became_case(actor, make.counselling(actor, name="Frau Knoblauch"), label="Familie Knoblauch")
    world.objects |= {"second": make.case(actor, "Familie Zander"), "foreign": make.case(world.cast.carlo.actor)}


def _record_twice(actor: Actor, case: Case, person: Person, child: Person) -> Merge:
    """The child was recorded twice and put together again; mother and child were told apart."""
    twice = make.person(actor, case, "Tjark", family_name=FAMILY, birth="2021")
    merge = merging.merge(actor=actor, kept=child, given_up=twice, reason="Gummistiefel stehen in beiden")
    known.tell_apart(actor=actor, person=person, others=[child])
    child.refresh_from_db()
    return merge


def _plan_it(world: World) -> None:
    actor, case, person = world.cast.clara.actor, world.case, world.objects["person"]
    with acting_as(actor):
        goal = goals.add(actor=actor, case=case, own_words="Segelschein machen", life_area="education", person=person)
        office = world.cast.jobcenter
        step = make.step(
            actor, case, "Vorhangstoff kaufen", party="office", office=office, goal=goal, life_area="language"
        )
        later = make.step(actor, case, "Kurs", needs=[step], due_on=clock.today() + timedelta(days=3))
        plan = make.adopted_plan(actor, case)
    world.objects |= {"goal": goal, "step": step, "later": later, "plan": plan}


def _write_it_down(world: World) -> None:
    actor, case = world.cast.clara.actor, world.case
    with acting_as(actor):
        contact = contacts.record(
            actor=actor, case=case, kind="phone", persons=[world.objects["person"]], note="Nachbarskatze entlaufen"
        )
        task = tasks.add(actor=actor, case=case, title="Lampenfieber besprechen")
        area: dict[str, Any] = {"need": "low", "resources": "some", "own_words": "Kellertreppe"}
        document = make.document(actor, case, f"Pass {FAMILY}.pdf", person=world.objects["person"], note="Badekappe")
        entry = assessments.save(actor=actor, case=case, life_area="language", **area)
        talk = make.conference(actor, case, purpose="Regenschirm suchen", office=world.cast.jobcenter)
        meeting = planning.call(actor=actor, topic="Wohnungen", held_on=clock.today(), case_count=3)
        codes = {"kind": "obstacle", "obstacle_kind": "waiting_time", "life_area": "housing", "office_kinds": []}
        theme = planning.note(actor=actor, conference=meeting, text="Es dauert zu lange.", **codes)
        asked = {"topic": "social_law", "audience": "offices", "urgency": "now", "text": "wie man liest"}
        world.objects |= {"planning": meeting, "theme": theme, "need": training_needs.note(actor=actor, **asked)}
        world.objects |= {"conference": talk, "guest": talk.guests.get(), "agreement": talk.agreements.get()}
    world.objects |= {"contact": contact, "task": task, "entry": entry, "document": document}


def _share_and_deputise(world: World) -> None:
    actor, today = world.cast.clara.actor, clock.today()
    with acting_as(actor):
        given: dict[str, Any] = {"how": "written", "language": "ar", "wording": "2026-01", "given_on": today}
        basis = bases.record(
            actor=actor,
            household=world.case.household,
            kind="consent",
            purpose="step_sharing",
            data_areas=["identity"],
            offices=[world.cast.jobcenter],
            last_day=today + timedelta(days=90),
            **given,
        )
        until = today + timedelta(days=7)
        deputation = deputations.name(actor=actor, deputy=world.cast.dana.membership, first_day=today, last_day=until)
    world.objects |= {"basis": basis, "deputation": deputation}


def _tell_steering(world: World) -> None:
    cast, case = world.cast, world.case
    clara = cast.clara.actor
    noted = make.obstacle(clara, case, text="Teppichladen hat zu", steps=[world.objects["step"]])
    with acting_as(clara):
        draft = proposals.draft(actor=clara, obstacle=noted, text=make.NEUTRAL)
        request = proposals.submit(actor=clara, proposal=draft)
        make.released(clara, case, cast.carlo.actor, text="Kurse finden nur am Vormittag statt. Das reicht nicht.")
    jobs.deliver_observations()
    world.objects |= {"obstacle": noted, "proposal": draft, "request": request}
    with acting_as(cast.carlo.actor):
        world.objects["released"] = ReleaseRequest.objects.visible_to(cast.carlo.actor).exclude(pk=request.pk).get()


def _meet(world: World) -> None:
    cast = world.cast
    konrad = cast.konrad.actor
    with acting_as(konrad):
        observation = Observation.objects.visible_to(konrad).get()
        issue = making.issue(cast, observations=[observation], why_grave="Selten, aber schwer.")
        unlisted = making.issue(cast, title="Noch auf keiner Tagesordnung")
        meeting = making.meeting(cast)
        item = meetings.put_on(actor=konrad, issue=issue, meeting=meeting, minutes=20)
        issues.set_options(actor=konrad, issue=issue, options=[{"title": "Plätze", "is_preferred": True}])
        seats = {line.seat: (Attendance.PRESENT, "") for line in seat_lines(meeting)}
        meetings.record_attendance(actor=konrad, meeting=meeting, seats=seats)
        meetings.move_on(actor=konrad, meeting=meeting, state=MeetingState.IN_SESSION)
        coming = making.meeting(cast, meeting.body)
    world.objects |= {"observation": observation, "issue": issue, "unlisted": unlisted}
    world.objects |= {"meeting": meeting, "coming": coming, "item": item, "body": meeting.body}


def _decide(world: World) -> None:
    cast = world.cast
    konrad, item = cast.konrad.actor, AgendaItem.objects.get(pk=world.objects["item"].pk)
    due = clock.today() + timedelta(days=90)
    with acting_as(konrad):
        decision = decisions.record(
            actor=konrad,
            item=item,
            outcome=Outcome.ACCEPTED,
            reason="Die Lücke entsteht überall.",
            manner=DecisionManner.VOTE,
            vote=Vote(3, 0, 0),
            parts=[{"text": "Plätze vereinbaren", "owner": cast.jobcenter, "due": due}],
        )
        measure = decision.parts.get().measure
        measure_step = measures.add_step(actor=konrad, measure=measure, text="Mit zwei Trägern sprechen")
    world.objects |= {"decision": decision, "measure": measure, "measurestep": measure_step}


def _guide(world: World) -> None:
    today = clock.today()
    given: dict[str, Any] = {"valid": making.span(today, today + timedelta(days=200)), "life_areas": ["language"]}
    konrad, issue = world.cast.konrad.actor, world.objects["issue"]
    with acting_as(konrad):
        shown = guidance.draft(actor=konrad, issue=issue, title="Träger fragen", text="Über das KI.", **given)
        guidance.publish(actor=konrad, guidance=shown)
        draft = guidance.draft(actor=konrad, issue=issue, title="Entwurf", text="Noch nicht.", **given)
    with acting_as(world.cast.clara.actor):
        helped: dict[str, Any] = {"guidance": shown.public_id, "feedback": GuidanceFeedback.HELPED}
        feedback.rate(actor=world.cast.clara.actor, case=world.case, **helped)
    world.objects |= {"guidance": shown, "draft": draft}


def _accounts(world: World) -> None:
    cast = world.cast
    invited = users.invite(
        actor=cast.adam.actor, email="nele@example.org", name="Nele Neu", role=Role.CASE_MANAGER, unit=cast.auental
    )
    world.objects |= {"user": invited.user, "membership": invited.membership}
    directory.add(world)
    world.words |= {"secret": invited.secret, "key": _typed_too_late(world), "area": "language", "sample": "formular"}
    world.words |= {"uidb36": "0", "slug": "impressum", "group": "work", "template_key": "schuleintritt"}
    world.words |= {"letter": "consent", "rule": "25b", "passkey_id": "0", "provider_id": "stadt"}


def _typed_too_late(world: World) -> str:
    """What Clara typed into a contact when her session had ended."""
    client = log_in(Client(), world.cast.clara)
    client.get("/konto/")
    client.cookies.pop("sessionid")
    client.post(reverse("casework:case-contact-new", args=[world.case.public_id]), {"note": "Lampenfieber"})
    with acting_as(world.cast.clara.actor):
        return str(KeptInput.objects.get().key)
