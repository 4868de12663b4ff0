"""Persons of trust of a case, and what one errand says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from kim.casework.models import Case
from kim.consent.models import Basis, Release
from kim.consent.queries import in_force
from kim.consent.rules.codes import DataArea, Purpose
from kim.kernel import clock, ical
from kim.kernel.actor import Actor
from kim.referrals.models import Packet, PacketContent, TrustedPerson
from kim.referrals.parts import Filling, Offer, Option, Part
from kim.ui.templatetags.kim_ui import day

if TYPE_CHECKING:
    from kim.referrals.queries.composed import Composed

NAME = ":name"
PART = Part("errand", "Auftrag", "Auftrag", lambda _actor, _case: [], 1)


def of_case(actor: Actor, case: Case) -> QuerySet[TrustedPerson]:
    """Who is one today."""
    found: QuerySet[TrustedPerson] = TrustedPerson.objects.visible_to(actor).filter(case=case, ended_on__isnull=True)
    return found.select_related("initiative")


def agreed_names(actor: Actor, case: Case) -> list[str]:
    """Whom a consent for single steps names together with a release from secrecy, both in force today."""
    holds = {"household": case.household_id}
    released = Release.objects.visible_to(actor).filter(in_force(), **holds).exclude(name="")
    bases = Basis.objects.visible_to(actor).filter(in_force(), purpose=Purpose.STEP_SHARING, **holds)
    named = set(bases.exclude(recipients__name="").values_list("recipients__name", flat=True))
    return sorted(named & set(released.values_list("name", flat=True)))


def offers_of(packet: Packet, found: list[Offer]) -> list[Offer]:
    """What a person of trust can be told: the errand, and how somebody is called; nothing else is offered."""
    said = {"on": packet.answer_by.isoformat(), **packet.chosen.get("errand", {})}
    filling = Filling((line_of(packet),), data=said)
    errand = Option("errand", "Auftrag", DataArea.PLAN, (), fill=lambda: filling)
    names = [
        replace(offer, options=[option for option in offer.options if option.key.endswith(NAME)]) for offer in found
    ]
    return [Offer(PART, [errand]), *(offer for offer in names if offer.options)]


def line_of(packet: Packet) -> str:
    """12.12.2026, 10:00 Uhr, Rathaus: zum Termin begleiten. German, as everything that leaves the case."""
    errand = packet.chosen.get("errand", {})
    at = f"{errand['at']} Uhr" if errand.get("at") else ""
    when = ", ".join(part for part in (day(packet.answer_by), at, errand.get("place", "")) if part)
    return f"{when}: {packet.chosen.get('question', '')}"


def lines_of(content: PacketContent | Composed) -> list[str]:
    """Everything that the person of trust is told, line by line."""
    return [line for section in content.sections for group in section["groups"] for line in group["lines"]]


def calendar_of(packet: Packet, content: PacketContent) -> bytes:
    """The same lines as an entry for a calendar, without number and sender."""
    errand = content.sections[0]["groups"][0]["data"]
    on, at = date.fromisoformat(errand["on"]), errand.get("at", "")
    starts = datetime.combine(on, time.fromisoformat(at), tzinfo=clock.now().tzinfo) if at else on
    summary = " · ".join(lines_of(content))
    return ical.feed([ical.Event(uid=f"{packet.public_id}@kim", starts=starts, summary=summary)], "Begleitung")
