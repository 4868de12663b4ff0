"""A file that an officer has taken up: her checklist reads the pre-check, and a value has come back into the case."""

from __future__ import annotations

from typing import Any

from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.config.demo.calendar import ago, at_work
from kim.config.demo.packets import AUTHORITY, FILE, agree, file_of, send
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.models import Person
from kim.procedures.actions import checklists, packets
from kim.procedures.models import Procedure
from kim.procedures.queries.packets import content_of, handed
from kim.referrals.models import Packet

SENT, TAKEN, FOUND = 16, 14, 6
FOUND_SO_FAR = (("25b.no_serious_offence", "met"), ("g.security", "open"))


def build(jana: Membership, officer: Membership) -> None:
    """Farid's file, from the packet to the first values."""
    question = "Kann Farid den Antrag schon stellen, bevor die sechs Jahre voll sind?"
    with clock.at(at_work(ago(SENT))):
        with acting_as(jana.as_actor()):
            farid = Person.objects.get(given_name="Farid", family_name="Nazari")
            case = Case.objects.get(household__memberships__person=farid)
        agree(jana, case, AUTHORITY, "authority_file", FILE)
        packet = send(jana, case, AUTHORITY, file_of(farid), kind="authority_file", question=question, days=21)
    procedure = _taken_up(officer, packet)
    with clock.at(at_work(ago(FOUND))), acting_as(officer.as_actor()):
        for criterion, value in FOUND_SO_FAR:
            line = procedure.checklistlines.get(criterion=criterion)
            checklists.find(actor=officer.as_actor(), line=line, value=value, found_on=clock.today())
        packets.tell(actor=officer.as_actor(), procedure=procedure)


def _taken_up(officer: Membership, packet: Packet) -> Procedure:
    with clock.at(at_work(ago(TAKEN))), acting_as(officer.as_actor()):
        here = Packet.objects.get(pk=packet.pk)
        file = handed(here, content_of(officer.as_actor(), here))
        given: dict[str, Any] = {"pathway": "25b", "applied_on": ago(SENT)}
        given |= {"applicant_name": file.name, "born_on": file.born_on}
        return packets.take_up(actor=officer.as_actor(), packet=here, **given)
