"""A case manager of another employer takes a case over: a file of their own begins with what the packet handed over.

Nothing moves. The packet is the only thing that both units know; the former case ends on its side and stays there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import cases, documents, hand_overs, steps, tasks
from kim.casework.models import Case, HandOver
from kim.casework.rules.codes import PartyKind
from kim.casework.rules.document_codes import DocumentKind
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.vault import keeping
from kim.organisations import api as organisations
from kim.people.actions import persons, statuses
from kim.people.models import Person
from kim.referrals.actions import closing
from kim.referrals.actions.course import move, moved_on, who
from kim.referrals.models import Packet, PacketContent, PacketFile
from kim.referrals.rules.codes import DeclineReason, PacketState

Records = list[dict[str, Any]]
OF_A_PERSON = ("given_name", "family_name", "birth", "languages", "contact_ways")
# New notice, new declarations: those of the former employer do not hold here.
DECLARATIONS_WITHIN = timedelta(days=14)
# German, because it is stored.
NOTICE, TAKEN = "Datenschutzinformation geben, Einwilligungen neu einholen", "Als eigene Akte übernommen."


@action("hand_over_read", _("What is handed over was read by the case manager who is asked"))
def see(*, actor: Actor, packet: Packet) -> Packet:
    """Whoever is asked to take the case over has opened the packet."""
    access.require(actor, "take_over", packet)
    return move(packet, PacketState.SEEN, by=who(actor)) if packet.state == PacketState.DELIVERED else packet


def begin(actor: Actor, hand_over: HandOver) -> Case:
    """The new case, in the unit of `actor`. Registered with casework: a part of accepting the hand-over."""
    packet = _packet(actor, hand_over)
    content = PacketContent.objects.visible_to(actor).filter(packet=packet).first()
    if content is None or not packet.is_open:
        raise moved_on()
    found = [group.get("records", []) for section in content.sections for group in section["groups"]]
    case = _open(actor, hand_over, found)
    for records in found:
        _add_person(actor, case, records)
    for record in _of(found, "title"):
        _add_step(actor, case, record)
    for file in PacketFile.objects.visible_to(actor).filter(packet=packet):
        _add_paper(actor, case, file)
    due = clock.today() + DECLARATIONS_WITHIN
    tasks.add(actor=actor, case=case, title=NOTICE, due_on=due)
    move(packet, PacketState.DONE, by=who(actor), note=TAKEN)
    return case


def declined(actor: Actor, hand_over: HandOver, why: str) -> Packet:
    """The receiver says no, and why."""
    packet = _packet(actor, hand_over)
    return move(packet, PacketState.DECLINED, by=who(actor), note=why, decline_reason=DeclineReason.OTHER)


def withdrawn(actor: Actor, hand_over: HandOver) -> None:
    """Whoever offered took it back: the packet goes with it."""
    found = Packet.objects.visible_to(actor, "edit").filter(public_id=hand_over.packet).select_related("case").first()
    if found is not None and found.is_open:
        closing.withdraw(actor=actor, packet=found)


BY_PACKET = hand_overs.ByPacket(begin, declined, withdrawn)


def _packet(actor: Actor, hand_over: HandOver) -> Packet:
    packet: Packet | None = Packet.objects.visible_to(actor, "take_over").filter(public_id=hand_over.packet).first()
    if packet is None:
        raise moved_on()
    return packet


def _of(found: list[Records], name: str) -> Iterator[dict[str, Any]]:
    return (record for records in found for record in records if name in record)


def _open(actor: Actor, hand_over: HandOver, found: list[Records]) -> Case:
    """Called by the family name if that was handed over; it lives where the receiving unit works, as far as known."""
    names = [record["family_name"] for record in _of(found, "family_name") if record["family_name"]]
    label = f"Familie {names[0]}" if names else "Haushalt aus einer Übergabe"
    address = next((record["address"] for record in _of(found, "address")), "")
    return cases.open(actor=actor, label=label, municipality=hand_over.to.unit.municipality, address=address)


def _add_person(actor: Actor, case: Case, records: Records) -> None:
    """What belongs together in the packet is one person; without a name nobody is recorded."""
    told = {name: value for record in records for name, value in record.items()}
    if not (told.get("given_name") or told.get("family_name")):
        return
    details = {name: told[name] for name in OF_A_PERSON if name in told}
    person: Person = persons.add(actor=actor, household=case.household, **details)
    if "status" in told:
        last = date.fromisoformat(told["until"]) if told["until"] else None
        statuses.record(actor=actor, person=person, key=told["status"], last_day=last)


def _add_step(actor: Actor, case: Case, record: dict[str, Any]) -> None:
    """An open step. An office that the district no longer knows stays by name."""
    office = organisations.units().filter(key=record["office"]).first() if record["office"] else None
    party = PartyKind(record["party"])
    name = record["office_name"] or record["office"]
    steps.add(
        actor=actor,
        case=case,
        title=record["title"],
        life_area=record["life_area"],
        legal_domain=record["legal_domain"],
        party=party,
        office=office,
        office_name="" if office or party is not PartyKind.OFFICE else name,
        due_on=date.fromisoformat(record["due_on"]) if record["due_on"] else None,
    )


def _add_paper(actor: Actor, case: Case, file: PacketFile) -> None:
    brought = documents.Brought(keeping.give_out(file.stored), file.file_name, file.media_type)
    documents.take_over(actor=actor, case=case, brought=brought, kind=DocumentKind.OTHER, note=file.title)
