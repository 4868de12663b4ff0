"""A file that was handed over: it becomes a procedure with one action, its list goes back, and nothing else is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.people.models import Person
from kim.procedures.actions import checklists, packets
from kim.procedures.models import Procedure
from kim.procedures.queries.packets import handed, new_files
from kim.procedures.rules.answer import MOST, answer_text
from kim.referrals.actions import taking_in
from kim.referrals.models import Packet, PacketChange, PacketContent
from kim.referrals.rules.codes import PacketState
from tests.cast import Cast, Player
from tests.procedures import making
from tests.referrals import making as referrals

LogIn = Callable[[Client, Player | None], Client]


@pytest.fixture
def packet(cast: Cast) -> Packet:
    """Amina's file, which Clara sent to the immigration authority."""
    assert cast.ines.unit == cast.immigration, "somebody has to log in where a packet goes"
    case = referrals.case_of(cast)
    referrals.agree(cast, case, purpose="authority_file", office=cast.immigration)
    drafted = referrals.drafted(cast, case, kind="authority_file", holder=cast.immigration, question="Reicht der Lohn?")
    referrals.sent(cast, drafted)
    return drafted


def taken_up(cast: Cast, packet: Packet) -> Procedure:
    ines = cast.ines.actor
    with acting_as(ines):
        given: dict[str, Any] = {"pathway": "25b", "applicant_name": "Amina Ackerwinde", "applied_on": clock.today()}
        return packets.take_up(actor=ines, packet=Packet.objects.get(pk=packet.pk), **given)


def test_a_file_waits_at_the_desk_with_name_and_question(cast: Cast, packet: Packet) -> None:
    with acting_as(cast.ines.actor):
        (waiting,) = new_files(cast.ines.actor)
    assert (waiting.title, waiting.question) == ("Sabine Ackerwinde, Amina Ackerwinde", "Reicht der Lohn?")
    # Who of two applies, only the officer can say.
    assert (waiting.name, waiting.born_on) == ("", None)


def test_a_file_about_one_person_brings_name_and_birth_date(packet: Packet) -> None:
    sections = [{"heading": "Person", "groups": [{"lines": ["Name: Amina Ackerwinde", "Geboren: 01.05.2007"]}]}]
    file = handed(packet, PacketContent(question="Reicht der Lohn?", sections=sections))
    assert (file.name, str(file.born_on)) == ("Amina Ackerwinde", "2007-05-01")
    assert handed(packet, None).title == str(packet)


def test_it_becomes_a_procedure_once_and_the_sender_sees_that_it_was_accepted(cast: Cast, packet: Packet) -> None:
    opened = taken_up(cast, packet)
    assert (opened.origin, opened.question, opened.packet_id) == ("packet", "Reicht der Lohn?", packet.pk)
    with acting_as(cast.clara.actor):
        packet.refresh_from_db()
        assert packet.state == PacketState.ACCEPTED
    with acting_as(cast.ines.actor):
        assert not new_files(cast.ines.actor)
    with pytest.raises(RuleViolation) as refused:
        taken_up(cast, packet)
    assert refused.value.code == "taken_up"


def test_the_list_goes_back_and_of_a_finding_only_the_value(cast: Cast, packet: Packet) -> None:
    opened, ines = taken_up(cast, packet), cast.ines.actor
    with acting_as(ines):
        own = opened.checklistlines.get(criterion="25b.no_serious_offence")
        checklists.find(actor=ines, line=own, value="met", found_on=clock.today())
        packets.send_back(actor=ines, procedure=opened)
        assert opened.checklistlines.get(criterion="25b.language").asked_on == clock.today()
    with acting_as(cast.clara.actor):
        packet.refresh_from_db()
        told = PacketChange.objects.filter(packet=packet).last()
        assert packet.state == PacketState.ASKED_BACK
        assert told is not None
        assert "Deutsch mündlich A2: Zertifikat mündlich A2" in told.note
        assert "Kein schweres Ausweisungsinteresse: erfüllt" in told.note
        assert not Procedure.objects.exists()


def test_the_missing_papers_become_steps_of_the_plan_once(cast: Cast, packet: Packet) -> None:
    opened, clara = taken_up(cast, packet), cast.clara.actor
    with acting_as(cast.ines.actor):
        packets.send_back(actor=cast.ines.actor, procedure=opened)
    with acting_as(clara):
        packet.refresh_from_db()
        made = taking_in.plan_papers(actor=clara, packet=packet)
        language = "Deutsch mündlich A2: Zertifikat mündlich A2 oder Vermerk der Ausländerbehörde über ein Gespräch"
        assert language in [step.title for step in made]
        assert {(step.party, step.life_area) for step in made} == {("client", "residence")}
        with pytest.raises(RuleViolation) as refused:
            taking_in.plan_papers(actor=clara, packet=packet)
        assert refused.value.code == "nothing_to_plan"


def test_what_was_entered_by_hand_goes_back_to_nobody(cast: Cast) -> None:
    entered = making.procedure(cast.ines.actor)
    with pytest.raises(RuleViolation) as refused, acting_as(cast.ines.actor):
        packets.send_back(actor=cast.ines.actor, procedure=entered)
    assert refused.value.code == "no_packet"


def test_the_outcome_goes_back_with_the_last_day_of_the_title(cast: Cast, packet: Packet) -> None:
    opened = taken_up(cast, packet)
    until = clock.today() + timedelta(days=900)
    making.ended(cast.ines.actor, opened, title_key=making.CHANCE, title_until=until)
    with acting_as(cast.clara.actor):
        packet.refresh_from_db()
        told = PacketChange.objects.filter(packet=packet).last()
        assert packet.state == PacketState.DONE
        assert told is not None
        assert "erteilt" in told.note and until.strftime("%d.%m.%Y") in told.note


def test_after_a_withdrawal_the_procedure_stays_and_the_file_is_closed(cast: Cast, packet: Packet) -> None:
    opened = taken_up(cast, packet)
    with acting_as(cast.clara.actor):
        Packet.objects.filter(pk=packet.pk).update(state=PacketState.WITHDRAWN, acts_next="", next_on=None)
    with acting_as(cast.ines.actor):
        assert not new_files(cast.ines.actor)
        opened.refresh_from_db()
        with pytest.raises(RuleViolation) as refused:
            packets.send_back(actor=cast.ines.actor, procedure=opened)
        assert refused.value.code == "packet_closed"


def test_an_officer_tries_every_door_of_the_case_and_sees_the_packet_only(
    cast: Cast, packet: Packet, client: Client, log_in: LogIn
) -> None:
    ines = log_in(client, cast.ines)
    assert "Amina Ackerwinde" in ines.get(reverse("procedures:desk")).content.decode()
    with acting_as(cast.clara.actor):
        case = Case.objects.get()
        person = Person.objects.get(given_name="Amina")
    for name in ("case", "plan", "household", "contacts", "documents", "consents", "assessment"):
        assert ines.get(reverse(f"casework:{name}", args=[case.public_id])).status_code == 404
    assert ines.get(reverse("referrals:packet", args=[case.public_id, packet.public_id])).status_code == 404
    assert ines.get(reverse("casework:search")).status_code == 404
    with acting_as(cast.ines.actor):
        assert not Case._base_manager.exists()
        assert not Person._base_manager.filter(pk=person.pk).exists()


def test_the_page_takes_a_file_up_and_sends_the_list_back(
    cast: Cast, packet: Packet, client: Client, log_in: LogIn
) -> None:
    ines = log_in(client, cast.ines)
    take = reverse("procedures:packet-take-up", args=[packet.public_id])
    asked = ines.get(take)
    offered = {str(label): mark for mark, label in asked.context["form"].fields["about"].choices}
    assert list(offered)[:2] == ["Sabine Ackerwinde", "Amina Ackerwinde"]
    day = clock.today().strftime("%d.%m.%Y")
    assert ines.post(take, {"applicant_name": "Amina Ackerwinde", "applied_on": "01.01.2090"}).status_code == 422
    unnamed = ines.post(take, {"about": "other", "pathway": "25b", "applied_on": day})
    assert "Bitte geben Sie den Namen ein." in unnamed.content.decode()
    # Whoever is chosen brings name and birth date along.
    given = {"about": offered["Amina Ackerwinde"], "pathway": "25b", "applied_on": day}
    page = ines.post(take, given, follow=True)
    assert "Liste zurückgeben" in page.content.decode()
    with acting_as(cast.ines.actor):
        opened = Procedure.objects.get()
        assert (opened.applicant_name, str(opened.born_on)) == ("Amina Ackerwinde", "2007-05-01")
    ines.post(reverse("procedures:procedure-send-back", args=[opened.public_id]))
    with acting_as(cast.clara.actor):
        packet.refresh_from_db()
        assert packet.state == PacketState.ASKED_BACK
    assert log_in(client, cast.nora).get(take).status_code == 404


def test_a_long_list_ends_with_what_is_left_out() -> None:
    text = answer_text("Bitte:", [(f"Voraussetzung {n}", ["Nachweis " * 12]) for n in range(40)], "", [])
    assert len(text) <= MOST + 10
    assert text.splitlines()[-1].startswith("(+ ")
    assert answer_text("Bitte:", [], "Befund:", [("Sicherheit", "erfüllt")]) == "Befund:\n– Sicherheit: erfüllt"
