"""What the stories between offices need before anybody looks: a case with consents, a recipient, a packet in an inbox.

Everything through the actions that the pages call.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page

from kim.accounts.models import Membership
from kim.accounts.rules.roles import Role
from kim.casework.models import Case, Step
from kim.consent.actions import bases, releases
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.organisations import api as organisations
from kim.people.actions import statuses
from kim.people.models import Person
from kim.referrals.actions import answering, composing, links, taking_in
from kim.referrals.models import Packet
from kim.referrals.parts import offers
from kim.referrals.queries.composed import compose
from tests import make
from tests.browser.demo import member
from tests.browser.hands import Hands

JANA = "steinhoff"
AREAS = ["identity", "language", "residence_status", "contact_details", "plan"]


@dataclass(frozen=True)
class Story:
    """A case of Jana Steinhoff in Rösrath with one young person in it."""

    case: Case
    person: Person

    @property
    def packets(self) -> str:
        """Where its packets are."""
        return reverse("referrals:packets", args=[self.case.public_id])


def begin(family: str, given: str, status: str, years: int = 19, until: int = 300) -> Story:
    """A case with one person of so many years, with a status that ends in so many days."""
    actor = member(JANA)
    case = make.case(actor, f"Familie {family}")
    today = clock.today()
    with acting_as(actor):
        born = date(today.year - years, 1, 10).isoformat()
        person = make.person(actor, case, given, family_name=family, birth=born)
        statuses.record(actor=actor, person=person, key=status, last_day=today + timedelta(days=until))
    return Story(case, person)


def step(story: Story, title: str, office: str = "", name: str = "", area: str = "work") -> Step:
    """A step that an office has to do."""
    unit = organisations.unit(office) if office else None
    return make.step(member(JANA), story.case, title, party="office", office=unit, office_name=name, life_area=area)


def agree(story: Story, purpose: str, office: str = "", name: str = "") -> None:
    """A consent and a release from secrecy towards one recipient."""
    actor, unit = member(JANA), organisations.unit(office) if office else None
    said: dict[str, Any] = {
        "actor": actor, "household": story.case.household, "given_on": clock.today(), "how": "written",
        "last_day": clock.today() + timedelta(days=120), "language": "de", "wording": "2026-11", "data_areas": AREAS,
    }  # fmt: skip
    with acting_as(actor):
        bases.record(
            kind="consent", purpose=purpose, offices=[unit] if unit else [], names=[name] if name else [], **said
        )
        releases.record(office=unit, name=name, **said)


def partner(name: str, office: str) -> Membership:
    """Somebody who receives packets in an office of the district; the password is `make.PASSWORD`."""
    return make.member(name, Role.PARTNER, organisations.unit(office))


def sent(story: Story, question: str, **given: Any) -> tuple[Packet, links.Made | None]:
    """A packet with name, status and the step that it asks for, which has been sent already."""
    actor = member(JANA)
    own = f"step:{given['step'].public_id}" if given.get("step") else ""
    with transaction.atomic(), acting_as(actor):
        keys = [option.key for offer in offers(actor, story.case) for option in offer.options]
        parts = [key for key in keys if key.endswith((":name", ":status")) or key == own]
        if isinstance(given.get("holder"), str):
            given["holder"] = organisations.unit(given["holder"])
        packet = composing.draft(actor=actor, case=story.case, question=question, parts=parts, **given)
        made = composing.send(actor=actor, packet=packet, previewed=compose(actor, packet).print)
    return packet, made


def sits(page: Page, address: str, who: Membership) -> Hands:
    """Somebody who is no one of the demo logs in."""
    page.goto(address + "/anmelden/")
    page.get_by_label("E-Mail").fill(who.user.email)
    page.get_by_label("Passwort", exact=True).fill(make.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/anmelden/" not in url)
    return Hands(page)


def compose_by_hand(she: Hands, story: Story, office: str, question: str) -> None:
    """Choose recipient, question and parts, look at what they will read, send it."""
    she.go(reverse("referrals:packet-new", args=[story.case.public_id]))
    she.write(holder=office, question=question)
    person = she.page.locator("main fieldset").filter(has_text=str(story.person))
    for part in ("Name", "Aufenthalt"):
        she.check(person.get_by_label(part, exact=True).first)
    she.press("Zur Vorschau")
    she.reads(question, f"Name: {story.person}")
    she.press("Genau dies senden")


def answers(they: Hands, choice: str, text: str = "", **more: str) -> None:
    """The form under the packet."""
    they.choose(choice)
    they.write(**({"text": text} if text else {}), **more)
    they.press("Antwort senden")


def steps_of(story: Story) -> list[Step]:
    """The steps of the plan as they stand now."""
    actor = member(JANA)
    with transaction.atomic(), acting_as(actor):
        return list(Step.objects.visible_to(actor).filter(case=story.case))


def is_answered(actor: Actor, packet: Packet, **given: Any) -> None:
    """The recipient has answered in the inbox."""
    with transaction.atomic(), acting_as(actor):
        answering.answer(actor=actor, packet=Packet.objects.get(pk=packet.pk), **given)


def is_answered_on_paper(packet: Packet, name: str, text: str, step: str) -> None:
    """The letter was handed over, the answer came on the phone and is part of the case."""
    actor = member(JANA)
    with transaction.atomic(), acting_as(actor):
        found = Packet.objects.select_related("case", "step", "holder").get(pk=packet.pk)
        answering.deliver(actor=actor, packet=found)
        answering.enter(actor=actor, packet=found, name=name, state="done", text=text)
        taking_in.take_in(actor=actor, packet=found, step=step)
