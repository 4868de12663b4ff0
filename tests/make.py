"""Builders for tests. They go through actions, so that no test stands on a state that could not come about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile

from kim.accounts.actions import invitations, users
from kim.accounts.models import Membership, User
from kim.accounts.rules.roles import Role
from kim.casework.actions import (
    cases,
    conferences,
    documents,
    hand_overs,
    obstacles,
    plans,
    proposals,
    releases,
    short_counselling,
    steps,
    supervision,
)
from kim.casework.actions.agreements import Agreed
from kim.casework.models import (
    Case,
    Conference,
    Document,
    Obstacle,
    Plan,
    Proposal,
    ReleaseRequest,
    Step,
    SupervisionQuestion,
)
from kim.casework.queries import plan_content
from kim.consent.actions import bases, notices
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.uploads import checking
from kim.organisations.actions import district
from kim.organisations.district import DistrictData
from kim.organisations.models import Organisation, Unit
from kim.people.actions import persons
from kim.people.models import Person
from tests import files
from tests.made_before import districts, households, staff

OPERATOR = Actor.system("operator")
PASSWORD = "Regen auf dem Kahn 7"


def unit(key: str, name: str, organisation: str, kind: str = "other") -> Unit:
    """A unit of an organisation, both made if they are missing."""

    def made() -> Unit:
        owner, _is_new = Organisation.objects.get_or_create(key=organisation, defaults={"name": organisation.title()})
        given = {"name": name, "organisation": owner, "kind": kind}
        return Unit.objects.get_or_create(key=key, defaults=given)[0]

    return staff.unit(organisation, (key, name, kind), made)


def loaded(data: DistrictData) -> None:
    """A district of which nothing is stored yet, from its files."""
    districts.district(data.head.key, lambda: district.load(actor=Actor.system("district"), data=data))


def member(name: str, role: Role, unit: Unit) -> Membership:
    """A new user with a password (`PASSWORD`) and one membership from today."""
    return staff.member(name, role, unit, lambda: _member(name, role, unit))


def _member(name: str, role: Role, unit: Unit) -> Membership:
    email = f"{name.split()[0].lower()}@example.org"
    invited = users.invite(actor=OPERATOR, email=email, name=name, role=role, unit=unit)
    # The real action hashes for a tenth of a second; here all share one hash and only the password is skipped.
    invitations.withdraw_all(invited.user)
    User.objects.filter(pk=invited.user.pk).update(password=_hash())
    invited.user.refresh_from_db()
    return invited.membership


@cache
def _hash() -> str:
    return make_password(PASSWORD)


def case(actor: Actor, label: str = "Familie Sommer", **given: Any) -> Case:
    """A case of one household with one adult, opened by `actor`."""
    if given:
        return _case(actor, label, **given)
    return households.case(actor, label, lambda: _case(actor, label))


def _case(actor: Actor, label: str, **given: Any) -> Case:
    opened = cases.open(actor=actor, label=label, **given)
    person(actor, opened, given_name="Sabine", family_name=label.split()[-1], relation="reference", birth="1988-05")
    return opened


def family(actor: Actor) -> Case:
    """A case of the family Sommer: Sabine, Paul (2015) and Lina (2023)."""

    def made() -> Case:
        opened = _case(actor, "Familie Sommer")
        person(actor, opened, "Paul", family_name="Sommer", relation="child", birth="2015-03-02")
        person(actor, opened, "Lina", family_name="Sommer", relation="child", birth="2023")
        return opened

    return households.case(actor, "Sabine, Paul, Lina", made)


def counselling(actor: Actor, name: str = "", topics: Sequence[str] = ("housing",), **given: Any) -> Case:
    """A short counselling with one conversation in the consulting hour; it goes on unless `finished` is given."""
    more = {key: given.pop(key) for key in ("finished", "service", "enquiry") if key in given}
    place = given.pop("municipality", None)
    contact = {"kind": "consulting_hour", "minutes": 15, **given}
    with acting_as(actor):
        about = short_counselling.About(name=name, topics=topics, municipality=place)
        return short_counselling.record(actor=actor, about=about, contact=contact, **more)


def handed_over(giver: Any, case: Case, receiver: Any, reason: str = "Umzug") -> None:
    """A case that one player offers and the other accepts; the household knows."""
    with acting_as(giver.actor):
        offered = hand_overs.offer(actor=giver.actor, case=case, to=receiver.membership, reason=reason, told=True)
    with acting_as(receiver.actor):
        hand_overs.accept(actor=receiver.actor, hand_over=offered)


QUESTION = "Was hilft, wenn ein Kurs ohne Betreuung beginnt und das Amt nicht antwortet?"


def supervised(actor: Actor, case: Case, text: str = QUESTION) -> SupervisionQuestion:
    """A question to supervision about a case."""
    with acting_as(actor):
        return supervision.ask(actor=actor, case=case, text=text, confirmed=True)


def became_case(actor: Actor, counselling: Case, label: str = "Familie Blum") -> Case:
    """A short counselling that turned out to need more."""
    with acting_as(actor):
        given: dict[str, Any] = {"label": label, "criteria": ["complex_need"]}
        return short_counselling.to_case(actor=actor, case=counselling, version=counselling.version, **given)


def person(actor: Actor, case: Case, given_name: str = "Paul", **details: Any) -> Person:
    """One more person in the household of a case."""
    return persons.add(actor=actor, household=case.household, given_name=given_name, **details)


def step(actor: Actor, case: Case, title: str = "Kita-Platz suchen", **given: Any) -> Step:
    """A step of the plan; the household does it unless something else is given."""
    values: dict[str, Any] = {"life_area": "education", "party": "client", **given}
    return steps.add(actor=actor, case=case, title=title, **values)


def document(actor: Actor, case: Case, name: str = "Pass.pdf", content: bytes = b"", **about: Any) -> Document:
    """A paper of the case; a PDF of a blank page unless something else is given."""
    arrived = SimpleUploadedFile(name, content or files.pdf(title=name))
    given: dict[str, Any] = {"kind": "passport", **about}
    return documents.upload(actor=actor, case=case, checked=checking.check(arrived), **given)


def basis_for_counselling(actor: Actor, case: Case, given_on: date | None = None) -> None:
    """The household was told and agreed to be counselled."""
    day = given_on or clock.today()
    given: dict[str, Any] = {"given_on": day, "how": "written", "language": "de", "wording": "2026-01"}
    with acting_as(actor):
        household = case.household
        notices.record(actor=actor, household=household, **given)
        bases.record(actor=actor, household=household, kind="consent", purpose="counselling", **given)


def adopted_plan(actor: Actor, case: Case) -> Plan:
    """The steps of the case as an adopted plan; one step is made if there is none."""
    with acting_as(actor):
        has_steps = case.steps.exists()
    if not has_steps:
        step(actor, case)
    basis_for_counselling(actor, case)
    plan = plans.draft(actor=actor, case=case)
    return plans.adopt(actor=actor, plan=plan, version=plan.version, agreements=agreed_by_all(actor, case))


def agreed_by_all(actor: Actor, case: Case, **given: Any) -> list[Agreed]:
    """Every adult of the household signs; where there is none, a guardian does for the children."""
    with acting_as(actor):
        found = plan_content.agreers(actor, case)
        alone = [] if found.adults else [Agreed(child, by_name="Vormundschaft", **given) for child in found.minors]
        return [*(Agreed(person, **given) for person in found.adults), *alone]


def obstacle(actor: Actor, case: Case, **given: Any) -> Obstacle:
    """Something that hinders in a case: no child care during a language course."""
    values: dict[str, Any] = {
        "text": "Sabine soll in den Kurs, Paul hat keinen Kita-Platz.",
        "obstacle_kind": "offer_gap",
        "life_area": "language",
        "office_kinds": ["language_course_provider", "youth_office"],
        **given,
    }
    return obstacles.record(actor=actor, case=case, **values)


NEUTRAL = "Sprachkurse beginnen ohne Betreuung. Eltern kleiner Kinder kommen nicht hinein."


def proposal(actor: Actor, case: Case, text: str = NEUTRAL) -> Proposal:
    """Two neutral lines about an obstacle of a case."""
    return proposals.draft(actor=actor, obstacle=obstacle(actor, case), text=text)


def request(actor: Actor, case: Case, text: str = NEUTRAL) -> ReleaseRequest:
    """Two neutral lines that wait for a second person."""
    return proposals.submit(actor=actor, proposal=proposal(actor, case, text))


def released(actor: Actor, case: Case, second: Actor, text: str = NEUTRAL) -> ReleaseRequest:
    """Two neutral lines that a second person has released."""
    return releases.release(actor=second, request=request(actor, case, text), looked_at_guesses=True)


def conference(actor: Actor, case: Case, *, office: Unit, purpose: str = "Wege klären") -> Conference:
    """A conference of yesterday with one guest, minutes and one agreement."""
    starts = clock.now() - timedelta(days=1)
    made = conferences.call(actor=actor, case=case, purpose=purpose, starts_at=starts, agenda=["Lage"])
    guest = conferences.ask(actor=actor, conference=made, office=office)
    conferences.write_minutes(
        actor=actor, conference=made, version=made.version, said="Alle einig.", notes={}, present=[guest]
    )
    conferences.agree(actor=actor, conference=made, text="Bescheid prüfen", office=office)
    return made
